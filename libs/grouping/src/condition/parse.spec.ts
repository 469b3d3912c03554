import { describe, expect, it } from '@jest/globals';
import { constantTruth } from './ast.ts';
import type { Condition } from './ast.ts';
import { parseCondition } from './parse.ts';

/** Shape of a condition in one line, so that a table of cases stays readable. */
function shape(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.parts.map(shape).join(` ${condition.kind} `)})`;
    case 'not':
      return `not ${shape(condition.part)}`;
    case 'inList':
      return `${condition.subject}∈${condition.list}`;
    case 'number':
      return `${condition.field}${condition.comparison}${condition.value}`;
    case 'text':
      return `${condition.field}∈[${condition.values.join(',')}]`;
    case 'countLists':
      return `lists(${condition.subject}∈${condition.prefix}*)≥${condition.atLeast}`;
    case 'countCodes':
      return `${condition.distinct ? 'distinct' : 'codes'}(${condition.subject}∈${condition.list})≥${condition.atLeast}`;
    case 'severity':
      return condition.level;
    case 'constant':
      return String(condition.value);
  }
}

describe('parseCondition', () => {
  it.each([
    ['true', 'true'],
    ['has_mcc or has_cc and age < 17', '(mcc or (cc and age<17))'],
    ['(has_mcc or has_cc) and age <= 6', '((mcc or cc) and age<=6)'],
    ['not (any_proc in {operating})', 'not any_proc∈operating'],
    ['principal_dx in {mdc:MDCP/dx} and age = 0', '(principal_dx∈mdc:MDCP/dx and age=0)'],
    [
      'any_proc in {adrg:NA1/proc.1} or any_proc in {adrg:NA1/proc.2}',
      '(any_proc∈adrg:NA1/proc.1 or any_proc∈adrg:NA1/proc.2)',
    ],
    ['discharge_type in ("2", "5")', 'discharge_type∈[2,5]'],
    ['count_lists(any_dx, {mdc:MDCZ/part.*}) >= 2', 'lists(any_dx∈mdc:MDCZ/part.*)≥2'],
    ['count_lists( other_proc,{adrg:NA1/proc.*} )>=3', 'lists(other_proc∈adrg:NA1/proc.*)≥3'],
    ['count_codes(any_proc, {adrg:IB1/both}) >= 2', 'codes(any_proc∈adrg:IB1/both)≥2'],
    ['count_distinct(any_proc, {adrg:IB1/both}) >= 2', 'distinct(any_proc∈adrg:IB1/both)≥2'],
    ['birth_weight_g > 0 and birth_weight_g < 1500', '(birth_weight_g>0 and birth_weight_g<1500)'],
    ['((true))', 'true'],
    ['TRUE', 'true'],
    [' \tage_days<=28\r\n and\u3000not( FALSE )\n', '(age_days<=28 and not false)'],
    ['not((has_cc))or(has_mcc)', '(not cc or mcc)'],
    ['true or false and true or has_cc', '(true or (false and true) or cc)'],
    ['los_days > 7.5 and birth_weight_g >= .5 or age = -1', '((los_days>7.5 and birth_weight_g>=0.5) or age=-1)'],
    ['department in ("重症医学科","a, b","5""6","")', 'department∈[重症医学科,a, b,5"6,]'],
    ['principal_dx in {躯干、脊柱 (1), "x"}', 'principal_dx∈躯干、脊柱 (1), "x"'],
    ['any_dx in { blanks stay }', 'any_dx∈ blanks stay '],
  ])('reads %s', (text, expected) => {
    const parsed = parseCondition(text, 'adrg.csv:2:condition');
    expect(parsed.ok ? shape(parsed.value) : parsed.issues).toBe(expected);
  });

  it.each([
    ['', 'GROUPING_CONDITION_EMPTY', 0, 0],
    ['principal_dx in {mdc:MDCB/dx', 'GROUPING_CONDITION_UNCLOSED', 16, 28],
    ['age ! 3', 'GROUPING_CONDITION_CHARACTER', 4, 5],
    ['principal_diagnosis in {x}', 'GROUPING_CONDITION_TERM_UNKNOWN', 0, 19],
    ['true and', 'GROUPING_CONDITION_EXPECTED', 8, 8],
    ['true false', 'GROUPING_CONDITION_EXPECTED', 5, 10],
    ['age in {x}', 'GROUPING_CONDITION_EXPECTED', 4, 6],
    ['not has_cc', 'GROUPING_CONDITION_EXPECTED', 4, 10],
    ['age < 1.2.3', 'GROUPING_CONDITION_NUMBER', 6, 11],
    ['count_lists(any_dx, {part}) >= 2', 'GROUPING_CONDITION_EXPECTED', 20, 26],
    ['department in ("ICU"', 'GROUPING_CONDITION_EXPECTED', 20, 20],
    ['department in ("ICU""', 'GROUPING_CONDITION_UNCLOSED', 15, 21],
    ['count_codes(any_proc, {x}) > 2', 'GROUPING_CONDITION_EXPECTED', 27, 28],
    ['count_codes(age, {x}) >= 2', 'GROUPING_CONDITION_EXPECTED', 12, 15],
    ['age - 3', 'GROUPING_CONDITION_CHARACTER', 4, 5],
    ['And', 'GROUPING_CONDITION_TERM_UNKNOWN', 0, 3],
    [`${'('.repeat(65)}true${')'.repeat(65)}`, 'GROUPING_CONDITION_DEPTH', 64, 65],
  ])('refuses %s with its place', (text, code, from, to) => {
    const parsed = parseCondition(text, 'adrg.csv:2:condition', { row: 2 });
    expect(parsed.ok).toBe(false);
    expect(parsed.issues[0]).toMatchObject({
      code,
      path: 'adrg.csv:2:condition',
      span: { from, to },
      args: { row: 2, column: from + 1 },
    });
  });

  it.each([
    ['true', true],
    ['false', false],
    ['not (false)', true],
    ['true or has_cc', true],
    ['has_cc and false', false],
    ['has_cc or false', undefined],
    ['age < 3', undefined],
  ])('knows what no record can change: %s', (text, expected) => {
    const parsed = parseCondition(text, '');
    expect(parsed.ok && constantTruth(parsed.value)).toBe(expected);
  });
});
