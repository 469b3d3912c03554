import { CaseloomError } from '@caseloom/core';
import { applyInPlace, fail, readJson, rowOf, type RowBase, type RowBatch, type RowEdit } from './row-batch.ts';
import { isCleared } from './overlay/cleared-table.ts';
import { rowPatch, rowPlace } from './overlay/row-patch.ts';
import { overlayFile, overlayTableFile } from './format/paths.ts';
import { prettyJson } from './format/pretty.ts';
import { formatTable, readTable, rowKey, type Row } from './format/table.ts';
import { Chain, type Place } from './overlay/chain.ts';
import { familyOf } from './overlay/read-overlay.ts';
import { mergePatchBetween } from './text/merge-patch.ts';
import { getIn, isRecord, textOf } from './text/values.ts';
import type { Artifact, ArtifactKind, ElementFamily, PackFiles, TableSpec } from './types.ts';

type Members = Readonly<Record<string, unknown>>;

/** What an overlay can say of a row, in the words of a table or of a family. */
interface Words<T, S> {
  readonly add: (id: string, value: T, place: Place) => S;
  readonly placeOf: (say: S) => Place;
  /** Undefined when nothing differs. @param present what is said so far: its place stays */
  readonly change: (inherited: T, wanted: T, id: string, present: S | undefined) => S | undefined;
  /** The same say at another place. */
  readonly placed: (say: S, place: Place) => S;
  readonly disable: (inherited: T, id: string, reason: string) => S;
  readonly opOf: (say: S) => string;
  readonly reasonOf: (say: S) => string;
}

interface Inherited<T, S> {
  readonly rows: ReadonlyMap<string, T>;
  /** As they stand with what the overlay says so far; changed by the edits. */
  readonly standing: Chain<T>;
  readonly says: ReadonlyMap<string, S>;
  readonly ordered: boolean;
  /** For messages. */
  readonly list: string;
  readonly file: string;
}

/** The overlay's say on each row after the edits. @throws CaseloomError PACK_EDIT_ORDER, PACK_EDIT_REASON_MISSING and those of the edits */
function saysAfter<T, S>(
  list: Inherited<T, S>,
  batch: RowBatch,
  words: Words<T, S>,
  valueOf: (edit: RowEdit & { readonly value: Members }) => T,
): readonly S[] {
  const before = inheritedOrder(list);
  applyInPlace(list.standing, batch.edits, valueOf);
  requireOrder(list, before);
  const says = new Map(list.says);
  const isAdded = (id: string): boolean => !list.rows.has(id) && (!says.has(id) || words.opOf(says.get(id)!) === 'add');
  let rearranged = false;
  for (const { op, id } of batch.edits) {
    const inherited = list.rows.get(id);
    const stands = list.standing.get(id);
    if (inherited !== undefined && op !== 'move') {
      const present = says.get(id);
      const say =
        stands === undefined
          ? words.disable(
              inherited,
              id,
              reasonFor(id, batch, present === undefined ? '' : words.reasonOf(present), list.file),
            )
          : words.change(inherited, stands, id, present);
      // Out of the list it stands where it was inherited: rows beside its new place must find another.
      if (stands === undefined && present !== undefined && isPlaced(words.placeOf(present))) rearranged = true;
      if (say === undefined) says.delete(id);
      else says.set(id, say);
    } else if (isAdded(id)) {
      if (op !== 'set') rearranged = true;
      const present = says.get(id);
      if (stands === undefined) says.delete(id);
      else says.set(id, words.add(id, stands, present === undefined ? {} : words.placeOf(present)));
    }
  }
  return rearranged && list.ordered ? withPlaces(list, says, words) : [...says.values()];
}

/**
 * Added and moved rows once more in their final order, each beside the one before it, so that each is beside one that is there already. Rows that only
 * change come first.
 */
function withPlaces<T, S>(list: Inherited<T, S>, says: ReadonlyMap<string, S>, words: Words<T, S>): S[] {
  const isMoved = (id: string): boolean => {
    const say = says.get(id);
    if (say === undefined) return false;
    return words.opOf(say) === 'move' || isPlaced(words.placeOf(say));
  };
  const isOurs = (id: string): boolean => says.has(id) && (!list.rows.has(id) || isMoved(id));
  const stays = ([id]: readonly [string, T]): boolean => list.rows.has(id) && !isMoved(id);
  const rows = [...list.standing.entries()];
  const stand = new Set(rows.map(([id]) => id));
  const rest = [...says].filter(([id]) => !stand.has(id) || !isOurs(id)).map(([, say]) => say);
  const first = rows.find(stays)?.[0];
  const last = rows.findLastIndex(stays);
  const placed = rows.flatMap(([id, value], index): S[] => {
    if (!isOurs(id)) return [];
    const isAtEnd = index > last && (!list.rows.has(id) || index === 0);
    const place = isAtEnd ? {} : index === 0 ? { before: first } : { after: rows[index - 1]![0] };
    return [list.rows.has(id) ? words.placed(says.get(id)!, place) : words.add(id, value, place)];
  });
  return [...rest, ...placed];
}

function isPlaced({ before, after }: Place): boolean {
  return before !== undefined || after !== undefined;
}

function inheritedOrder<T, S>({ rows, standing }: Inherited<T, S>): ReadonlyMap<string, number> {
  const ids = standing.ids().filter((id) => rows.has(id));
  return new Map(ids.map((id, index) => [id, index]));
}

/** @param before how the inherited rows stood, those that the overlay moved at their new place */
function requireOrder<T, S>(
  { standing, ordered, file, list }: Inherited<T, S>,
  before: ReadonlyMap<string, number>,
): void {
  if (!ordered) return;
  let last = -1;
  for (const [id] of standing.entries()) {
    const at = before.get(id);
    if (at === undefined) continue;
    if (at < last) throw fail('PACK_EDIT_ORDER', file, { family: list });
    last = at;
  }
}

function reasonFor(id: string, batch: RowBatch, known: string, file: string): string {
  const reason = batch.reason?.trim() || known;
  if (reason === '') throw fail('PACK_EDIT_REASON_MISSING', file, { id });
  return reason;
}

/** Rows of an inherited table: the overlay table after the edits. */
export function overlaidRows(
  files: PackFiles,
  spec: TableSpec,
  batch: RowBatch,
  table: string,
  { parents, standing }: RowBase,
): PackFiles {
  const file = overlayTableFile(batch.kind, batch.artifact, table);
  const text = files.get(file);
  const overlay =
    text === undefined
      ? { table: { columns: [] as readonly string[], rows: [] as readonly Row[] }, issues: [] }
      : readTable(text, file, spec, { overlay: true });
  if (overlay.issues.length > 0) throw new CaseloomError(overlay.issues);
  const keyed = (rows: readonly Row[]) => rows.map((row) => [rowKey(row, spec), row] as const);
  const rowsIn = (artifact: Artifact | undefined): readonly Row[] =>
    artifact !== undefined && Object.hasOwn(artifact.tables, table) ? artifact.tables[table]!.rows : [];
  const list: Inherited<Row, Row> = {
    rows: new Map(
      isCleared(files, { ...batch, table })
        ? []
        : keyed(rowsIn(parents?.artifacts.get(batch.kind)?.get(batch.artifact))),
    ),
    standing: new Chain(keyed(rowsIn(standing.artifacts.get(batch.kind)?.get(batch.artifact)))),
    says: new Map(keyed(overlay.table.rows)),
    ordered: spec.ordered,
    list: table,
    file,
  };
  const says = saysAfter(list, batch, rowWords(spec), (edit) => rowOf(edit.value, spec, edit.id));
  const columns = new Set(['_op', ...spec.key, ...overlay.table.columns]);
  for (const say of says) for (const column of Object.keys(say)) columns.add(column);
  return says.length === 0
    ? new Map([...files].filter(([path]) => path !== file))
    : new Map([...files, [file, formatTable({ columns: [...columns], rows: says })]]);
}

function rowWords(spec: TableSpec): Words<Row, Row> {
  const key = (row: Row): Record<string, string> =>
    Object.fromEntries(spec.key.map((column) => [column, row[column] ?? '']));
  return {
    add: (_, value, { before, after }) => ({
      _op: 'add',
      ...value,
      ...(before === undefined ? {} : { _before: before }),
      ...(after === undefined ? {} : { _after: after }),
    }),
    placeOf: (say) => ({ before: say['_before'] || undefined, after: say['_after'] || undefined }),
    change: (inherited, wanted, _, present) => {
      const patch = rowPatch(inherited, wanted);
      const place = rowPlace(present);
      if (patch !== undefined) return { _op: 'patch', ...key(inherited), ...patch, ...place };
      const isMoved = present?.['_op'] === 'move' || Object.keys(place).length > 0;
      return isMoved ? { _op: 'move', ...key(inherited), ...place } : undefined;
    },
    placed: ({ _before, _after, ...say }, { before, after }) => ({
      ...say,
      ...(before === undefined ? {} : { _before: before }),
      ...(after === undefined ? {} : { _after: after }),
    }),
    disable: (inherited, _, reason) => ({ _op: 'disable', ...key(inherited), _reason: reason }),
    opOf: (say) => say['_op'] ?? '',
    reasonOf: (say) => say['_reason'] ?? '',
  };
}

/** Elements of a family of an inherited artifact: the overlay's list of operations after the edits. */
export function overlaidElements(
  files: PackFiles,
  kind: ArtifactKind,
  family: ElementFamily,
  batch: RowBatch,
  { parents, standing }: RowBase,
): PackFiles {
  const file = overlayFile(batch.kind, batch.artifact);
  const value = files.has(file) ? readJson(files, file) : [];
  const entries = (Array.isArray(value) ? (value as unknown[]) : []).filter(isRecord);
  const isMine = (say: Members): boolean =>
    typeof say['id'] === 'string' && familyOf(say['family'] as string | undefined, kind) === family.path;
  const elements = (artifact: Artifact | undefined) => {
    const list = getIn(artifact?.value, family.path.split('.'));
    return (Array.isArray(list) ? list : [])
      .filter(isRecord)
      .map((one): readonly [string, Members] => [textOf(one[family.key]), one]);
  };
  const list: Inherited<Members, Members> = {
    rows: new Map(elements(parents?.artifacts.get(batch.kind)?.get(batch.artifact))),
    standing: new Chain(elements(standing.artifacts.get(batch.kind)?.get(batch.artifact))),
    says: new Map(entries.filter(isMine).map((say) => [String(say['id']), say])),
    ordered: family.ordered,
    list: family.path,
    file,
  };
  const says = saysAfter(list, batch, elementWords(kind, family), (edit) => ({ [family.key]: edit.id, ...edit.value }));
  const all = [...entries.filter((say) => !isMine(say)), ...says];
  return all.length === 0
    ? new Map([...files].filter(([path]) => path !== file))
    : new Map([...files, [file, prettyJson(all)]]);
}

function elementWords(kind: ArtifactKind, family: ElementFamily): Words<Members, Members> {
  const at = (id: string): Members => (kind.families.length === 1 ? { id } : { id, family: family.path });
  return {
    add: (id, value, { before, after }) => ({
      op: 'add',
      ...at(id),
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      value,
    }),
    placeOf: (say) => ({ before: say['before'] as string | undefined, after: say['after'] as string | undefined }),
    change: (inherited, wanted, id, present) => {
      const { patch, exact } = mergePatchBetween(inherited, wanted);
      const { before, after } = present ?? {};
      const place = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
      if (!exact) return { op: 'replace', ...at(id), ...place, value: wanted };
      if (patch !== undefined) return { op: 'patch', ...at(id), ...place, value: patch };
      const isMoved = present?.['op'] === 'move' || Object.keys(place).length > 0;
      return isMoved ? { op: 'move', ...at(id), ...place } : undefined;
    },
    placed: ({ before: _, after: __, ...say }, { before, after }) => ({
      ...say,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    }),
    disable: (_, id, reason) => ({ op: 'disable', ...at(id), reason }),
    opOf: (say) => String(say['op']),
    reasonOf: (say) => (typeof say['reason'] === 'string' ? say['reason'] : ''),
  };
}
