import type { Dialect } from '../dialect.ts';
import { readColumnTable } from './column-table.ts';
import { natdssColumns } from './natdss-columns.ts';

/** The current national upload by its A/B/C/D/F column names, 40 other diagnoses and 41 procedures. */
export const natdss: Dialect = { id: 'natdss', columns: readColumnTable(natdssColumns) };
