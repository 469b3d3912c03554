import { dateFromDayNumber, dayNumber, issue } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { RawRow } from '../cases/csv-rows.ts';
import { columnName } from '../write/xlsx-cells.ts';
import { withoutEscapes } from './workbook.ts';
import type { CellFormat, Workbook } from './workbook.ts';
import { parseXml, XmlParser } from './xml.ts';
import type { XmlHandler } from './xml.ts';

const MOST_COLUMNS = 16_384;
const EXACT_DIGITS = 15;
const SECONDS_PER_DAY = 86_400;
const SHOWN_RANGES = 5;

/** A row of a sheet; `numbers` tells which of its cells are numbers rather than texts, when it was asked for. */
export interface SheetRow extends RawRow {
  readonly numbers?: readonly NumberCell[];
}

/** A cell that holds a number. */
export interface NumberCell {
  /** Counted from 0. */
  readonly column: number;
  /** What the cell shows where its format has a fixed number of decimals: `37.5100`. */
  readonly shown?: string;
}

/**
 * Rows of a sheet as texts, one at a time, blank rows left out. A formula gives its stored result and is never computed; a cell
 * of a merged range other than its first is empty; both are told to `note` at the end, like errors and numbers too long to be exact.
 * @param merged  told every merged range, `A2:A5`, at the end
 * @param typed   whether rows tell their numbers
 */
export async function* sheetRows(
  bytes: AsyncIterable<Uint8Array>,
  workbook: Workbook,
  note: (issue: Issue) => void,
  merged: (range: string) => void = () => {},
  typed = false,
): AsyncGenerator<SheetRow> {
  const sheet = new SheetHandler(workbook, typed);
  for await (const _ of parseXml(bytes, new XmlParser(sheet))) yield* sheet.rows.splice(0);
  yield* sheet.rows.splice(0);
  for (const one of sheet.notes()) note(one);
  for (const range of sheet.merged) merged(range);
}

type Noticed = 'FILE_XLSX_FORMULA' | 'FILE_XLSX_ERROR' | 'FILE_XLSX_LONG_NUMBER';

class SheetHandler implements XmlHandler {
  readonly rows: SheetRow[] = [];
  readonly #workbook: Workbook;
  readonly #typed: boolean;
  readonly merged: string[] = [];
  readonly #noticed = new Map<Noticed, { count: number; first: string }>();
  #row = 0;
  #cells: string[] = [];
  #numbers: NumberCell[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #hasFormula = false;
  #value = '';
  #collects = false;
  #inGuide = false;

  constructor(workbook: Workbook, typed: boolean) {
    this.#workbook = workbook;
    this.#typed = typed;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (name === 'c') this.#openCell(attribute);
    else if (name === 'row') this.#openRow(attribute('r'));
    else if (name === 'f') this.#hasFormula = true;
    else if (name === 'rPh') this.#inGuide = true;
    else if (name === 'mergeCell') this.merged.push(attribute('ref') ?? '');
    this.#collects = name === 'v' || (name === 't' && !this.#inGuide);
  }

  text(text: string): void {
    if (this.#collects) this.#value += text;
  }

  close(name: string): void {
    this.#collects = false;
    if (name === 'rPh') this.#inGuide = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  }

  notes(): Issue[] {
    const found = [...this.#noticed].map(([code, { count, first }]) => issue(code, first, { count, first }, 'warning'));
    if (this.merged.length > 0) {
      const ranges = this.merged.slice(0, SHOWN_RANGES).join(', ');
      found.push(issue('FILE_XLSX_MERGED', this.merged[0]!, { count: this.merged.length, ranges }, 'warning'));
    }
    return found;
  }

  #openRow(number: string | undefined): void {
    this.#row = number === undefined ? this.#row + 1 : Number(number);
    this.#cells = [];
    this.#numbers = [];
    this.#column = 0;
  }

  #openCell(attribute: (name: string) => string | undefined): void {
    const ref = attribute('r');
    this.#column = ref === undefined ? this.#column + 1 : columnOf(ref);
    this.#type = attribute('t') ?? 'n';
    this.#style = Number(attribute('s') ?? 0);
    this.#hasFormula = false;
    this.#value = '';
  }

  #closeCell(): void {
    if (this.#hasFormula) this.#notice('FILE_XLSX_FORMULA');
    if (this.#value === '' || this.#column < 1 || this.#column > MOST_COLUMNS) return;
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = this.#text();
  }

  #closeRow(): void {
    if (this.#cells.some((cell) => cell !== '')) {
      const numbers = this.#numbers.length === 0 ? {} : { numbers: this.#numbers };
      this.rows.push({ row: this.#row, cells: this.#cells, problems: [], refused: false, ...numbers });
    }
    this.#cells = [];
  }

  #text(): string {
    const value = this.#value;
    switch (this.#type) {
      case 's':
        return this.#workbook.sharedStrings[Number(value)] ?? '';
      case 'str':
      case 'inlineStr':
        return withoutEscapes(value);
      case 'e':
        this.#notice('FILE_XLSX_ERROR');
        return '';
      case 'd':
        return value.replace('T', ' ');
      default:
        return this.#number(value);
    }
  }

  #number(value: string): string {
    const number = Number(value);
    if (this.#type === 'b' || !Number.isFinite(number)) return value;
    const format = this.#workbook.formats[this.#style];
    if (this.#typed && format?.isDate !== true) this.#numbers.push(numberCell(this.#column - 1, number, format));
    if (format?.isDate === true) return momentText(number, this.#workbook.startsIn1904);
    if (Math.abs(number) >= 10 ** EXACT_DIGITS) this.#notice('FILE_XLSX_LONG_NUMBER');
    const text = plainNumber(number);
    const isPadded = format?.digits !== undefined && format.decimals === undefined;
    return isPadded ? text.padStart(format.digits, '0') : text;
  }

  #notice(code: Noticed): void {
    const seen = this.#noticed.get(code);
    if (seen === undefined) this.#noticed.set(code, { count: 1, first: `${this.#row}:${columnName(this.#column)}` });
    else seen.count++;
  }
}

function numberCell(column: number, number: number, format: CellFormat | undefined): NumberCell {
  if (format?.decimals === undefined) return { column };
  const shown = number.toFixed(format.decimals).padStart((format.digits ?? 1) + 1 + format.decimals, '0');
  return Number(shown) === number ? { column, shown } : { column };
}

/** A number as spreadsheets show it: at most fifteen significant digits, no exponent. */
function plainNumber(number: number): string {
  if (Number.isInteger(number)) return BigInt(number).toString();
  const shortest = String(Number(number.toPrecision(EXACT_DIGITS)));
  return shortest.includes('e') ? Number(shortest).toFixed(20).replace(/0+$/, '') : shortest;
}

/** A serial number as a local date, date and time, or time of day. The 1900 system counts a 29 February 1900 that never was. */
function momentText(serial: number, startsIn1904: boolean): string {
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const time = timeText(seconds - days * SECONDS_PER_DAY);
  if (days === 0 && !startsIn1904) return time;
  const origin = dayNumber(startsIn1904 ? '1904-01-01' : days < 60 ? '1899-12-31' : '1899-12-30')!;
  const date = dateFromDayNumber(origin + days);
  return time === '00:00:00' ? date : `${date} ${time}`;
}

function timeText(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

function columnOf(ref: string): number {
  let column = 0;
  for (let at = 0; at < ref.length && at < 4; at++) {
    const letter = ref.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column;
}
