import { issue, type Issue, type Result } from '@caseloom/core';
import { splitTests } from '../cells/split-tests.ts';
import type { Datum, DecisionTable, HitPolicy, TableInput, TableOutput, TableRule } from '../types.ts';
import { CHINESE, HEADER_LINES, policyOf, ROLES, ROWS_LINE, type HeaderLine } from './layout.ts';
import { readPlainSheet } from './read-plain.ts';

/** A sheet as it was read: texts, and the line of the file on which each row stands. */
export interface SheetText {
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

export interface SheetOptions {
  /** Title of the table, and its name in addresses. */
  readonly id: string;
  readonly file: string;
  /** Of a plain sheet: the columns that are answers; the last one when absent. */
  readonly outputs?: readonly string[];
  /** Of a plain sheet; unique when absent. */
  readonly hitPolicy?: HitPolicy;
}

/**
 * A decision table of a sheet: in the layout of `writeSheet`, or a plain one, a line of column names above rows.
 * @returns the table, or SHEET_… with the line of the file
 */
export function readSheet(sheet: SheetText, options: SheetOptions): Result<DecisionTable> {
  const first = keyOf(sheet.rows[0]?.[0]);
  return first === 'hit policy' ? new SheetReader(sheet, options).table() : readPlainSheet(sheet, options);
}

function keyOf(cell: string | undefined): HeaderLine | typeof ROWS_LINE | undefined {
  const text = cell?.trim() ?? '';
  if (Object.hasOwn(CHINESE, text)) return CHINESE[text];
  const lower = text.toLowerCase();
  return lower === ROWS_LINE ? ROWS_LINE : HEADER_LINES.find((line) => line === lower);
}

class SheetReader {
  readonly #sheet: SheetText;
  readonly #options: SheetOptions;
  readonly #header = new Map<HeaderLine, { readonly cells: readonly string[]; readonly line: number }>();
  readonly #issues: Issue[] = [];
  #firstRow = 0;

  constructor(sheet: SheetText, options: SheetOptions) {
    this.#sheet = sheet;
    this.#options = options;
  }

  table(): Result<DecisionTable> {
    this.#readHeader();
    const columns = this.#columns();
    const policy = this.#policy();
    if (this.#issues.length > 0) return { ok: false, issues: this.#issues };
    const [zh = '', en = ''] = this.#header.get('title')?.cells ?? [];
    const name = this.#cell('name', 0);
    const missing = this.#cell('missing', 0);
    const { id } = this.#options;
    const value: DecisionTable = {
      title: { zh: zh === '' ? id : zh, en: en === '' ? (zh === '' ? id : zh) : en },
      ...(name === undefined ? {} : { name }),
      ...(missing === 'unknown' || missing === 'reference' ? { missing } : {}),
      ...policy!,
      data: (this.#header.get('data')?.cells ?? []).filter((cell) => cell.trim() !== '').map(readDatum),
      inputs: columns.inputs.map((column) => this.#input(column)),
      outputs: columns.outputs.map((column) => this.#output(column)),
      rules: this.#rules(columns),
    };
    return this.#issues.length > 0 ? { ok: false, issues: this.#issues } : { ok: true, value, issues: [] };
  }

  #readHeader(): void {
    const { rows, lines } = this.#sheet;
    for (let at = 0; at < rows.length; at++) {
      const [cell, ...cells] = rows[at]!;
      const key = keyOf(cell);
      if (key === ROWS_LINE) {
        this.#firstRow = at + 1;
        return;
      }
      if (key === undefined)
        this.#complain('SHEET_LINE_UNKNOWN', lines[at]!, { line: cell ?? '', known: HEADER_LINES.join(', ') });
      else this.#header.set(key, { cells, line: lines[at]! });
    }
    this.#complain('SHEET_ROWS_MISSING', lines.at(-1) ?? 1, {});
  }

  #columns(): { inputs: number[]; outputs: number[]; note: number | undefined } {
    const found = { inputs: [] as number[], outputs: [] as number[], note: undefined as number | undefined };
    const header = this.#header.get('column');
    header?.cells.forEach((cell, column) => {
      const text = cell.trim().toLowerCase();
      if (text === '') return;
      const role = Object.hasOwn(ROLES, text) ? ROLES[text] : undefined;
      if (role === 'input') found.inputs.push(column);
      else if (role === 'output') found.outputs.push(column);
      else if (role === 'note') found.note = column;
      else this.#complain('SHEET_ROLE_UNKNOWN', header.line, { role: cell });
    });
    if (found.outputs.length === 0) this.#complain('SHEET_NO_OUTPUT', header?.line ?? 1, {});
    return found;
  }

  #policy(): ReturnType<typeof policyOf> {
    const header = this.#header.get('hit policy')!;
    const policy = policyOf(header.cells[0] ?? '');
    if (policy === undefined) this.#complain('SHEET_HIT_POLICY', header.line, { policy: header.cells[0] ?? '' });
    return policy;
  }

  #input(column: number): TableInput {
    const id = this.#cell('id', column) ?? `input${column + 1}`;
    return { ...this.#head(column, id), expression: this.#cell('expression', column) ?? id };
  }

  #output(column: number): TableOutput {
    const id = this.#cell('id', column) ?? `output${column + 1}`;
    const name = this.#cell('expression', column);
    const standard = this.#cell('default', column);
    return {
      ...this.#head(column, id),
      ...(name === undefined ? {} : { name }),
      ...(standard === undefined ? {} : { default: standard }),
    };
  }

  #head(column: number, id: string): Pick<TableInput, 'id' | 'title' | 'type' | 'values'> {
    const [zh, en] = [this.#cell('zh', column), this.#cell('en', column)];
    const type = this.#cell('type', column);
    const values = this.#cell('values', column);
    return {
      id,
      ...(zh === undefined && en === undefined ? {} : { title: { zh: zh ?? en!, en: en ?? zh! } }),
      ...(type === undefined ? {} : { type }),
      ...(values === undefined ? {} : { values: splitTests(values) ?? [values] }),
    };
  }

  #rules({ inputs, outputs, note }: { inputs: number[]; outputs: number[]; note: number | undefined }): TableRule[] {
    const { rows, lines } = this.#sheet;
    const seen = new Map<string, number>();
    return rows.slice(this.#firstRow).map((cells, index) => {
      const id = cells[0]?.trim() === '' || cells[0] === undefined ? `r${index + 1}` : cells[0].trim();
      const line = lines[this.#firstRow + index]!;
      const first = seen.get(id);
      if (first === undefined) seen.set(id, line);
      else this.#complain('SHEET_ROW_TWICE', line, { id, first });
      const text = note === undefined ? '' : (cells[note + 1] ?? '');
      return {
        id,
        inputs: inputs.map((column) => cells[column + 1] ?? ''),
        outputs: outputs.map((column) => cells[column + 1] ?? ''),
        ...(text === '' ? {} : { note: text }),
      };
    });
  }

  #cell(line: HeaderLine, column: number): string | undefined {
    const text = this.#header.get(line)?.cells[column];
    return text === undefined || text.trim() === '' ? undefined : text;
  }

  #complain(code: string, line: number, args: Issue['args']): void {
    this.#issues.push(issue(code, `${this.#options.file}:${line}`, args));
  }
}

/** `Age: number`, or a name alone. */
function readDatum(cell: string): Datum {
  const colon = cell.lastIndexOf(': ');
  return colon === -1
    ? { name: cell.trim() }
    : { name: cell.slice(0, colon).trim(), type: cell.slice(colon + 2).trim() };
}
