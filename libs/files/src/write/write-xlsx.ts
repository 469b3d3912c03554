import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CellType, CellValue } from './xlsx-cells.ts';
import { cellXml, columnName, escapeXml, STYLES_XML } from './xlsx-cells.ts';
import { zipBytes } from './zip-stream.ts';
import type { ZipPart } from './zip-stream.ts';

export interface SheetColumn {
  readonly title: string;
  /** `text` when absent. */
  readonly type?: CellType;
  /** In characters. */
  readonly width?: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
}

const MOST_ROWS = 1_048_576;
const PIECE_CHARACTERS = 64 * 1024;
const DEFAULT_WIDTH = 16;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/**
 * Writes a workbook while its rows are asked for, one at a time: bold frozen header, texts typed as text and never as formulas,
 * numbers and dates as such ([P19]). A sheet that would be longer than spreadsheets allow goes on in `name (2)`.
 */
export async function writeXlsx(stream: Writable, sheets: readonly Sheet[]): Promise<void> {
  await pipeline(zipBytes(workbookParts(sheets)), stream);
}

async function* workbookParts(sheets: readonly Sheet[]): AsyncGenerator<ZipPart> {
  const names: string[] = [];
  for (const sheet of sheets) {
    const rows = iterate(sheet.rows);
    for (let part = 1, more = true; more; part++) {
      names.push(sheetName(sheet.name, part, names));
      const state = { ended: false };
      yield { name: `xl/worksheets/sheet${names.length}.xml`, content: sheetXml(sheet.columns, rows, state) };
      more = !state.ended;
    }
  }
  yield { name: 'xl/styles.xml', content: [STYLES_XML] };
  yield { name: 'xl/workbook.xml', content: [workbookXml(names)] };
  yield { name: 'xl/_rels/workbook.xml.rels', content: [workbookRelations(names.length)] };
  yield { name: '_rels/.rels', content: [relations([['officeDocument', 'xl/workbook.xml']])] };
  yield { name: '[Content_Types].xml', content: [contentTypes(names.length)] };
}

async function* iterate<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* rows;
}

async function* sheetXml(
  columns: readonly SheetColumn[],
  rows: AsyncGenerator<readonly CellValue[]>,
  state: { ended: boolean },
): AsyncGenerator<string> {
  const widths = columns
    .map(
      ({ width }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width ?? DEFAULT_WIDTH}" customWidth="1"/>`,
    )
    .join('');
  let piece = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths === '' ? '' : `<cols>${widths}</cols>`}<sheetData>`;
  piece += rowXml(
    1,
    columns.map(({ title }) => title),
    columns.map(() => 'header'),
  );
  const types = columns.map(({ type }) => type ?? 'text');
  let row = 1;
  while (row < MOST_ROWS) {
    const next = await rows.next();
    if (next.done) {
      state.ended = true;
      break;
    }
    piece += rowXml(++row, next.value, types);
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

function rowXml(row: number, values: readonly CellValue[], types: readonly CellType[]): string {
  const cells = types.map((type, index) => cellXml(`${columnName(index + 1)}${row}`, values[index], type)).join('');
  return `<row r="${row}">${cells}</row>`;
}

/** At most 31 characters, none of `[]:*?/\`, not used before regardless of case. */
function sheetName(wanted: string, part: number, used: readonly string[]): string {
  const plain =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  for (let number = part; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const name = `${plain.slice(0, 31 - suffix.length)}${suffix}`;
    if (!used.some((other) => other.toLowerCase() === name.toLowerCase())) return name;
  }
}

function workbookXml(names: readonly string[]): string {
  const sheets = names
    .map((name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
    .join('');
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets>${sheets}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, index): [string, string] => [
    'worksheet',
    `worksheets/sheet${index + 1}.xml`,
  ]);
  return relations([...parts, ['styles', 'styles.xml']]);
}

function relations(parts: readonly (readonly [kind: string, target: string])[]): string {
  const all = parts
    .map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATED}/${kind}" Target="${target}"/>`)
    .join('');
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const parts = Array.from({ length: sheets }, (_, index) => type(`worksheets/sheet${index + 1}`, 'worksheet')).join(
    '',
  );
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
  return `${XML}<Types xmlns="${PACKAGE}/content-types">${defaults}${type('workbook', 'sheet.main')}${type('styles', 'styles')}${parts}</Types>`;
}
