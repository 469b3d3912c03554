import { Budget } from '@caseloom/core';
import { describe, expect, it } from '@jest/globals';
import { compileRules } from './compile-rules.ts';
import type { Condition, Rule } from './types.ts';

const some = (fact: string, conditions: Condition): Condition => ({ fact, operator: 'some', value: { conditions } });
const standing = (rule: Partial<Rule> & { conditions: Condition }, facts: Record<string, unknown>) => {
  const { value, issues } = compileRules(
    [
      {
        kind: 'rules',
        id: 's',
        tables: {},
        value: {
          title: { zh: '', en: '' },
          missing: 'unknown',
          rules: [{ id: 'r', event: { type: 'finding', params: { severity: 'info' } }, ...rule }],
        },
      },
    ],
    { codeSet: () => undefined, codeTable: () => undefined, parameter: () => undefined, hasField: () => true },
  );
  expect(issues).toEqual([]);
  return value.outcome('r', facts, { asOf: '2026-05-08', budget: new Budget() });
};
const K = { fact: 'item', path: 'code', operator: 'equal', value: 'K' };
const missing = (fact: string) => ({ outcome: 'notEvaluable', missing: { path: fact, reason: 'external' } });

describe('[RULE-13] external facts', () => {
  it.each<[string, Partial<Rule> & { conditions: Condition }, string]>([
    ['a list condition', { conditions: some('labs', K) }, 'labs'],
    [
      'whether it is empty',
      { conditions: { fact: 'documents', path: 'deathRecord', operator: 'isEmpty', value: true } },
      'documents',
    ],
    ['an expression', { conditions: { fact: 'labs', operator: 'satisfies', value: 'count(labs) = 0' } }, 'labs'],
    [
      'a comparison with a field of it',
      {
        conditions: {
          fact: 'stay',
          path: 'disposition',
          operator: 'equal',
          value: { fact: 'documents', path: 'dischargeOrder.disposition' },
        },
      },
      'documents',
    ],
    ['a rule per item', { conditions: { all: [K] }, forEach: 'feedback' }, 'feedback'],
    [
      'a rule per item of a list within',
      { conditions: { all: [K] }, forEach: 'documents.operationNotes' },
      'documents',
    ],
  ])('are unknown where no system brought them: %s', (_what, rule, fact) => {
    expect(standing(rule, { stay: { disposition: '1' } })).toEqual(missing(fact));
  });

  it('answer where the system was asked, also with nothing', () => {
    expect(standing({ conditions: some('labs', K) }, { labs: [] })).toEqual({ outcome: 'notFired' });
    expect(standing({ conditions: some('labs', K) }, { labs: [{ code: 'K' }] })).toEqual({ outcome: 'fired' });
    const none: Condition = { fact: 'documents', path: 'deathRecord', operator: 'isEmpty', value: true };
    expect(standing({ conditions: none }, { documents: { dischargeOrder: {} } })).toEqual({ outcome: 'fired' });
  });
});
