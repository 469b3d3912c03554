import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { artifactFile, overlayFile } from './format/paths.ts';
import { prettyJson } from './format/pretty.ts';
import { editTable } from './edit-table.ts';
import type { ElementEdit } from './element-edit.ts';
import { readFamily } from './overlay/apply-elements.ts';
import { familyOf } from './overlay/read-overlay.ts';
import { parseJson } from './text/json.ts';
import { mergePatchBetween } from './text/merge-patch.ts';
import { suggestion } from './text/near.ts';
import { getIn, isRecord, setIn } from './text/values.ts';
import {
  ARTIFACT_FAMILY,
  type ArtifactKind,
  type ElementFamily,
  type KindRegistry,
  type PackFiles,
  type ResolvedPack,
} from './types.ts';

/**
 * Makes one edit in the files of a pack. What was not touched keeps its text. Implements PACK-26.
 * @param parents the resolved chain without this pack; needed to patch inherited elements (without it `set` writes a replacement)
 * @throws CaseloomError PACK_ELEMENT_UNKNOWN, PACK_OVERLAY_EXISTS, PACK_EDIT_… , PACK_FAMILY_UNKNOWN, PACK_JSON_…
 */
export function applyElementEdit(
  files: PackFiles,
  registry: KindRegistry,
  edit: ElementEdit,
  parents?: ResolvedPack,
): PackFiles {
  const kind = registry.get(edit.kind);
  if (kind === undefined)
    throw fail('PACK_KIND_UNKNOWN', edit.kind, { kind: edit.kind, known: suggestion(edit.kind, registry.keys()) });
  const own = files.has(artifactFile(edit.kind, edit.artifact));
  if (edit.table !== undefined) return editTable(files, kind, { ...edit, table: edit.table }, own, parents);
  const name = familyOf(edit.family, kind);
  if (name === undefined)
    throw fail('PACK_FAMILY_UNKNOWN', edit.kind, {
      family: edit.family ?? '',
      known: kind.families.map((one) => one.path).join(', '),
    });
  if (name === ARTIFACT_FAMILY) return editArtifact(files, kind, edit, own, parents);
  const family = kind.families.find((one) => one.path === name)!;
  return own ? editOwn(files, family, edit) : editInherited(files, family, edit, parents);
}

function editOwn(files: PackFiles, family: ElementFamily, edit: ElementEdit): PackFiles {
  const file = artifactFile(edit.kind, edit.artifact);
  const value = read(files, file);
  const list = readFamily(value, family);
  if (edit.action === 'disable') throw fail('PACK_EDIT_OWN_DISABLE', file, { id: edit.id });
  if (edit.action === 'restore') throw fail('PACK_EDIT_NOT_OVERLAID', file, { id: edit.id });
  if (edit.action === 'add') {
    if (list.has(edit.id)) throw fail('PACK_OVERLAY_EXISTS', file, { id: edit.id });
    const anchor = edit.before ?? edit.after;
    if (anchor !== undefined && !list.has(anchor)) throw unknown(file, anchor, list.ids());
    list.insert(edit.id, { [family.key]: edit.id, ...edit.value }, edit);
  } else {
    if (!list.has(edit.id)) throw unknown(file, edit.id, list.ids());
    if (edit.action === 'remove') list.remove(edit.id);
    else list.set(edit.id, { [family.key]: edit.id, ...edit.value });
  }
  return write(files, file, setIn(value, family.path.split('.'), list.values()));
}

function editInherited(
  files: PackFiles,
  family: ElementFamily,
  edit: ElementEdit,
  parents: ResolvedPack | undefined,
): PackFiles {
  const inherited = inheritedElement(edit, family, parents);
  const overlay = readOverlayEntries(files, edit);
  const index = overlay.findIndex(
    (op) => isRecord(op) && op['id'] === edit.id && (op['family'] ?? family.path) === family.path,
  );
  const present = overlay[index] as Readonly<Record<string, unknown>> | undefined;
  const file = overlayFile(edit.kind, edit.artifact);
  const at = edit.family === undefined ? { id: edit.id } : { id: edit.id, family: family.path };
  const put = (op: Readonly<Record<string, unknown>> | undefined): PackFiles =>
    writeOverlay(files, file, replaceAt(overlay, index, op));
  switch (edit.action) {
    case 'restore':
      if (present === undefined) throw fail('PACK_EDIT_NOT_OVERLAID', file, { id: edit.id });
      return put(undefined);
    case 'remove':
      if (present?.['op'] !== 'add') throw fail('PACK_EDIT_INHERITED_REMOVE', file, { id: edit.id });
      return writeOverlay(
        files,
        file,
        replaceAt(overlay, index, undefined).map((op) => anchoredElsewhere(op, present, family)),
      );
    case 'disable':
      if (present?.['op'] === 'add') throw fail('PACK_EDIT_OWN_DISABLE', file, { id: edit.id });
      if (inherited.known && inherited.value === undefined) throw unknown(file, edit.id, inherited.ids);
      return writeOverlay(
        files,
        file,
        replaceAt(
          overlay.map((op) => (present === undefined ? op : anchoredElsewhere(op, present, family))),
          index,
          { op: 'disable', ...at, reason: edit.reason },
        ),
      );
    case 'add':
      if (present !== undefined || inherited.value !== undefined)
        throw fail('PACK_OVERLAY_EXISTS', file, { id: edit.id });
      return put({
        op: 'add',
        ...at,
        ...(edit.before === undefined ? {} : { before: edit.before }),
        ...(edit.after === undefined ? {} : { after: edit.after }),
        value: edit.value,
      });
    default: {
      if (present?.['op'] === 'add') return put({ ...present, value: edit.value });
      if (!inherited.known) return put({ op: 'replace', ...at, value: edit.value });
      if (inherited.value === undefined) throw unknown(file, edit.id, inherited.ids);
      const { patch, exact } = mergePatchBetween(inherited.value, { [family.key]: edit.id, ...edit.value });
      const place = placeIn(present);
      if (!exact) return put({ op: 'replace', ...at, ...place, value: edit.value });
      if (patch !== undefined) return put({ op: 'patch', ...at, ...place, value: patch });
      return put(
        present?.['op'] === 'move' || Object.keys(place).length > 0 ? { op: 'move', ...at, ...place } : undefined,
      );
    }
  }
}

/** Where an overlay put an element: changing it does not move it back. */
function placeIn(op: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  const { before, after } = op ?? {};
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** What stood beside an element that the overlay added or moved, and that is out now, stands where that one stood. */
function anchoredElsewhere(op: unknown, removed: Readonly<Record<string, unknown>>, family: ElementFamily): unknown {
  if (!isRecord(op) || (op['family'] ?? family.path) !== family.path) return op;
  if (op['before'] !== removed['id'] && op['after'] !== removed['id']) return op;
  if (removed['op'] !== 'add' && Object.keys(placeIn(removed)).length === 0) return op;
  const { before: _, after: __, ...rest } = op;
  const place = Object.entries(removed).filter(([key]) => key === 'before' || key === 'after');
  return { ...rest, ...Object.fromEntries(place) };
}

function inheritedElement(
  edit: ElementEdit,
  family: ElementFamily,
  parents: ResolvedPack | undefined,
): { known: boolean; value?: Readonly<Record<string, unknown>> | undefined; ids: readonly string[] } {
  if (parents === undefined) return { known: false, ids: [] };
  const artifact = parents.artifacts.get(edit.kind)?.get(edit.artifact);
  if (artifact === undefined)
    throw fail('PACK_EDIT_ARTIFACT_UNKNOWN', overlayFile(edit.kind, edit.artifact), {
      kind: edit.kind,
      artifact: edit.artifact,
    });
  const list = readFamily(artifact.value, family);
  return { known: true, value: list.get(edit.id), ids: list.ids() };
}

/** The artifact's own fields (all but its families), or the artifact as a whole. */
function editArtifact(
  files: PackFiles,
  kind: ArtifactKind,
  edit: ElementEdit,
  own: boolean,
  parents: ResolvedPack | undefined,
): PackFiles {
  const file = artifactFile(edit.kind, edit.artifact);
  const inherited = parents?.artifacts.get(edit.kind)?.get(edit.artifact)?.value;
  if (edit.action === 'add') {
    if (own || inherited !== undefined) throw fail('PACK_OVERLAY_EXISTS', file, { id: edit.artifact });
    return write(files, file, edit.value);
  }
  if (own) {
    if (edit.action === 'remove')
      return without(
        files,
        (path) => path === file || (path.startsWith(`${edit.kind}/${edit.artifact}.`) && path.endsWith('.csv')),
      );
    if (edit.action !== 'set')
      throw fail(edit.action === 'disable' ? 'PACK_EDIT_OWN_DISABLE' : 'PACK_EDIT_NOT_OVERLAID', file, {
        id: edit.artifact,
      });
    return write(files, file, withFamilies(edit.value, read(files, file), kind));
  }
  const overlay = readOverlayEntries(files, edit);
  const index = overlay.findIndex((op) => isRecord(op) && op['family'] === ARTIFACT_FAMILY);
  const put = (op: Readonly<Record<string, unknown>> | undefined): PackFiles =>
    writeOverlay(files, overlayFile(edit.kind, edit.artifact), replaceAt(overlay, index, op));
  const at = { id: edit.artifact, family: ARTIFACT_FAMILY };
  if (edit.action === 'restore' && index !== -1) return put(undefined);
  if (edit.action === 'restore') throw fail('PACK_EDIT_NOT_OVERLAID', file, { id: edit.artifact });
  if (edit.action === 'remove') throw fail('PACK_EDIT_INHERITED_REMOVE', file, { id: edit.artifact });
  if (parents !== undefined && inherited === undefined)
    throw fail('PACK_EDIT_ARTIFACT_UNKNOWN', file, { kind: edit.kind, artifact: edit.artifact });
  if (edit.action === 'disable') return put({ op: 'disable', ...at, reason: edit.reason });
  const { patch } = mergePatchBetween(
    headOf(inherited ?? {}, kind),
    headOf(withDefaults(edit.value, inherited, kind), kind),
  );
  return put(patch === undefined ? undefined : { op: 'patch', ...at, value: patch });
}

// The parents' value has the schema's defaults filled in; without them in ours too, every default would read as a deletion.
function withDefaults(head: unknown, inherited: unknown, kind: ArtifactKind): unknown {
  const parsed = kind.schema.safeParse(withFamilies(head, inherited, kind));
  return parsed.success ? parsed.data : head;
}

function headOf(value: unknown, kind: ArtifactKind): Record<string, unknown> {
  return kind.families.reduce<Record<string, unknown>>(
    (head, family) => setIn(head, family.path.split('.'), undefined),
    isRecord(value) ? { ...value } : {},
  );
}

function withFamilies(head: unknown, old: unknown, kind: ArtifactKind): unknown {
  return kind.families.reduce(
    (value, family) => setIn(value, family.path.split('.'), getIn(old, family.path.split('.'))),
    head,
  );
}

function readOverlayEntries(files: PackFiles, edit: ElementEdit): readonly unknown[] {
  const file = overlayFile(edit.kind, edit.artifact);
  const value = files.has(file) ? read(files, file) : [];
  return Array.isArray(value) ? value : [];
}

function replaceAt(list: readonly unknown[], index: number, item: unknown): unknown[] {
  const copy = [...list];
  if (index === -1) return item === undefined ? copy : [...copy, item];
  copy.splice(index, 1, ...(item === undefined ? [] : [item]));
  return copy;
}

function writeOverlay(files: PackFiles, file: string, entries: readonly unknown[]): PackFiles {
  return entries.length === 0 ? without(files, (path) => path === file) : write(files, file, entries);
}

function read(files: PackFiles, file: string): unknown {
  const { json, issues } = parseJson(files.get(file) ?? '', file);
  if (json === undefined) throw new CaseloomError(issues);
  return json.value;
}

function write(files: PackFiles, file: string, value: unknown): PackFiles {
  return new Map([...files, [file, prettyJson(value)]]);
}

function without(files: PackFiles, drop: (path: string) => boolean): PackFiles {
  return new Map([...files].filter(([path]) => !drop(path)));
}

function unknown(file: string, id: string, ids: readonly string[]): CaseloomError {
  return fail('PACK_ELEMENT_UNKNOWN', file, { id, known: suggestion(id, ids) || '–' });
}

function fail(code: string, path: string, args: Issue['args']): CaseloomError {
  return new CaseloomError([issue(code, path, args)]);
}
