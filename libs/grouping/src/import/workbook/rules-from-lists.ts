import type { Catalogue, CatalogueEntry } from './read-catalogue.ts';
import type { ImportIssues, Place } from './import-issues.ts';
import type { CodeList } from './read-lists.ts';
import type { RuleCell, RuleRow, SeverityState } from './read-rules.ts';
import type { RuleExpression } from './rule-expression.ts';
import { SEVERITY_STATES } from './row-conditions.ts';

/**
 * Rules of a workbook that has lists and a catalogue but no rule sheet, by the convention of the national technical specification (CHS-DRG 分组与付费技术规范): an ADRG takes
 * stays whose principal diagnosis is in its list of diagnoses and, for each of its lists of procedures, a procedure in it; its DRGs divide by their last digit. ADRGs are tried in
 * the order of the catalogue, operations unrelated to the principal diagnosis (`?QY`) before the first medical one (second letter R to Z). Everything taken for granted is reported.
 */
export function rulesFromLists(
  catalogue: Catalogue,
  lists: readonly CodeList[],
  procedures: 'any' | 'principal',
  issues: ImportIssues,
): readonly RuleRow[] {
  const adrgs = catalogue.adrgs.size > 0 ? [...catalogue.adrgs.values()] : adrgsOf(catalogue, lists);
  if (adrgs.length === 0) return [];
  issues.add('SCHEME_SHEET_ASSUMED_RULES', 'warning', adrgs[0]!.place, { adrgs: adrgs.length, procedures });
  const byMdc = new Map<string, CatalogueEntry[]>();
  for (const adrg of adrgs) {
    const mdc = mdcOf(adrg);
    byMdc.set(mdc, [...(byMdc.get(mdc) ?? []), adrg]);
  }
  return [...byMdc.values()].flatMap((own) =>
    inOrder(own).flatMap((adrg) => rowsOf(adrg, catalogue, lists, procedures, issues)),
  );
}

function mdcOf({ code, parent }: CatalogueEntry): string {
  return parent === '' ? `MDC${code[0]}` : parent;
}

/** Where only DRGs or lists are named: their first three characters. */
function adrgsOf({ drgs }: Catalogue, lists: readonly CodeList[]): CatalogueEntry[] {
  const named = [
    ...[...drgs.values()].map(({ parent, code, place }) => ({ code: parent || code.slice(0, 3), place })),
    ...lists.filter(({ kind }) => kind !== 'mdcDx').map(({ name, place }) => ({ code: name.slice(0, 3), place })),
  ].filter(({ code }) => /^[A-Z][A-Z][0-9A-Z]$/.test(code));
  const found = new Map<string, CatalogueEntry>();
  for (const { code, place } of named) if (!found.has(code)) found.set(code, { code, name: '', parent: '', place });
  return [...found.values()];
}

function inOrder(adrgs: readonly CatalogueEntry[]): readonly CatalogueEntry[] {
  const unrelated = adrgs.filter(({ code }) => code.endsWith('QY'));
  const others = adrgs.filter(({ code }) => !code.endsWith('QY'));
  const medical = others.findIndex(({ code }) => code[1]! >= 'R');
  const at = medical < 0 ? others.length : medical;
  return [...others.slice(0, at), ...unrelated, ...others.slice(at)];
}

function rowsOf(
  adrg: CatalogueEntry,
  catalogue: Catalogue,
  lists: readonly CodeList[],
  procedures: 'any' | 'principal',
  issues: ImportIssues,
): RuleRow[] {
  const isUnrelated = adrg.code.endsWith('QY');
  const rule = isUnrelated ? always : ruleOf(adrg, lists, procedures, issues);
  const own = [...catalogue.drgs.values()].filter((drg) => (drg.parent || drg.code.slice(0, 3)) === adrg.code);
  if (own.length === 0 && !isUnrelated)
    issues.add('SCHEME_SHEET_ADRG_NO_DRGS', 'warning', adrg.place, { adrg: adrg.code });
  const drgs = own.length > 0 ? own : [adrg];
  const division = isUnrelated ? new Map() : divisionOf(adrg, drgs, issues);
  return drgs.map((drg) => {
    const cell: RuleCell = { kind: 'rule', rule, text: '', place: adrg.place };
    return {
      mdc: mdcOf(adrg),
      adrg: adrg.code,
      drg: drg.code,
      mdcRule: undefined,
      adrgRule: cell,
      drgRule: { ...cell, rule: always },
      op: isUnrelated ? 1 : -1,
      mcc: -1,
      cc: -1,
      states: division.get(drg.code) ?? SEVERITY_STATES,
      place: (): Place => drg.place,
    };
  });
}

const always: RuleExpression = { kind: 'constant', value: true };
const never: RuleExpression = { kind: 'constant', value: false };

/** All lists of the ADRG: its own, and the numbered ones (`AC1_01`), each of which must be met. */
function ruleOf(
  adrg: CatalogueEntry,
  lists: readonly CodeList[],
  procedures: 'any' | 'principal',
  issues: ImportIssues,
): RuleExpression {
  const own = lists.filter(
    ({ kind, name }) => kind !== 'mdcDx' && (name === adrg.code || name.startsWith(`${adrg.code}_`)),
  );
  if (own.length === 0) {
    issues.add('SCHEME_SHEET_ADRG_NO_LISTS', 'warning', adrg.place, { adrg: adrg.code });
    return never;
  }
  const operation = procedures === 'any' ? 'is_op2' : 'principal_op2';
  const parts = own.map(({ kind, name }): RuleExpression => ({
    kind: 'list',
    test: kind === 'dx' ? 'is_pd2' : operation,
    list: name,
  }));
  return parts.length === 1 ? parts[0]! : { kind: 'and', parts };
}

/** Last digit 1 MCC, 3 CC (and MCC where no group ends in 1), 5 what is left, 9 all. */
function divisionOf(
  adrg: CatalogueEntry,
  drgs: readonly CatalogueEntry[],
  issues: ImportIssues,
): ReadonlyMap<string, readonly SeverityState[]> {
  const digits = new Set(drgs.map(({ code }) => (code.length === 3 ? '9' : code.at(-1)!)));
  const states: Record<string, readonly SeverityState[]> = {
    '1': ['mcc'],
    '3': digits.has('1') ? ['cc'] : ['mcc', 'cc'],
    '5': SEVERITY_STATES.filter(
      (state) => !(state === 'mcc' && (digits.has('1') || digits.has('3'))) && !(state === 'cc' && digits.has('3')),
    ),
    '9': SEVERITY_STATES,
  };
  const isUsual = digits.size === 1 ? digits.has('9') : ['1', '3', '5'].every((digit) => digits.has(digit));
  if (!isUsual || digits.size > 3)
    issues.add('SCHEME_SHEET_ASSUMED_DIVISION', 'warning', adrg.place, {
      adrg: adrg.code,
      drgs: drgs.map(({ code }) => code).join(' '),
    });
  return new Map(drgs.map(({ code }) => [code, states[code.length === 3 ? '9' : code.at(-1)!] ?? []]));
}
