import { describe, expect, it } from '@jest/globals';
import type { RuleSet } from '@caseloom/rules';
import { rowNames, tryRows } from './row-trial.ts';
import { NO_TABLES, trialEnvironment } from './trial-environment.ts';
import type { TrialCase } from './trial.ts';

const set: RuleSet = {
  title: { zh: '试', en: 'Trial' },
  missing: 'unknown',
  rules: [],
  template: {
    columns: [
      { name: 'sex', type: 'text' },
      { name: 'age', type: 'number' },
    ],
    rule: {
      conditions: {
        all: [
          { fact: 'patient', path: 'sex', operator: 'equal', value: '{{sex}}' },
          { fact: 'patient', path: 'ageYears', operator: 'greaterThan', value: '{{age}}' },
        ],
      },
      event: { type: 'finding', params: { severity: 'warn' } },
    },
  },
};
const columns = ['id', 'sex', 'age'];
const cases: TrialCase[] = [
  { id: 'a', title: 'A', asOf: '2026-05-01', facts: { patient: { sex: '1', ageYears: 70 } } },
  { id: 'b', title: 'B', asOf: '2026-05-01', facts: { patient: { sex: '1', ageYears: 50 } } },
  { id: 'c', title: 'C', asOf: '2026-05-01', facts: { patient: { sex: '1' } } },
];
const rows = [
  { key: 's0', cells: ['R1', '1', '40'] },
  { key: 's1', cells: ['R1', '1', '60'] },
  { key: 's2', cells: ['R3', '2', '10'] },
  { key: 'n1', cells: ['', '1', 'forty'] },
];

describe('trying the rows of a template in the browser', () => {
  it.each([
    ['each' as const, 1],
    ['fields' as const, 0],
  ])('counts per row what fires, whatever its id, and with “%s” cannot answer on %i', (mode, notEvaluable) => {
    const standings = tryRows({ set, columns, rows, mode }, cases, trialEnvironment(NO_TABLES));
    expect(standings.get('s0')).toEqual({ fired: 2, notEvaluable, failed: 0, broken: false });
    expect(standings.get('s1')).toEqual({ fired: 1, notEvaluable, failed: 0, broken: false });
    expect(standings.get('s2')).toBeUndefined();
  });
  it('says of a row that it is no rule yet, and tries the others', () => {
    const standings = tryRows({ set, columns, rows, mode: 'each' }, cases, trialEnvironment(NO_TABLES));
    expect(standings.get('n1')).toMatchObject({ broken: true, fired: 0 });
    expect(standings.get('s0')).toMatchObject({ fired: 2 });
  });
  it('asks tables for the cells of text columns that hold few different ones', () => {
    expect(new Set(rowNames(set, columns, rows))).toEqual(new Set(['1', '2']));
    const many = Array.from({ length: 300 }, (_, index) => ({ cells: ['', `name ${index}`, '1'] }));
    expect(rowNames(set, columns, many)).toEqual([]);
  });
});
