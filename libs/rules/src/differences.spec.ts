import { describe, expect, it } from '@jest/globals';
import { differencesUnderUnknown } from './differences.ts';
import type { Condition } from './types.ts';

const reasonsOf = (conditions: Condition): unknown[] =>
  differencesUnderUnknown({
    title: { zh: '', en: '' },
    missing: 'reference',
    rules: [{ id: 'r', conditions, event: { type: 'e', params: { severity: 'info' } } }],
  }).map((one) => one.args['reason']);
const test = (fact: string, path: string, operator: string, value: unknown): Condition => ({
  fact,
  path,
  operator,
  value,
});
const sex = (operator: string, value: unknown): Condition => test('patient', 'sex', operator, value);

describe('what would differ under unknown', () => {
  it.each<[string, Condition, unknown[]]>([
    ['a code equal to a text', sex('equal', '1'), []],
    ['a code equal to a number', sex('equal', 1), ['a number and a text never are equal']],
    ['an amount equal to a text', test('fee', 'total', 'equal', '1'), ['a number and a text never are equal']],
    ['notEqual', sex('notEqual', '1'), ['it fires when the fact is missing']],
    [
      'a field equal to a field, both missing',
      sex('equal', { fact: 'stay', path: 'x' }),
      ['it fires when the fact is missing'],
    ],
    [
      'not notEqual to a field, both missing',
      { not: sex('notEqual', { fact: 'stay', path: 'x' }) },
      ['not fires when the fact is missing'],
    ],
    ['not notEqual to a text', { not: sex('notEqual', '1') }, []],
    ['an empty any', { any: [] }, ['an empty list of conditions holds']],
  ])('%s', (_what, conditions, reasons) => {
    expect(reasonsOf(conditions)).toEqual(reasons);
  });
});
