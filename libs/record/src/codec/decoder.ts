import { CaseloomError, isKeepableText, issue } from '@caseloom/core';
import type { CsvRow, Issue } from '@caseloom/core';
import { LONGEST_KEY, recordKey } from '../identity.ts';
import { closeGaps } from '../path/setter.ts';
import type { CaseRecord, DecodedRow } from '../types.ts';
import { applyDefaults } from './defaults.ts';
import type { ImportDefaults } from './defaults.ts';
import { detectDialect } from './detect.ts';
import type { Dialect, DialectColumn, DialectId } from './dialect.ts';
import { dialectOf } from './dialects/index.ts';
import { forms } from './forms/index.ts';
import { RowReading } from './forms/form.ts';
import type { BoundColumn, Reader } from './forms/form.ts';
import { mappedDialect } from './mapping.ts';
import type { ColumnMapping } from './mapping.ts';

export interface DecoderOptions {
  /** Told from the header when absent. */
  readonly dialect?: DialectId;
  /** For files of any other shape; implies the dialect `mapped`. */
  readonly mapping?: ColumnMapping;
  readonly defaults?: ImportDefaults;
  /** Spreadsheets leave out empty cells at a row's end; a CSV row that is too short is refused. */
  readonly shortRows?: boolean;
}

/** Turns the rows of one file into records. */
export interface Decoder {
  readonly dialect: DialectId;
  /** Columns that carry nothing of the record: unknown ones, results, `expected_…`. To be named once. */
  readonly ignored: readonly string[];
  /** What is wrong with the header but does not keep its rows from being read. */
  readonly issues: readonly Issue[];
  decode(row: CsvRow): DecodedRow;
}

/**
 * A decoder for a header. Column names are compared without surrounding blanks and without regard to case.
 * @throws CaseloomError RECORD_DIALECT_UNKNOWN, RECORD_HEADER_DUPLICATE, RECORD_FIELD_UNKNOWN and RECORD_MAPPING_… for a mapping
 */
export function createDecoder(header: readonly string[], options: DecoderOptions = {}): Decoder {
  const names = header.map((name) => name.trim());
  const dialect = dialectFor(names, options);
  const bound = bind(names, dialect);
  const readers = compileReaders(bound);
  const ignored = names.filter((name, index) => name !== '' && !bound.some((column) => column.index === index));
  const defaults =
    dialect.stayKind === undefined ? options.defaults : { stayKind: dialect.stayKind, ...options.defaults };
  const keyColumn =
    bound.find(({ path }) => path === 'record.encounterNo' || path === 'record.mrn')?.column ?? names[0] ?? '';
  return {
    dialect: dialect.id,
    ignored,
    issues: missingColumns(bound, dialect),
    decode: ({ row, cells }) => {
      const raw = rawCells(names, cells);
      const wrongLength = lengthProblem(row, cells, names.length, options.shortRows ?? false);
      if (wrongLength !== undefined) return { row, issues: [wrongLength], raw };
      const broken = cells.findIndex((cell) => !isKeepableText(cell));
      if (broken !== -1)
        return { row, issues: [issue('RECORD_TEXT_INVALID', `${row}:${names[broken] ?? ''}`)], raw: keepable(raw) };
      const reading = new RowReading(row, cells);
      for (const read of readers) read(reading);
      closeGaps(reading.draft);
      const record = reading.draft as CaseRecord;
      const defaulted = applyDefaults(record, defaults);
      const key = recordKey(record);
      if (key === undefined) reading.note('RECORD_KEY_MISSING', keyColumn, {}, 'error');
      else if (key.length > LONGEST_KEY)
        reading.note('RECORD_KEY_TOO_LONG', keyColumn, { limit: LONGEST_KEY }, 'error');
      if (reading.issues.some(({ severity }) => severity === 'error')) return { row, issues: reading.issues, raw };
      return { row, record, issues: reading.issues, raw, ...(defaulted.length > 0 ? { defaulted } : {}) };
    },
  };
}

function dialectFor(names: readonly string[], { dialect, mapping }: DecoderOptions): Dialect {
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw new CaseloomError([issue('RECORD_HEADER_DUPLICATE', `1:${twice}`, { column: twice })]);
  if (mapping !== undefined) return mappedDialect(names, mapping);
  const id = dialect ?? detectDialect(names);
  if (id === undefined || id === 'mapped')
    throw new CaseloomError([issue('RECORD_DIALECT_UNKNOWN', '1', { columns: names.slice(0, 8).join(', ') })]);
  return dialectOf(id);
}

function bind(names: readonly string[], dialect: Dialect): BoundColumn[] {
  const byName = new Map<string, DialectColumn>(dialect.columns.map((column) => [column.column.toLowerCase(), column]));
  return names.flatMap((name, index) => {
    const column = byName.get(name.toLowerCase());
    return column === undefined ? [] : [{ ...column, column: name, index }];
  });
}

/** One reader per field: columns that carry parts of one field are read together; `receiving` reads what others have set, so it comes last. */
function compileReaders(bound: readonly BoundColumn[]): Reader[] {
  const fields = new Map<string, BoundColumn[]>();
  for (const column of bound) {
    const key = `${column.form ?? 'plain'} ${column.part === undefined ? column.column : column.path}`;
    fields.set(key, [...(fields.get(key) ?? []), column]);
  }
  const groups = [...fields.values()].sort(
    (a, b) => Number(a[0]!.form === 'receiving') - Number(b[0]!.form === 'receiving'),
  );
  return groups.map((columns) => forms[columns[0]!.form ?? 'plain'].reader(columns));
}

function missingColumns(bound: readonly BoundColumn[], dialect: Dialect): Issue[] {
  const present = new Set(bound.map(({ column }) => column.toLowerCase()));
  const missing = dialect.columns
    .filter(({ column }) => !present.has(column.toLowerCase()))
    .map(({ column }) => column);
  if (missing.length === 0 || dialect.isComplete !== true) return [];
  return [issue('RECORD_COLUMNS_MISSING', '1', { count: missing.length, columns: missing.join(', ') }, 'warning')];
}

function lengthProblem(row: number, cells: readonly string[], expected: number, shortRows: boolean): Issue | undefined {
  if (cells.length === expected || (cells.length < expected && shortRows)) return undefined;
  if (cells.length > expected && cells.slice(expected).every((cell) => cell.trim() === '')) return undefined;
  return issue('RECORD_ROW_LENGTH', `${row}`, { found: cells.length, expected });
}

/** Cells as far as they can be shown again. */
function keepable(raw: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(raw).filter(([, cell]) => isKeepableText(cell)));
}

function rawCells(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const raw = Object.create(null) as Record<string, string>;
  for (let index = 0; index < names.length; index++) {
    const cell = cells[index];
    if (cell !== undefined && cell !== '') raw[names[index]!] = cell;
  }
  return raw;
}
