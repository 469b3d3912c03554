import { formatTable, type Row } from '../format/table.ts';
import { rowPatch } from '../overlay/row-patch.ts';
import type { ArtifactKind, OverlayPlace, Table } from '../types.ts';
import { listDifference, type ListCounts, type ListStep } from './list-difference.ts';
import { rowsByKey, rowSameness, sequenceColumn } from './row-sameness.ts';

/** Why an inherited row or element is not wanted; of no id: the reason of those that have none of their own. */
export type ReasonOf = (id: string) => string;

export interface TableOverlay {
  /** The overlay table; absent when nothing is said of rows. */
  readonly text?: string;
  /** The `table` op: the reason of rows that give none, or that the inherited table is cleared. */
  readonly note?: { readonly reason: string; readonly clear?: true };
  readonly counts: ListCounts;
  /** `rows`: row by row; `whole`: the table anew, because that is shorter. */
  readonly form: 'same' | 'rows' | 'whole';
}

/** What an overlay says so that a table of an inherited artifact becomes the wanted one: row by row, or anew where that is shorter. */
export function tableOverlay(
  kind: ArtifactKind,
  name: string,
  base: Table | undefined,
  wanted: Table | undefined,
  reasonOf: ReasonOf,
): TableOverlay {
  const spec = kind.tables[name]!;
  if (spec.key.length === 0) return keylessOverlay(base, wanted, reasonOf);
  const columns = [...(base?.columns ?? []), ...(wanted?.columns ?? [])];
  const { steps, counts } = listDifference(
    rowsByKey(base, spec),
    rowsByKey(wanted, spec),
    rowSameness(kind, spec, columns),
  );
  if (steps.length === 0) return { counts, form: 'same' };
  const whole = wholeTable(wanted, reasonOf);
  const rows = rowByRow(steps, spec.key, sequenceColumn(spec), reasonOf);
  const length = (one: Said): number =>
    (one.text?.length ?? 0) +
    (one.note === undefined ? 0 : JSON.stringify({ op: 'table', id: name, ...one.note }).length);
  const ownReasons = steps.some((step) => step.op === 'disable' && reasonOf(step.id) !== reasonOf(''));
  return ownReasons || length(rows) <= length(whole)
    ? { ...rows, counts, form: 'rows' }
    : { ...whole, counts, form: 'whole' };
}

type Said = Pick<TableOverlay, 'text' | 'note'>;

/** The inherited rows out, the wanted ones in. */
function wholeTable(wanted: Table | undefined, reasonOf: ReasonOf): Said {
  const note = { reason: reasonOf(''), clear: true } as const;
  if (wanted === undefined || wanted.rows.length === 0) return { note };
  return {
    note,
    text: formatTable({
      columns: ['_op', ...wanted.columns],
      rows: wanted.rows.map((row) => ({ _op: 'add', ...row })),
    }),
  };
}

function rowByRow(
  steps: readonly ListStep<Row>[],
  key: readonly string[],
  sequence: string | undefined,
  reasonOf: ReasonOf,
): Said {
  const shared = sharedReason(steps, reasonOf);
  const rows = steps.map((step) => sayOf(step, key, sequence, shared, reasonOf));
  const used = new Set<string>();
  for (const row of rows) for (const column in row) if (row[column] !== '') used.add(column);
  const steering = ['_reason', '_before', '_after', '_clear'];
  const cells = [...used].filter((column) => !steering.includes(column) && column !== '_op' && !key.includes(column));
  const columns = ['_op', ...key, ...cells, ...steering.filter((column) => used.has(column))];
  return { text: formatTable({ columns, rows }), ...(shared === undefined ? {} : { note: { reason: shared } }) };
}

/** The reason that most disabled rows have, when it is worth saying it once. */
function sharedReason(steps: readonly ListStep<Row>[], reasonOf: ReasonOf): string | undefined {
  const counted = new Map<string, number>();
  for (const step of steps)
    if (step.op === 'disable') counted.set(reasonOf(step.id), (counted.get(reasonOf(step.id)) ?? 0) + 1);
  const [most] = [...counted].sort(([, a], [, b]) => b - a);
  return most === undefined || most[1] < 3 ? undefined : most[0];
}

function sayOf(
  step: ListStep<Row>,
  key: readonly string[],
  sequence: string | undefined,
  shared: string | undefined,
  reasonOf: ReasonOf,
): Row {
  if (step.op === 'add') return { ...without(step.wanted, sequence), _op: 'add', ...steering(step.place) };
  const id = Object.fromEntries(key.map((column) => [column, step.inherited[column] ?? '']));
  if (step.op === 'disable') {
    const reason = reasonOf(step.id);
    return { _op: 'disable', ...id, ...(reason === shared ? {} : { _reason: reason }) };
  }
  const place = step.op === 'move' ? steering(step.place) : {};
  const wanted = without(step.wanted, sequence);
  const patch = rowPatch(without(step.inherited, sequence), wanted);
  if (patch === undefined) return { _op: 'move', ...id, ...place };
  const cannotSay = Object.keys(step.inherited).some((column) => column.includes('|') && (wanted[column] ?? '') === '');
  if (cannotSay) return { ...wanted, _op: 'replace', ...place };
  return { _op: 'patch', ...id, ...patch, ...place };
}

function steering(place: OverlayPlace): Row {
  return {
    ...(place.before === undefined ? {} : { _before: place.before }),
    ...(place.after === undefined ? {} : { _after: place.after }),
  };
}

function without(row: Row, column: string | undefined): Row {
  if (column === undefined) return row;
  const { [column]: _, ...rest } = row;
  return rest;
}

/** Rows without identity: further ones at the end, or all anew. */
function keylessOverlay(base: Table | undefined, wanted: Table | undefined, reasonOf: ReasonOf): TableOverlay {
  const [before, after] = [base?.rows ?? [], wanted?.rows ?? []];
  const columns = wanted?.columns ?? [];
  const cells = (row: Row): string => JSON.stringify(columns.map((column) => row[column] ?? ''));
  const isSame = (row: Row, index: number): boolean => after[index] !== undefined && cells(row) === cells(after[index]);
  const same = before.filter(isSame).length;
  const isLonger = same === before.length;
  const counts = { added: 0, removed: 0, changed: 0, cosmetic: 0, moved: 0, same };
  if (isLonger && before.length === after.length) return { counts, form: 'same' };
  const say = (op: string, rows: readonly Row[]): string =>
    formatTable({ columns: ['_op', ...columns], rows: rows.map((row) => ({ _op: op, ...row })) });
  if (isLonger) {
    const added = after.slice(before.length);
    return { text: say('add', added), counts: { ...counts, added: added.length }, form: 'rows' };
  }
  const whole = { ...counts, added: after.length - same, removed: before.length - same };
  return after.length === 0
    ? { note: { reason: reasonOf(''), clear: true }, counts: whole, form: 'whole' }
    : { text: say('replace', after), counts: whole, form: 'whole' };
}
