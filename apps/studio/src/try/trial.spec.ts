import { describe, expect, it } from '@jest/globals';
import type { Rule, RuleSet } from '@caseloom/rules';
import { namesIn, NO_TABLES, trialEnvironment, valuesIn } from './trial-environment.ts';
import { tryRule, type TrialCase } from './trial.ts';

const set: RuleSet = { title: { zh: '试', en: 'Trial' }, missing: 'unknown', rules: [] };
const rule = (value: unknown, operator = 'greaterThan'): Rule => ({
  id: 'R1',
  conditions: { fact: 'patient', path: 'ageYears', operator, value } as Rule['conditions'],
  event: { type: 'finding', params: { severity: 'warn' } },
});
const cases: TrialCase[] = [
  { id: 'a', title: 'A', asOf: '2026-05-01', facts: { patient: { ageYears: 70, sex: '1' } } },
  { id: 'b', title: 'B', asOf: '2026-05-01', facts: { patient: { ageYears: 50, sex: '2' } } },
  { id: 'c', title: 'C', asOf: '2026-05-01', facts: { patient: { sex: '9' } } },
];

describe('trying a rule in the browser', () => {
  it('tells what fires now, what no longer does and what cannot be answered, with the values read', () => {
    const trial = tryRule({ set, before: rule(60), after: rule(40) }, cases, trialEnvironment(NO_TABLES));
    expect(trial).toMatchObject({ cases: 3, fired: 2, notEvaluable: 1, failed: 0, issues: [] });
    expect(trial.stays.map((one) => one.id)).toEqual(['a']);
    expect(trial.gained).toMatchObject([
      { id: 'b', before: 'notFired', after: 'fired', read: [{ path: 'patient.ageYears', value: 50 }] },
    ]);
    expect(trial.unanswered).toEqual([]);
    const back = tryRule({ set, before: rule(40), after: rule(60) }, cases, trialEnvironment(NO_TABLES));
    expect(back.lost).toMatchObject([
      { id: 'b', before: 'fired', after: 'notFired', read: [{ path: 'patient.ageYears' }] },
    ]);
  });
  it('names the missing field of a case that a new rule cannot answer', () => {
    const trial = tryRule({ set, before: undefined, after: rule(60) }, cases, trialEnvironment(NO_TABLES));
    expect(trial.unanswered).toMatchObject([{ id: 'c', missing: 'patient.ageYears' }]);
  });
  it('says what keeps a rule from running, at its place', () => {
    const trial = tryRule({ set, before: undefined, after: rule(60, 'moreThan') }, cases, trialEnvironment(NO_TABLES));
    expect(trial).toMatchObject({ fired: 0, issues: [{ code: 'RULE_OPERATOR_UNKNOWN' }] });
  });
  it('asks the tables only for what the rule names and the cases carry', () => {
    const asks = {
      ...rule('sex-codes', 'notInSet'),
      conditions: { fact: 'patient', path: 'sex', operator: 'notInSet', value: 'sex-codes' },
    };
    expect(namesIn(asks)).toContain('sex-codes');
    expect(valuesIn([{ fee: { total: '12.50' }, sex: '1', at: '2026-05-01', n: 3 }], 10)).toEqual(['1']);
    const tables = { ...NO_TABLES, sets: { 'sex-codes': { size: 4, sample: false, members: ['1', '2'] } } };
    const trial = tryRule({ set, before: undefined, after: asks as Rule }, cases, trialEnvironment(tables));
    expect(trial.gained.map((one) => one.id)).toEqual(['c']);
  });
});
