import { isDecimalText } from '@caseloom/core';
import type { ImportIssues, Place } from './import-issues.ts';
import type { RoleRow } from './role-rows.ts';
import type { Field } from './roles.ts';

type Row = Readonly<Record<string, string>>;

/** Words of the risk of death as bureaus write them. */
const RISKS: Readonly<Record<string, string>> = {
  低: '1',
  低风险: '1',
  中低: '2',
  中低风险: '2',
  中高: '3',
  中高风险: '3',
  高: '4',
  高风险: '4',
};

/** Collects the table `weights`; a number that is none is reported and left empty, a second row of a group left out. */
export class WeightSheets {
  readonly rows = new Map<string, Row>();
  readonly places = new Map<string, Place>();
  readonly #issues: ImportIssues;

  constructor(issues: ImportIssues) {
    this.#issues = issues;
  }

  add(row: RoleRow): void {
    const { text: drg, column } = row.cell('drg');
    const place: Place = { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) };
    if (drg === '0000') return;
    if (!/^[A-Z][0-9A-Z]{2,5}$/.test(drg))
      return this.#issues.add('SCHEME_SHEET_ROW_UNREAD', 'warning', place, { missing: 'drg', found: drg });
    if (this.rows.has(drg)) return this.#issues.add('SCHEME_SHEET_WEIGHT_REPEATED', 'warning', place, { drg });
    const weight = this.#decimal(row, 'weight');
    if (weight === '') return;
    this.places.set(drg, place);
    this.rows.set(drg, {
      drg,
      weight,
      mean_charge: this.#decimal(row, 'meanCharge'),
      mean_los_days: this.#decimal(row, 'meanLosDays'),
      risk_level: this.#risk(row),
    });
  }

  #decimal(row: RoleRow, field: Field): string {
    const { text, column } = row.cell(field);
    const plain = text.replaceAll(',', '');
    if (isDecimalText(plain)) return plain;
    if (text !== '' || field === 'weight') this.#complain(row, column, field, text);
    return '';
  }

  #risk(row: RoleRow): string {
    const { text, column } = row.cell('riskLevel');
    const level = Object.hasOwn(RISKS, text) ? RISKS[text]! : text;
    if (level === '' || ['1', '2', '3', '4'].includes(level)) return level;
    this.#complain(row, column, 'riskLevel', text);
    return '';
  }

  #complain(row: RoleRow, column: number | undefined, field: Field, text: string): void {
    const place: Place = { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) };
    this.#issues.add('SCHEME_SHEET_VALUE', 'warning', place, { field, found: text || '–' });
  }
}
