import { rowKey } from '@caseloom/pack';
import type { Artifact, Table, TableSpec } from '@caseloom/pack';
import type { TableDifference } from '../types.ts';
import { movedRows } from './moved-rows.ts';

type Row = Table['rows'][number];
type Example = TableDifference['examples'][number];

/** Number of differing rows of a table that are shown. */
const EXAMPLES = 20;
const EMPTY: Table = { columns: [], rows: [] };

/** Rows of each table by their key; of tables without keys by their whole content, each repeat for itself. What both lack is left out. */
export function compareTables(
  a: Artifact,
  b: Artifact,
  specs: Readonly<Record<string, TableSpec>>,
): readonly TableDifference[] {
  return Object.entries(specs)
    .filter(([name]) => a.tables[name] !== undefined || b.tables[name] !== undefined)
    .map(([name, spec]) => compareTable(name, a.tables[name] ?? EMPTY, b.tables[name] ?? EMPTY, spec));
}

function compareTable(table: string, a: Table, b: Table, spec: TableSpec): TableDifference {
  const columns = [...new Set([...a.columns, ...b.columns])].filter((column) => column !== 'order');
  const [before, after] = [keyed(a.rows, columns, spec), keyed(b.rows, columns, spec)];
  const examples: Example[] = [];
  const note = (example: Example): void => {
    if (examples.length < EXAMPLES) examples.push(example);
  };
  let [removed, changed, same] = [0, 0, 0];
  for (const [key, row] of before) {
    const now = after.get(key);
    const cells = now === undefined ? undefined : differingCells(row, now, columns);
    if (cells === undefined) {
      removed++;
      note({ key, change: 'removed' });
    } else if (Object.keys(cells).length > 0) {
      changed++;
      note({ key, change: 'changed', cells });
    } else same++;
  }
  const added = [...after.keys()].filter((key) => !before.has(key));
  for (const key of added) note({ key, change: 'added' });
  const moved = spec.ordered ? movedRows([...before.keys()], [...after.keys()]) : 0;
  return { table, added: added.length, removed, changed, same, moved, examples };
}

/** Rows by key; a row that repeats a key keeps its own place, as `key (2)`. */
function keyed(rows: readonly Row[], columns: readonly string[], spec: TableSpec): ReadonlyMap<string, Row> {
  const content: TableSpec = { ...spec, key: columns };
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = rowKey(row, spec.key.length > 0 ? spec : content);
    let unique = key;
    for (let repeat = 2; found.has(unique); repeat++) unique = `${key} (${repeat})`;
    found.set(unique, row);
  }
  return found;
}

function differingCells(a: Row, b: Row, columns: readonly string[]): Record<string, readonly [string, string]> {
  const cells: Record<string, readonly [string, string]> = {};
  for (const column of columns) {
    const [before, after] = [a[column] ?? '', b[column] ?? ''];
    if (before !== after) cells[column] = [before, after];
  }
  return cells;
}
