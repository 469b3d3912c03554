import type { ImportIssues, Place } from './import-issues.ts';
import { parseRule } from './rule-expression.ts';
import type { RuleExpression } from './rule-expression.ts';
import type { RoleRow } from './role-rows.ts';
import type { Field } from './roles.ts';

/** A rule cell: read, or kept as it stands because it is no rule. */
export type RuleCell =
  | { readonly kind: 'rule'; readonly rule: RuleExpression; readonly text: string; readonly place: Place }
  | { readonly kind: 'refused'; readonly text: string; readonly place: Place };

/** A row of the rule sheet. */
export interface RuleRow {
  readonly mdc: string;
  readonly adrg: string;
  readonly drg: string;
  /** Undefined: no condition here (`-1`). */
  readonly mdcRule: RuleCell | undefined;
  readonly adrgRule: RuleCell;
  readonly drgRule: RuleCell;
  /** 1 an operation, 0 none, -1 does not matter. */
  readonly op: Ternary;
  readonly mcc: Ternary;
  readonly cc: Ternary;
  /** Of groups without columns: the severities that they take. */
  readonly states?: readonly SeverityState[];
  /** The row, and its cell in a column. */
  place(field?: Field): Place;
}

export type Ternary = -1 | 0 | 1;

/** What the columns `mcc` and `cc` divide by; a stay has exactly one, an MCC counts before a CC. */
export type SeverityState = 'mcc' | 'cc' | 'neither';

const TRUE: RuleExpression = { kind: 'constant', value: true };

/** Reads a row of the rule sheet; undefined (and reported) when it names no DRG. */
export function readRuleRow(row: RoleRow, issues: ImportIssues): RuleRow | undefined {
  const place = (field?: Field): Place => {
    const column = field === undefined ? undefined : row.cell(field).column;
    return { sheet: row.sheet, row: row.row, ...(column === undefined ? {} : { column }) };
  };
  const drg = row.cell('drg').text;
  if (!/^[A-Z][0-9A-Z]{2,5}$/.test(drg)) {
    issues.add('SCHEME_SHEET_ROW_UNREAD', drg === '' ? 'warning' : 'error', place('drg'), {
      missing: 'drg',
      found: drg,
    });
    return undefined;
  }
  const adrg = row.cell('adrg').text || drg.slice(0, 3);
  const mdc = row.cell('mdc').text || `MDC${drg.slice(0, 1)}`;
  const flag = (field: 'op' | 'mcc' | 'cc'): Ternary => ternary(row, field, place(field), issues);
  return {
    mdc,
    adrg,
    drg,
    mdcRule: ruleCell(row, 'mdcRule', place('mdcRule'), issues),
    adrgRule: ruleCell(row, 'adrgRule', place('adrgRule'), issues) ?? always(place('adrgRule')),
    drgRule: ruleCell(row, 'drgRule', place('drgRule'), issues) ?? always(place('drgRule')),
    op: flag('op'),
    mcc: flag('mcc'),
    cc: flag('cc'),
    place,
  };
}

function always(place: Place): RuleCell {
  return { kind: 'rule', rule: TRUE, text: '1', place };
}

/** Undefined for `-1` and, where a condition may be left out, for an empty cell. */
function ruleCell(
  row: RoleRow,
  field: 'mdcRule' | 'adrgRule' | 'drgRule',
  place: Place,
  issues: ImportIssues,
): RuleCell | undefined {
  const { text: written, column } = row.cell(field);
  if (column === undefined) return undefined;
  const text = /^-?[0-9]+\.0+$/.test(written) ? String(Number(written)) : written;
  if (text === '-1') {
    if (field !== 'mdcRule') issues.add('SCHEME_SHEET_RULE_NONE', 'warning', place, { field, text });
    return undefined;
  }
  if (text === '' && field !== 'adrgRule') {
    issues.add('SCHEME_SHEET_RULE_NONE', 'warning', place, { field, text: '–' });
    return undefined;
  }
  const parsed = parseRule(text);
  if ('rule' in parsed) return { kind: 'rule', rule: parsed.rule, text, place };
  const { at, found, expected } = parsed.refusal;
  issues.add('SCHEME_SHEET_RULE_REFUSED', 'error', place, { text, character: at + 1, found, expected });
  return { kind: 'refused', text, place };
}

function ternary(row: RoleRow, field: 'op' | 'mcc' | 'cc', place: Place, issues: ImportIssues): Ternary {
  const { text, column } = row.cell(field);
  const value = text === '' ? undefined : Number(text);
  if (value === -1 || value === 0 || value === 1) return value;
  if (column !== undefined)
    issues.add('SCHEME_SHEET_FLAG', text === '' ? 'warning' : 'error', place, { field, found: text || '–' });
  return -1;
}
