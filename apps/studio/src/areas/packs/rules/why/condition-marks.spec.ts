import { Budget } from '@caseloom/core';
import { compileRules, type Rule } from '@caseloom/rules';
import { describe, expect, it } from '@jest/globals';
import { conditionMarks } from './condition-marks.ts';

const environment = {
  codeSet: () => undefined,
  codeTable: () => undefined,
  parameter: () => undefined,
  hasField: () => true,
};

function marksOf(rule: object, facts: Record<string, unknown>, instance = 0) {
  const whole = { id: 'X', event: { type: 'finding', params: { severity: 'warn' } }, ...rule } as unknown as Rule;
  const { value, issues } = compileRules(
    [
      {
        kind: 'rules',
        id: 's',
        value: { title: { zh: '', en: '' }, missing: 'unknown', conditions: { old: age }, rules: [whole] },
        tables: {},
      },
    ],
    environment,
  );
  expect(issues).toEqual([]);
  const explanation = JSON.parse(
    JSON.stringify(value.explain('X', facts, { asOf: '2026-01-01', budget: new Budget() })),
  ) as ReturnType<typeof value.explain>;
  return Object.fromEntries(conditionMarks(whole, explanation.instances[instance]!));
}
const sex = { fact: 'patient', path: 'sex', operator: 'equal', value: '1' };
const age = { fact: 'ageYears', operator: 'greaterThan' as const, value: 60 };

describe('what a case makes of each condition', () => {
  it('is told at its place in the document, with the value read and the first reason', () => {
    const marks = marksOf(
      { conditions: { all: [sex, { not: { any: [age] } }] } },
      { patient: { sex: '2' }, ageYears: 70 },
    );
    expect(marks).toMatchObject({
      conditions: { result: false },
      'conditions.all[0]': { result: false, read: '2', decides: true },
      'conditions.all[1]': { result: false },
      'conditions.all[1].not.any[0]': { result: true, read: 70, decides: false },
    });
  });

  it('cannot be said where a field is missing, and names it', () => {
    const marks = marksOf({ appliesWhen: sex, conditions: age }, { ageYears: 70 });
    expect(marks['appliesWhen']).toMatchObject({
      missing: { path: 'patient.sex', reason: 'missing' },
      decides: true,
    });
    expect(marks['appliesWhen']).not.toHaveProperty('result', true);
  });

  it('counts the items of a list for which a condition holds', () => {
    const level = { fact: 'item', path: 'level', operator: 'equal', value: '4' };
    const marks = marksOf(
      { conditions: { fact: 'op', operator: 'every', value: { conditions: { all: [level] } } } },
      { op: [{ level: '4' }, { level: '4' }, {}] },
    );
    expect(marks['conditions.value.conditions.all[0]']).toMatchObject({ items: { holds: 2, fails: 0, unknown: 1 } });
  });

  it('is told for a shared condition where its name stands', () => {
    const marks = marksOf(
      { conditions: { any: [{ condition: 'old' }, sex] } },
      { patient: { sex: '1' }, ageYears: 61 },
    );
    expect(marks['conditions.any[0]']).toMatchObject({ result: true, read: 61 });
    expect(Object.keys(marks)).toEqual(['conditions', 'conditions.any[0]', 'conditions.any[1]']);
  });
});
