import type { Dialect } from '../dialect.ts';
import { readColumnTable } from './column-table.ts';
import { form2011Columns } from './form-2011-columns.ts';

/** The 2011 front page by its pinyin column names, 15 other diagnoses and 7 procedures. */
export const form2011: Dialect = { id: 'form2011', columns: readColumnTable(form2011Columns) };
