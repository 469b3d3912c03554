import type { Catalogue } from './read-catalogue.ts';
import { conditionText } from './condition-text.ts';
import type { ImportIssues } from './import-issues.ts';
import type { SchemeLists } from './list-names.ts';
import type { RuleCell, RuleRow } from './read-rules.ts';
import type { RuleExpression } from './rule-expression.ts';
import { SEVERITY_STATES, statesOf } from './row-conditions.ts';
import { isRoute } from './rule-kinds.ts';

/** Slips of the rule sheet that grouping itself would never tell: each at its cell. */
export function checkRules(
  rows: readonly RuleRow[],
  catalogue: Catalogue,
  lists: SchemeLists,
  issues: ImportIssues,
): void {
  const groups = rows.filter((row) => !isRoute(row));
  for (const row of groups) {
    codesKnown(row, catalogue, issues);
    columnsAgree(row, issues);
  }
  for (const row of rows) listsHaveRows(row, lists, issues);
  monthsAssumed(rows, issues);
  for (const row of rows.filter(isRoute)) routeMakesSense(row, groups, catalogue, issues);
  catalogueUsed(rows, catalogue, issues);
  for (const [mdc, own] of byKey(groups, (row) => row.mdc)) unreachable(own, lists, issues, mdc);
  for (const [, own] of byKey(groups, (row) => row.adrg)) divisionsComplete(own, issues);
}

/** A code that the catalogue sheet lacks; catalogues that the workbook does not have say nothing. */
function codesKnown(row: RuleRow, { mdcs, adrgs, drgs }: Catalogue, issues: ImportIssues): void {
  const known = { mdc: mdcs, adrg: adrgs, drg: drgs };
  for (const level of ['mdc', 'adrg', 'drg'] as const)
    if (known[level].size > 0 && !known[level].has(row[level]))
      issues.add('SCHEME_SHEET_CODE_NOT_IN_CATALOGUE', 'warning', row.place(level), { level, code: row[level] });
  const stated = { adrg: adrgs.get(row.adrg)?.parent, drg: drgs.get(row.drg)?.parent };
  if (stated.adrg !== undefined && stated.adrg !== '' && stated.adrg !== row.mdc)
    issues.add('SCHEME_SHEET_PARENT_DIFFERS', 'warning', row.place('mdc'), {
      code: row.adrg,
      found: row.mdc,
      stated: stated.adrg,
    });
  if (stated.drg !== undefined && stated.drg !== '' && stated.drg !== row.adrg)
    issues.add('SCHEME_SHEET_PARENT_DIFFERS', 'warning', row.place('adrg'), {
      code: row.drg,
      found: row.adrg,
      stated: stated.drg,
    });
}

/** Last digit and columns of a DRG: 1 (1,0), 3 (0,1), 5 (0,0), 9 (-1,-1). */
const COLUMNS_OF: Readonly<Record<string, string>> = { '1': '1,0', '3': '0,1', '5': '0,0', '9': '-1,-1' };

function columnsAgree(row: RuleRow, issues: ImportIssues): void {
  const columns = `${row.mcc},${row.cc}`;
  const expected = row.drg.length === 4 ? COLUMNS_OF[row.drg.at(-1)!] : undefined;
  if (statesOf(row).length === 0)
    issues.add('SCHEME_SHEET_DIVISION_NEVER', 'error', row.place('mcc'), { drg: row.drg, columns });
  else if (expected !== undefined && expected !== columns && row.states === undefined)
    issues.add('SCHEME_SHEET_DIVISION_DIFFERS', 'warning', row.place('mcc'), { drg: row.drg, columns, expected });
}

function listsHaveRows(row: RuleRow, lists: SchemeLists, issues: ImportIssues): void {
  for (const cell of [row.mdcRule, row.adrgRule, row.drgRule]) {
    if (cell?.kind !== 'rule') continue;
    for (const part of partsOf(cell.rule)) {
      if (part.kind === 'list' && conditionText(part, lists).text === 'false')
        issues.add('SCHEME_SHEET_LIST_EMPTY', 'warning', cell.place, { list: part.list, test: part.test });
      if (part.kind === 'multiWound' && lists.regions === undefined)
        issues.add('SCHEME_SHEET_LIST_EMPTY', 'warning', cell.place, { list: 'Z…', test: 'multi_wound' });
    }
  }
}

/** Said once, at the first rule that asks for months. */
function monthsAssumed(rows: readonly RuleRow[], issues: ImportIssues): void {
  for (const row of rows)
    for (const cell of [row.mdcRule, row.adrgRule, row.drgRule])
      if (cell?.kind === 'rule')
        for (const part of partsOf(cell.rule))
          if (part.kind === 'number' && part.field === 'newborn_age_month')
            return issues.add('SCHEME_SHEET_ASSUMED_MONTH', 'info', cell.place);
}

function routeMakesSense(row: RuleRow, groups: readonly RuleRow[], { mdcs }: Catalogue, issues: ImportIssues): void {
  if (!/^MDC[A-Z]$/.test(row.drg) || (mdcs.size > 0 && !mdcs.has(row.drg)))
    issues.add('SCHEME_SHEET_ROUTE_UNKNOWN', 'error', row.place('drg'), { mdc: row.drg });
  else if (!groups.some(({ mdc }) => mdc === row.drg))
    issues.add('SCHEME_SHEET_MDC_EMPTY', 'warning', row.place('drg'), { mdc: row.drg });
  const neutral = row.op === -1 && row.mcc === -1 && row.cc === -1 && [row.adrgRule, row.drgRule].every(isTrue);
  if (!neutral) issues.add('SCHEME_SHEET_ROUTE_COLUMNS', 'info', row.place('op'), { mdc: row.drg });
}

/** Entries of the catalogue that no rule leads to. */
function catalogueUsed(rows: readonly RuleRow[], { mdcs, adrgs, drgs }: Catalogue, issues: ImportIssues): void {
  const used = {
    mdc: new Set(rows.flatMap((row) => [row.mdc, row.drg])),
    adrg: new Set(rows.map((row) => row.adrg)),
    drg: new Set(rows.map((row) => row.drg)),
  };
  for (const [level, entries] of [
    ['mdc', mdcs],
    ['adrg', adrgs],
    ['drg', drgs],
  ] as const)
    for (const { code, place } of entries.values())
      if (!used[level].has(code)) issues.add('SCHEME_SHEET_CATALOGUE_UNUSED', 'warning', place, { level, code });
}

/** Groups that end in 1, 3, 5 belong together; 11 and 15 without 13 leave stays with a CC without a group. */
function divisionsComplete(rows: readonly RuleRow[], issues: ImportIssues): void {
  const divided = rows.filter((row) => statesOf(row).length < SEVERITY_STATES.length);
  if (divided.every((row) => statesOf(row).length === 0) || divided.length < rows.length) return;
  const covered = new Set(divided.flatMap(statesOf));
  const missing = SEVERITY_STATES.filter((state) => !covered.has(state));
  if (missing.length > 0)
    issues.add('SCHEME_SHEET_DIVISION_INCOMPLETE', 'warning', rows[0]!.place('drg'), {
      adrg: rows[0]!.adrg,
      drgs: rows.map(({ drg }) => drg).join(' '),
      missing: missing.join(' '),
    });
}

/** What a row asks for beside its columns: every part of its conditions, as texts. */
interface Reach {
  readonly row: RuleRow;
  readonly parts: readonly RuleExpression[];
  /** Combinations of operation and severity that fit the columns. */
  readonly fits: ReadonlySet<string>;
}

/**
 * Rows that no stay can reach: their condition never holds, or earlier rows of the MDC with the same or a wider condition take every combination of operation and severity
 * that they ask for. Only what the sheet itself proves.
 */
function unreachable(rows: readonly RuleRow[], lists: SchemeLists, issues: ImportIssues, mdc: string): void {
  const earlier: Reach[] = [];
  for (const row of rows) {
    const cells = [row.mdcRule, row.adrgRule, row.drgRule];
    if (cells.some((cell) => cell?.kind === 'refused')) continue;
    const never = cells.find((cell) => cell?.kind === 'rule' && conditionText(cell.rule, lists).text === 'false');
    if (never !== undefined) {
      issues.add('SCHEME_SHEET_ROW_NEVER', 'warning', never.place, { drg: row.drg, rule: never.text });
      continue;
    }
    const own: Reach = { row, parts: cells.flatMap(conjuncts), fits: combinations(row) };
    const wider = earlier.filter((other) => other.parts.every((part) => own.parts.some((one) => implies(one, part))));
    const taken = new Set(wider.flatMap(({ fits }) => [...fits]));
    const by = wider.filter(({ fits }) => [...fits].some((one) => own.fits.has(one))).map((one) => one.row);
    if (by.length > 0 && [...own.fits].every((one) => taken.has(one)))
      issues.add('SCHEME_SHEET_ROW_UNREACHABLE', 'warning', row.place('drg'), {
        drg: row.drg,
        mdc,
        by: [...new Set(by.map((one) => `${one.drg} (${one.place().row ?? ''})`))].join(', '),
      });
    earlier.push(own);
  }
}

function combinations(row: RuleRow): ReadonlySet<string> {
  const operations = row.op === -1 ? [0, 1] : [row.op];
  return new Set(operations.flatMap((op) => statesOf(row).map((state) => `${op} ${state}`)));
}

function conjuncts(cell: RuleCell | undefined): readonly RuleExpression[] {
  if (cell?.kind !== 'rule') return [];
  const flat = (rule: RuleExpression): readonly RuleExpression[] => {
    if (rule.kind === 'and') return rule.parts.flatMap(flat);
    return rule.kind === 'constant' && rule.value ? [] : [rule];
  };
  return flat(cell.rule);
}

/** Whether every stay with the first has the second: the same, or one of several. */
function implies(one: RuleExpression, other: RuleExpression): boolean {
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  if (one.kind === 'or') return one.parts.every((part) => implies(part, other));
  return other.kind === 'or' && other.parts.some((part) => implies(one, part));
}

function* partsOf(rule: RuleExpression): Iterable<RuleExpression> {
  yield rule;
  if (rule.kind === 'and' || rule.kind === 'or') for (const part of rule.parts) yield* partsOf(part);
  else if (rule.kind === 'not') yield* partsOf(rule.part);
}

function isTrue(cell: RuleCell): boolean {
  return cell.kind === 'rule' && cell.rule.kind === 'constant' && cell.rule.value;
}

function byKey(rows: readonly RuleRow[], keyOf: (row: RuleRow) => string): ReadonlyMap<string, readonly RuleRow[]> {
  const found = new Map<string, RuleRow[]>();
  for (const row of rows) {
    const same = found.get(keyOf(row));
    if (same === undefined) found.set(keyOf(row), [row]);
    else same.push(row);
  }
  return found;
}
