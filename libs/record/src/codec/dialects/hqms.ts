import type { Dialect } from '../dialect.ts';
import { readColumnTable } from './column-table.ts';
import { hqmsColumns } from './hqms-columns.ts';

/** The legacy national upload, 346 columns P900 … P781. Read by column name, written in the interface's order. */
export const hqms: Dialect = { id: 'hqms', isComplete: true, columns: readColumnTable(hqmsColumns) };
