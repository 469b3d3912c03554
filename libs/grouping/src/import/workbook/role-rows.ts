import { headerColumns } from './find-header.ts';
import { plainHeader } from './header-words.ts';
import type { ImportIssues } from './import-issues.ts';
import { KEY_FIELDS, ROLES } from './roles.ts';
import type { Field } from './roles.ts';
import type { SheetUse } from './scheme-mapping.ts';
import { columnNumber } from './sheets.ts';
import type { SourceRow, SourceSheet } from './sheets.ts';
import { tidyCode, tidyName, tidyText } from './tidy-text.ts';
import type { Tidied } from './tidy-text.ts';

/** A cell as a role reads it. */
export interface RoleCell {
  /** Tidied; '' when the cell is empty or the sheet has no such column. */
  readonly text: string;
  /** Counted from 0; undefined when the mapping fixed the value or the sheet has no such column. */
  readonly column: number | undefined;
  /** The cell is a number: `shown` with the decimals of its format. Untyped files: it reads as one. */
  readonly number?: { readonly shown?: string; readonly isSure: boolean };
}

export interface RoleRow {
  readonly sheet: string;
  readonly row: number;
  cell(field: Field): RoleCell;
}

const EMPTY: RoleCell = { text: '', column: undefined };

/** How each field's text is tidied: names keep their full-width signs. Codes of diagnoses and procedures are tidied after cells were cut into codes. */
const TIDY: Partial<Record<Field, (text: string) => Tidied>> = {
  mdc: tidyCode,
  adrg: tidyCode,
  drg: tidyCode,
  list: tidyText,
  mdcName: tidyName,
  adrgName: tidyName,
  drgName: tidyName,
  name: tidyName,
  code: tidyName,
};

/** Columns of a use by field, counted from 0; a column that the sheet does not have is reported. */
export function columnsOf(sheet: SourceSheet, use: SheetUse, issues: ImportIssues): ReadonlyMap<Field, number> {
  const header = sheet.rows.filter(({ row }) => row >= use.headerRow && row < use.headerRow + use.headerRows);
  const known = headerColumns(header, []).map(({ header: text, column }) => ({ text, column }));
  const found = new Map<Field, number>();
  for (const [field, reference] of Object.entries(use.columns) as [Field, string][]) {
    const column = reference.startsWith('=') ? columnNumber(reference.slice(1)) : columnNamed(reference, known);
    if (column !== undefined) found.set(field, column);
    else {
      const isNeeded = (ROLES[use.role].required as readonly Field[]).includes(field);
      const place = { sheet: sheet.name, row: use.headerRow };
      issues.add('SCHEME_SHEET_COLUMN_MISSING', isNeeded ? 'error' : 'warning', place, {
        header: reference,
        field,
        headers: known.map(({ text }) => text).join(', '),
      });
    }
  }
  return found;
}

/** Exactly, else by the words alone: blanks, signs and width do not count. */
function columnNamed(
  reference: string,
  known: readonly { readonly text: string; readonly column: number }[],
): number | undefined {
  const [, text = reference, number = '1'] = /^(.*)#([0-9]{1,3})$/s.exec(reference) ?? [];
  const exact = known.filter((one) => one.text === text);
  const same = exact.length > 0 ? exact : known.filter((one) => plainHeader(one.text) === plainHeader(text));
  return same[Number(number) - 1]?.column;
}

/**
 * The rows of data that a use reads, in order: without the header, without its repetitions further down, without rows that have nothing in the mapped columns. Merged cells
 * are filled already; with `fillDown` an empty key repeats the one above.
 */
export function* roleRows(
  sheet: SourceSheet,
  use: SheetUse,
  columns: ReadonlyMap<Field, number>,
  issues: ImportIssues,
): Generator<RoleRow> {
  const header = sheet.rows.find(({ row }) => row === use.headerRow + use.headerRows - 1);
  const above = new Map<Field, string>();
  for (const source of sheet.rows) {
    if (source.row < use.headerRow + use.headerRows) continue;
    if ([...columns.values()].every((column) => (source.cells[column] ?? '').trim() === '')) continue;
    if (header !== undefined && isSame(source, header, columns)) {
      issues.add('SCHEME_SHEET_HEADER_REPEATED', 'info', { sheet: sheet.name, row: source.row });
      continue;
    }
    yield rowOf(sheet, source, use, columns, above, issues);
  }
}

function isSame(row: SourceRow, header: SourceRow, columns: ReadonlyMap<Field, number>): boolean {
  return [...columns.values()].every((column) => (row.cells[column] ?? '') === (header.cells[column] ?? ''));
}

function rowOf(
  sheet: SourceSheet,
  source: SourceRow,
  use: SheetUse,
  columns: ReadonlyMap<Field, number>,
  above: Map<Field, string>,
  issues: ImportIssues,
): RoleRow {
  const read = (field: Field): RoleCell => {
    const column = columns.get(field);
    if (column === undefined) return use.fixed?.[field] === undefined ? EMPTY : { ...EMPTY, text: use.fixed[field] };
    const { text, fixes } = (TIDY[field] ?? tidyText)(source.cells[column] ?? '');
    for (const fix of fixes)
      issues.add(
        'SCHEME_SHEET_TIDIED',
        fix === 'outerBlanks' ? 'info' : 'warning',
        { sheet: sheet.name, row: source.row, column },
        { fix, text },
      );
    if (use.fillDown === true && KEY_FIELDS.includes(field)) {
      if (text === '') return { text: above.get(field) ?? '', column };
      above.set(field, text);
    }
    const number = numberAt(sheet, source, column, text);
    return number === undefined ? { text, column } : { text, column, number };
  };
  const cells = new Map(
    [...columns.keys(), ...(Object.keys(use.fixed ?? {}) as Field[])].map((field) => [field, read(field)]),
  );
  return { sheet: sheet.name, row: source.row, cell: (field) => cells.get(field) ?? EMPTY };
}

function numberAt(sheet: SourceSheet, { numbers }: SourceRow, column: number, text: string): RoleCell['number'] {
  const found = numbers?.find((one) => one.column === column);
  if (found !== undefined) return { isSure: true, ...(found.shown === undefined ? {} : { shown: found.shown }) };
  return sheet.untyped === true && /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? { isSure: false } : undefined;
}
