import { issue, type Issue } from '@caseloom/core';
import { checkSchema, placeInFile } from '../format/schema-issues.ts';
import { parseJson } from '../text/json.ts';
import { suggestion } from '../text/near.ts';
import { addressIn } from '../text/property-path.ts';
import { ARTIFACT_FAMILY, type ArtifactKind, type Overlay, type OverlayOp, type OverlayTableNote } from '../types.ts';
import { overlaySchema } from './overlay-schema.ts';

/** Reads `overlay/<kind>/<artifact>.json`. What needs the parents (unknown ids, order) is checked when the overlay is applied. */
export function readOverlay(
  text: string,
  file: string,
  kind: ArtifactKind,
  artifact: string,
): { readonly overlay?: Overlay; readonly issues: readonly Issue[] } {
  const { json, issues } = parseJson(text, file);
  if (json === undefined) return { issues };
  const checked = checkSchema(overlaySchema, json.value, placeInFile(file, json.spanOf));
  if (checked.value === undefined) return { issues: checked.issues };
  const found: Issue[] = [];
  const ops: OverlayOp[] = [];
  const addresses: string[] = [];
  const addCodes: unknown[] = [];
  const removeCodes: string[] = [];
  const tableNotes = new Map<string, OverlayTableNote>();
  const seen = new Map<string, string>();
  checked.value.forEach((entry, index) => {
    const address = addressIn(file, [index]);
    const span = json.spanOf([index]);
    const complain = (code: string, args: Issue['args']): void =>
      void found.push({ ...issue(code, address, args), span });
    if (entry.op === 'addCodes' || entry.op === 'removeCodes') {
      if (kind.kind !== 'codes') complain('PACK_OVERLAY_CODES_KIND', { op: entry.op, kind: kind.kind });
      else if (entry.op === 'addCodes')
        for (const code of entry.codes) addCodes.push(typeof code === 'string' ? { code } : code);
      else for (const code of entry.codes) removeCodes.push(code);
      return;
    }
    if (entry.op === 'table') {
      const { id, reason, clear = false } = entry;
      if (!Object.hasOwn(kind.tables, id))
        return complain('PACK_TABLE_UNKNOWN', {
          table: id,
          kind: kind.kind,
          known: suggestion(id, Object.keys(kind.tables)) || '–',
        });
      const first = tableNotes.get(id)?.address;
      if (first !== undefined) return complain('PACK_OVERLAY_TWICE', { id, first });
      return void tableNotes.set(id, { reason, clear, address });
    }
    const family = familyOf(entry.family, kind);
    if (family === undefined)
      return complain('PACK_FAMILY_UNKNOWN', {
        family: entry.family ?? '',
        known: suggestion(entry.family ?? '', [...kind.families.map((one) => one.path), ARTIFACT_FAMILY]),
      });
    const twice = JSON.stringify([family, entry.id]);
    const first = seen.get(twice);
    if (first !== undefined) return complain('PACK_OVERLAY_TWICE', { id: entry.id, first });
    seen.set(twice, address);
    if (entry.op !== 'disable' && entry.before !== undefined && entry.after !== undefined)
      complain('PACK_OVERLAY_BEFORE_AND_AFTER', { id: entry.id });
    if (family === ARTIFACT_FAMILY) {
      if (entry.id !== artifact) return complain('PACK_OVERLAY_ARTIFACT_ID', { id: entry.id, artifact });
      if (entry.op !== 'patch' && entry.op !== 'disable') return complain('PACK_OVERLAY_ARTIFACT_OP', { op: entry.op });
    }
    ops.push({ ...entry, family } as OverlayOp);
    addresses.push(address);
  });
  const overlay: Overlay = {
    kind: kind.kind,
    artifact,
    ops,
    addresses,
    ...(addCodes.length > 0 ? { addCodes } : {}),
    ...(removeCodes.length > 0 ? { removeCodes } : {}),
    tables: Object.create(null) as Overlay['tables'],
    ...(tableNotes.size > 0 ? { tableNotes } : {}),
  };
  return { overlay, issues: found };
}

/** The family an op means: the one it names, else the kind's only one, else the artifact's own fields where the kind has no families. */
export function familyOf(named: string | undefined, kind: ArtifactKind): string | undefined {
  if (named === ARTIFACT_FAMILY) return ARTIFACT_FAMILY;
  if (named !== undefined) return kind.families.find((family) => family.path === named)?.path;
  if (kind.families.length > 1) return undefined;
  return kind.families[0]?.path ?? ARTIFACT_FAMILY;
}
