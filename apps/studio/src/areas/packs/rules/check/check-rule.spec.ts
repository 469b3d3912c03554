import { describe, expect, it } from '@jest/globals';
import type { RuleSetInfo } from '../rule-set.ts';
import { checkRule } from './check-rule.ts';

const set: RuleSetInfo = {
  id: 'basic',
  missing: 'unknown',
  severity: undefined,
  conditions: { old: { fact: 'ageYears', operator: 'greaterThan', value: 60 } },
};
const sound = { fact: 'patient', path: '$.sex', operator: 'equal', value: '1' };
const check = (conditions: unknown, more: object = {}) =>
  checkRule(
    { id: 'X', conditions, event: { type: 'finding', params: { severity: 'warn' } }, ...more },
    set,
    new Set(['sex', 'icd10']),
  ).map(({ code, path }) => `${code} ${path}`);

describe('a rule checked while it is written', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['is sound', { all: [sound, { condition: 'old' }] }, []],
    ['names an unknown field', { all: [{ ...sound, path: 'sax' }] }, ['RULE_FIELD_UNKNOWN conditions.all[0]']],
    [
      'names an unknown operator',
      { all: [sound, { ...sound, operator: 'equals' }] },
      ['RULE_OPERATOR_UNKNOWN conditions.all[1].operator'],
    ],
    ['has a value of the wrong shape', { ...sound, operator: 'in' }, ['RULE_VALUE_INVALID conditions.value']],
    [
      'names an unknown value set',
      { ...sound, operator: 'inSet', value: 'sexes' },
      ['RULE_SET_UNKNOWN conditions.value'],
    ],
    ['names a value set of the pack', { ...sound, operator: 'inSet', value: 'sex' }, []],
    ['names an unknown shared condition', { condition: 'young' }, ['RULE_CONDITION_UNKNOWN conditions.condition']],
    [
      'leaves a field open',
      { all: [{ fact: '', operator: '', value: '' }] },
      ['PACK_VALUE_INVALID conditions.all[0].fact', 'PACK_VALUE_INVALID conditions.all[0].operator'],
    ],
    ['mixes kinds of condition', { all: [], any: [] }, ['PACK_KEY_UNKNOWN conditions.any']],
    [
      'reads a parameter and a code system that only the server knows',
      { fact: 'dx', path: 'principal.code', operator: 'hasAttribute', value: { system: 'drg', attribute: 'x' } },
      [],
    ],
  ])('that %s', (_, conditions, issues) => {
    expect(check(conditions)).toEqual(issues);
  });

  it('says which part of an expression is wrong, and why', () => {
    const [issue] = checkRule(
      {
        id: 'X',
        conditions: { fact: 'fee', path: 'total', operator: 'satisfies', value: 'fee.total > fee.totl' },
        event: { type: 'finding', params: { severity: 'warn' } },
      },
      set,
      new Set(),
    );
    expect(issue).toMatchObject({ code: 'RULE_EXPRESSION_INVALID', path: 'conditions.value' });
    expect(issue?.span).toMatchObject({ from: expect.any(Number) });
    expect(issue?.cause?.code).toBeDefined();
  });

  it('knows the item of the list a rule goes through', () => {
    const level = { fact: 'item', path: 'level', operator: 'equal', value: '4' };
    expect(check(level, { forEach: 'op' })).toEqual([]);
    expect(check(level)).toEqual(['RULE_ITEM_OUTSIDE conditions.fact']);
  });
});
