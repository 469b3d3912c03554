import { describe, expect, it } from '@jest/globals';
import { shapeOf, type ConditionShape } from './condition-shape.ts';
import { readKnowledge } from './knowledge.ts';

const knowledge = readKnowledge([], [{ id: 'equal' }, { id: 'some' }], new Set());
const test = { fact: 'patient', path: 'sex', operator: 'equal', value: '1' };

describe('the form of a condition', () => {
  it.each<[string, unknown, ConditionShape]>([
    ['a group', { all: [test], name: 'x', priority: 2 }, { is: 'group', op: 'all', children: [test], name: 'x' }],
    ['a negation', { not: test }, { is: 'not', inner: test }],
    ['a named condition', { condition: 'isNewborn' }, { is: 'reference', to: 'isNewborn' }],
    ['a test', test, { is: 'test', fact: 'patient', path: 'sex', operator: 'equal', value: '1' }],
    [
      'a test still being made',
      { fact: '', operator: '', value: '' },
      { is: 'test', fact: '', operator: '', value: '' },
    ],
  ])('shows %s', (_, condition, shape) => {
    expect(shapeOf(condition, knowledge)).toEqual(shape);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'yes', 'notObject'],
    ['two kinds in one', { all: [], any: [] }, 'mixed'],
    ['nothing', {}, 'mixed'],
    ['parameters of a fact', { ...test, params: { a: 1 } }, 'params'],
    ['an operator nobody knows', { ...test, operator: 'resembles' }, 'operatorUnknown'],
    ['members nobody knows', { ...test, factResult: 1 }, 'members'],
    ['a group that is no list', { all: test }, 'members'],
    ['a negation with more', { not: test, fallback: 1 }, 'members'],
  ])('keeps %s as it is and says why', (_, condition, reason) => {
    expect(shapeOf(condition, knowledge)).toEqual({ is: 'opaque', reason });
  });
});
