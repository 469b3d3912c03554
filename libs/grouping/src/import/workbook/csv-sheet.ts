import { issue, parseCsv } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { SourceSheet } from './sheets.ts';

/** A CSV as the sheet it was exported from; slips of its quoting stand at `name!row`. */
export function csvSheet(
  name: string,
  text: string,
): { readonly sheet: SourceSheet; readonly notes: readonly Issue[] } {
  const { rows, problems } = parseCsv(text);
  return {
    sheet: { name, untyped: true, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) },
    notes: problems.map(({ row, code }) => issue(code, `${name}!${row}`, { row })),
  };
}
