import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { applyElementEdit } from './edit.ts';
import type { ElementEdit } from './element-edit.ts';
import { artifactFile, overlayFile } from './format/paths.ts';
import { prettyJson } from './format/pretty.ts';
import { readFamily } from './overlay/apply-elements.ts';
import { familyOf } from './overlay/read-overlay.ts';
import { parseJson } from './text/json.ts';
import { suggestion } from './text/near.ts';
import { isRecord } from './text/values.ts';
import {
  ARTIFACT_FAMILY,
  type ArtifactKind,
  type ElementFamily,
  type KindRegistry,
  type PackFiles,
  type PackKindId,
  type ResolvedPack,
} from './types.ts';

/** A whole artifact as an editor holds it: a workflow graph, a policy. */
export interface ArtifactSave {
  readonly kind: PackKindId;
  readonly artifact: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Why inherited elements that `value` lacks are disabled; needed only when there are any. */
  readonly reason?: string;
}

/**
 * Saves a whole artifact. Own or new: its file. Inherited: the fewest overlay operations that make it so, element by element; tables stay as they are.
 * Implements PACK-28.
 * @param parents the resolved chain without this pack
 * @throws CaseloomError PACK_EDIT_REASON_MISSING, PACK_EDIT_ORDER (an overlay cannot move inherited elements), PACK_ID_MISSING, PACK_KIND_UNKNOWN
 */
export function applyArtifactSave(
  files: PackFiles,
  registry: KindRegistry,
  save: ArtifactSave,
  parents?: ResolvedPack,
): PackFiles {
  const kind = registry.get(save.kind);
  if (kind === undefined)
    throw fail('PACK_KIND_UNKNOWN', save.kind, { kind: save.kind, known: suggestion(save.kind, registry.keys()) });
  const file = artifactFile(save.kind, save.artifact);
  const inherited = parents?.artifacts.get(save.kind)?.get(save.artifact);
  if (files.has(file) || inherited === undefined) return new Map([...files, [file, prettyJson(save.value)]]);
  const at = { kind: save.kind, artifact: save.artifact };
  const edits: ElementEdit[] = [
    { ...at, action: 'set', family: ARTIFACT_FAMILY, id: save.artifact, value: save.value },
  ];
  for (const family of kind.families) edits.push(...familyEdits(files, kind, family, save, inherited.value));
  return edits.reduce((now, edit) => applyElementEdit(now, registry, edit, parents), files);
}

function familyEdits(
  files: PackFiles,
  kind: ArtifactKind,
  family: ElementFamily,
  save: ArtifactSave,
  inheritedValue: unknown,
): ElementEdit[] {
  const file = overlayFile(save.kind, save.artifact);
  const at = { kind: save.kind, artifact: save.artifact, family: family.path };
  const wanted = readFamily(save.value, family);
  const inherited = readFamily(inheritedValue, family);
  const ops = opsOf(files, kind, family, file);
  if (wanted.has('undefined')) throw fail('PACK_ID_MISSING', file, { key: family.key });
  const kept = wanted.ids().filter((id) => inherited.has(id));
  const order = inherited.ids().filter((id) => wanted.has(id));
  if (family.ordered && kept.join('\n') !== order.join('\n'))
    throw fail('PACK_EDIT_ORDER', file, { family: family.path });
  const edits: ElementEdit[] = [];
  for (const id of inherited.ids()) {
    if (wanted.has(id) || ops.get(id) === 'disable') continue;
    if (save.reason === undefined || save.reason.trim() === '') throw fail('PACK_EDIT_REASON_MISSING', file, { id });
    edits.push({ ...at, action: 'disable', id, reason: save.reason });
  }
  const stays = (id: string): boolean => !family.ordered && wanted.has(id);
  for (const [id, op] of ops) if (op === 'add' && !stays(id)) edits.push({ ...at, action: 'remove', id });
  let previous: string | undefined;
  for (const id of wanted.ids()) {
    const value = wanted.get(id)!;
    const isSet = inherited.has(id) || (ops.get(id) === 'add' && stays(id));
    const place = !family.ordered ? {} : previous === undefined ? firstPlace(order) : { after: previous };
    edits.push(isSet ? { ...at, action: 'set', id, value } : { ...at, action: 'add', id, value, ...place });
    previous = id;
  }
  return edits;
}

function firstPlace(order: readonly string[]): { readonly before?: string } {
  return order[0] === undefined ? {} : { before: order[0] };
}

/** What the pack's overlay says about each element of a family. */
function opsOf(files: PackFiles, kind: ArtifactKind, family: ElementFamily, file: string): ReadonlyMap<string, string> {
  const text = files.get(file);
  if (text === undefined) return new Map();
  const { json, issues } = parseJson(text, file);
  if (json === undefined) throw new CaseloomError(issues);
  const ops = new Map<string, string>();
  for (const op of Array.isArray(json.value) ? (json.value as unknown[]) : []) {
    if (!isRecord(op) || typeof op['id'] !== 'string') continue;
    const named = typeof op['family'] === 'string' ? op['family'] : undefined;
    if (familyOf(named, kind) === family.path) ops.set(op['id'], String(op['op']));
  }
  return ops;
}

function fail(code: string, path: string, args: Issue['args']): CaseloomError {
  return new CaseloomError([issue(code, path, args)]);
}
