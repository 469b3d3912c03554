import { parseCsv } from '@caseloom/core';
import { call, type CallOutput } from '../../../api/client.ts';
import { fromTableHtml } from '../../../grid/clipboard-html.ts';
import { fromTabText } from '../../../grid/clipboard-text.ts';

/** Rows to be imported: the first names the columns. */
export interface ReadRows {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line of the file for each row. */
  readonly lines: readonly number[];
  readonly sheets: readonly string[];
  readonly issues: CallOutput<'readTableFile'>['issues'];
  readonly cut: boolean;
}

/** @throws ProblemError when the file cannot be used */
export async function readFile(file: File, sheet?: string): Promise<ReadRows | undefined> {
  const read = await call('readTableFile', { form: { file, ...(sheet === undefined ? {} : { sheet }) } });
  return rowsFrom(file.name, read.rows, read.lines, read);
}

/** What a spreadsheet put on the clipboard, or CSV text. */
export function readClipboard(html: string, text: string): ReadRows | undefined {
  const rows =
    (html === '' ? undefined : fromTableHtml(html)) ??
    (text.includes('\t') ? fromTabText(text) : parseCsv(text).rows.map(({ cells }) => [...cells]));
  return rowsFrom(
    '',
    rows,
    rows.map((_, index) => index + 1),
    {},
  );
}

function rowsFrom(
  name: string,
  all: readonly (readonly string[])[],
  lines: readonly number[],
  more: Partial<Pick<CallOutput<'readTableFile'>, 'sheets' | 'issues' | 'cut'>>,
): ReadRows | undefined {
  const [header, ...rows] = all;
  if (header === undefined || rows.length === 0) return undefined;
  return {
    name,
    header: header.map((one) => one.trim()),
    rows,
    lines: lines.slice(1),
    sheets: more.sheets ?? [],
    issues: more.issues ?? [],
    cut: more.cut ?? false,
  };
}
