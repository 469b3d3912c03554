import type { Condition, Rule } from '@caseloom/rules';
import { describe, expect, it } from '@jest/globals';
import type { FoundRule } from '../index/rule-block.ts';
import { findDuplicates } from './find-duplicates.ts';

const dx = (operator: string, value: unknown): Condition => ({ fact: 'dx', path: 'principal.code', operator, value });
const op = (value: unknown): Condition => ({
  fact: 'procedures',
  operator: 'some',
  value: { conditions: { fact: 'item', path: 'code', operator: 'in', value } },
});
const older = (years: number): Condition => ({ fact: 'ageYears', operator: 'greaterThan', value: years });
const many = (from: number, count: number) => Array.from({ length: count }, (_, index) => `K${from + index}`);

const found = (id: string, conditions: Condition): FoundRule => ({
  id,
  set: {
    id: 's',
    value: { title: { zh: '', en: '' }, missing: 'unknown', rules: [], conditions: { stone: dx('in', ['K80']) } },
  },
  own: { id, conditions, event: { type: 'finding', params: { severity: 'warn' } } } as Rule,
  row: undefined,
  state: 'active',
  origin: { packId: 'p', version: '1.0.0', layer: 'nation', op: 'own' },
});

const compare = (a: Condition, b: Condition) => {
  const { pairs, prints } = findDuplicates([found('a', a), found('b', b)], { comparisons: 1_000, pairs: 100 });
  return pairs.map((pair) => `${pair.kind} ${prints.rules[pair.a]!.id} ${prints.rules[pair.b]!.id}`);
};

describe('two rules', () => {
  it.each<[string, Condition, Condition, string[]]>([
    [
      'the same in another order',
      { all: [dx('in', ['1', '2']), older(3)] },
      { all: [older(3), { all: [dx('in', ['2', '1'])] }] },
      ['exact a b'],
    ],
    ['one value and a list of one', dx('equal', '1'), dx('in', ['1']), ['exact a b']],
    ['not not', dx('equal', '1'), { not: { not: dx('equal', '1') } }, ['exact a b']],
    ['by a shared condition', { condition: 'stone' }, dx('equal', 'K80'), ['exact a b']],
    ['more codes fire more', dx('in', ['1', '2']), dx('in', ['1', '2', '3']), ['subsumed a b']],
    [
      'more codes under not fire less',
      { not: dx('in', ['1', '2']) },
      { not: dx('in', ['1', '2', '3']) },
      ['subsumed b a'],
    ],
    ['in the items of a list as well', { all: [op(['1'])] }, op(['1', '2']), ['subsumed a b']],
    [
      'a lower limit fires more',
      { all: [dx('equal', '1'), older(60)] },
      { all: [dx('equal', '1'), older(50)] },
      ['subsumed a b'],
    ],
    ['another condition beside fires less', { all: [dx('equal', '1'), older(60)] }, dx('equal', '1'), ['subsumed a b']],
    ['lists that mostly agree', dx('in', [...many(100, 19), 'X']), dx('in', [...many(100, 19), 'Y']), ['near a b']],
    ['lists that agree in half', dx('in', [...many(100, 10), 'X']), dx('in', [...many(105, 10), 'Y']), []],
    ['another field', dx('equal', '1'), { fact: 'patient', path: 'sex', operator: 'equal', value: '1' }, []],
    [
      'one longer here and shorter there',
      { all: [dx('in', ['1', '2']), op(['7'])] },
      { all: [dx('in', ['1']), op(['7', '8'])] },
      [],
    ],
    [
      'values whose order means something',
      { fact: 'fee', path: 'total', operator: 'between', value: [1, 2] },
      { fact: 'fee', path: 'total', operator: 'between', value: [2, 1] },
      [],
    ],
  ])('%s', (_, a, b, expected) => {
    expect(compare(a, b)).toEqual(expected);
  });

  it('stop at the budget and say so', () => {
    const rules = Array.from({ length: 50 }, (_, index) => found(`r${index}`, dx('in', ['1', `${index}x`])));
    expect(findDuplicates(rules, { comparisons: 10, pairs: 100 })).toMatchObject({ isComplete: false, compared: 10 });
  });
});
