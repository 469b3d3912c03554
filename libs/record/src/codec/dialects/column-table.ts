import { parseCsvTable } from '@caseloom/core';
import { forms } from '../forms/index.ts';
import type { DialectColumn, FormId } from '../dialect.ts';

/**
 * Reads a column table: CSV with column, zh, path, form (empty: plain), part, and optionally last: the number of the last
 * column of a family, whose name carries `##` (two digits from 01) or `#` (digits from 1) and whose path `[#]` or `[#+1]`.
 */
export function readColumnTable(text: string): DialectColumn[] {
  const { rows, problems } = parseCsvTable(text.trim());
  if (problems.length > 0) throw new Error(`column table, line ${problems[0]!.row}: ${problems[0]!.code}`);
  return rows.flatMap(({ values }) => {
    const { column, zh, path, form, part, last } = values as Record<
      'column' | 'zh' | 'path' | 'form' | 'part',
      string
    > & { last?: string };
    if (form !== '' && !Object.hasOwn(forms, form))
      throw new Error(`column table: form "${form}" of ${column} is unknown`);
    const one: DialectColumn = {
      column,
      zh,
      path,
      ...(form === '' ? {} : { form: form as FormId }),
      ...(part === '' ? {} : { part }),
    };
    return last === undefined || last === '' ? [one] : family(one, Number(last));
  });
}

function family(one: DialectColumn, last: number): DialectColumn[] {
  return Array.from({ length: last }, (_, index) => ({
    ...one,
    column: one.column.replace('##', String(index + 1).padStart(2, '0')).replace('#', String(index + 1)),
    zh: last === 1 ? one.zh! : `${one.zh!}${index + 1}`,
    path: one.path.replace('[#]', `[${index}]`).replace('[#+1]', `[${index + 1}]`),
  }));
}
