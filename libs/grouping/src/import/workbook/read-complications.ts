import type { CodeCells } from './code-cells.ts';
import type { ImportIssues, Place } from './import-issues.ts';
import type { RoleRow } from './role-rows.ts';

export type Severity = 'mcc' | 'cc';

/** A complication with the table that excludes it; '' where none does. */
export interface Complication {
  readonly code: string;
  readonly excluded: string;
  readonly place: Place;
}

/** Principal diagnoses that exclude the complications of one table. */
export interface ExclusionTable {
  readonly codes: Set<string>;
  readonly place: Place;
}

/** Collects complications and the tables of principal diagnoses that exclude them. */
export class ComplicationSheets {
  readonly mcc = new Map<string, Complication>();
  readonly cc = new Map<string, Complication>();
  readonly tables = new Map<string, ExclusionTable>();
  readonly #cells: CodeCells;
  readonly #issues: ImportIssues;

  constructor(cells: CodeCells, issues: ImportIssues) {
    this.#cells = cells;
    this.#issues = issues;
  }

  addComplication(row: RoleRow, given: Severity | undefined, separators: string | undefined): void {
    const level = given ?? this.#levelOf(row);
    if (level === undefined || this.#isEmpty(row)) return;
    const { text: excluded, column } = row.cell('excluded');
    for (const { code, place } of this.#cells.read(row, 'dx', separators)) {
      const before = this[level].get(code);
      const at: Place = column === undefined ? place : { ...place, column };
      if (before !== undefined && before.excluded !== excluded)
        this.#issues.add('SCHEME_SHEET_COMPLICATION_DIFFERS', 'warning', at, {
          code,
          before: before.excluded || '–',
          found: excluded || '–',
        });
      else if (before !== undefined)
        this.#issues.add('SCHEME_SHEET_CODE_REPEATED', 'info', place, { code, list: level.toUpperCase() });
      this[level].set(code, { code, excluded, place: at });
    }
  }

  addExclusion(row: RoleRow, separators: string | undefined): void {
    const { text: name, column } = row.cell('table');
    if (name === '') {
      const place = { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) };
      return this.#issues.add('SCHEME_SHEET_ROW_UNREAD', 'warning', place, { missing: 'table' });
    }
    if (this.#isEmpty(row)) return;
    const at: Place = { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) };
    const table = this.tables.get(name) ?? { codes: new Set<string>(), place: at };
    this.tables.set(name, table);
    for (const { code, place } of this.#cells.read(row, 'dx', separators)) {
      if (table.codes.has(code)) this.#issues.add('SCHEME_SHEET_CODE_REPEATED', 'info', place, { code, list: name });
      table.codes.add(code);
    }
  }

  #isEmpty(row: RoleRow): boolean {
    const { text, column } = row.cell('code');
    if (text !== '') return false;
    this.#issues.add(
      'SCHEME_SHEET_ROW_UNREAD',
      'warning',
      { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) },
      { missing: 'code' },
    );
    return true;
  }

  #levelOf(row: RoleRow): Severity | undefined {
    const { text, column } = row.cell('level');
    const level = text.toLowerCase();
    if (level === 'mcc' || level === 'cc') return level;
    const place = { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) };
    this.#issues.add('SCHEME_SHEET_LEVEL', 'error', place, { found: text });
    return undefined;
  }
}
