import { rowMaker, type Row } from '../format/table.ts';
import type { Table, TableSpec } from '../types.ts';

/** Rows of an ordered table as they stand, with the column that only counts them counting from 1. Implements PACK-34. */
export function numberedAnew(table: Table, spec: TableSpec): Table {
  const column = spec.columns.find((one) => one.sequence === true)?.name;
  if (!spec.ordered || column === undefined || !table.columns.includes(column)) return table;
  const make = rowMaker(table.columns);
  const rows = table.rows.map((row, index): Row => {
    const number = String(index + 1);
    if (row[column] === number) return row;
    return make(table.columns.map((name) => (name === column ? number : (row[name] ?? ''))));
  });
  return { ...table, rows };
}
