import { describe, expect, it } from '@jest/globals';
import { conditionText } from './condition-text.ts';
import { parseRule } from './rule-expression.ts';

const lists = {
  nameOf: (kind: string, list: string): string | undefined => (list === 'XX9' ? undefined : `${kind}:${list}`),
  regions: { all: 'mdc:MDCZ/dx', prefix: 'mdc:MDCZ/part.' },
};

const read = (text: string): string => {
  const parsed = parseRule(text);
  if ('rule' in parsed) return conditionText(parsed.rule, lists).text;
  return `refused at ${parsed.refusal.at}: ${parsed.refusal.found}`;
};

describe('[SCHEME-4] rules of a sheet in the notation of the tables', () => {
  it.each([
    ['1', 'true'],
    [' 0 ', 'false'],
    ["is_pd1(case, 'B00')", 'principal_dx in {mdcDx:B00}'],
    ['is_sd1( case,"Y00" )', 'other_dx in {mdcDx:Y00}'],
    ["is_pd2(case,'BR1')", 'principal_dx in {dx:BR1}'],
    ["is_sd2(case, 'YC1')", 'other_dx in {dx:YC1}'],
    ["is_op2(case, 'BJ1') ", 'any_proc in {proc:BJ1}'],
    ['multi_wound(case)', 'principal_dx in {mdc:MDCZ/dx} and count_lists(any_dx, {mdc:MDCZ/part.*}) >= 2'],
    [
      "is_pd2(case, 'A') and is_op2(case, 'B') or is_sd2(case, 'C')",
      'principal_dx in {dx:A} and any_proc in {proc:B} or other_dx in {dx:C}',
    ],
    [
      "is_pd2(case, 'A') and (is_op2(case, 'B') or case.age < 3)",
      'principal_dx in {dx:A} and (any_proc in {proc:B} or age < 3)',
    ],
    [
      "not is_pd2(case, 'A') and not (case.age < 3 or case.gender == 2)",
      'not (principal_dx in {dx:A}) and not (age < 3 or sex = 2)',
    ],
    ["is_pd2(case, 'XX9') and case.age > 1", 'false'],
    ["is_pd2(case, 'XX9') or case.age > 1", 'age > 1'],
    ["not is_pd2(case, 'XX9')", 'true'],
    ['0 < case.newborn_birth_weight < 1500', 'birth_weight_g > 0 and birth_weight_g < 1500'],
    ['1500 <= case.newborn_birth_weight <2500', 'birth_weight_g >= 1500 and birth_weight_g < 2500'],
    ['case.age != 3', 'age < 3 or age > 3'],
    ['case.age > -1', 'age >= 0'],
    ['case.age < -1', 'false'],
    ['case.newborn_age_month == 0', 'age_days >= 0 and age_days < 30'],
    ['0 <= case.newborn_age_month <= 12', 'age_days >= 0 and age_days < 390'],
    ['case.newborn_age_month < 3', 'age_days < 90'],
    ['case.newborn_age_month > 2.5', 'age_days >= 90'],
    ['case.newborn_age_month < 0', 'false'],
    ['case.newborn_age_month != 1', 'age_days < 30 or age_days >= 60'],
    ['case.newborn_age_month == 1.5', 'false'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', 'refused at 0: …'],
    ['2', 'refused at 0: 2'],
    ["is_pd3(case, 'B00')", 'refused at 0: is_pd3'],
    ["is_pd1('B00')", 'refused at 7: B00'],
    ["is_pd1(case, '')", 'refused at 13: '],
    ["is_pd1(case, 'B00'", 'refused at 18: …'],
    ["is_pd1(case, 'B00') is_op2(case, 'B')", 'refused at 20: is_op2'],
    ['case.age', 'refused at 8: …'],
    ['case.los < 3', 'refused at 0: case.los'],
    ['case.age < case.gender', 'refused at 11: case.gender'],
    ['1 < 2', 'refused at 4: 2'],
    ['case.age + 1 < 3', 'refused at 9: +'],
    ["__import__('os')", 'refused at 0: __import__'],
    ["is_pd1(case, 'B00') && 1", 'refused at 20: &'],
    [`${'('.repeat(65)}1${')'.repeat(65)}`, 'refused at 64: ('],
    [`${'not '.repeat(65)}1`, 'refused at 256: not'],
  ])('refuses %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});
