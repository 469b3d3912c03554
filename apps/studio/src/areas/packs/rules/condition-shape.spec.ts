import { describe, expect, it } from '@jest/globals';
import { firstValue, membersSchema, shapeOf, typedValue, valueForm, type ConditionShape } from './condition-shape.ts';
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

describe('the form of a value', () => {
  const text = { type: 'string' };
  const scalar = { anyOf: [text, { type: 'number' }, { type: 'boolean' }] };
  const list = { type: 'array', items: scalar };
  const members = { type: 'object', properties: { conditions: {}, count: { type: 'integer' } } };
  it.each([
    [text, '', 'scalar'],
    [scalar, true, 'scalar'],
    [scalar, undefined, 'scalar'],
    [{ type: 'boolean' }, true, 'boolean'],
    [{ const: true }, undefined, 'boolean'],
    [list, ['a'], 'list'],
    [list, undefined, 'list'],
    [{ anyOf: [list, { type: 'object', properties: { set: text } }] }, { set: 'sex' }, 'members'],
    [{ anyOf: [list, { type: 'object', properties: { set: text } }] }, ['a'], 'list'],
    [members, { conditions: {} }, 'members'],
    [{ type: 'array', items: members }, [], 'json'],
    [text, { odd: 1 }, 'json'],
    [{}, 'x', 'json'],
  ] as const)('%j with %j is entered as %s', (schema, value, form) => {
    expect(valueForm(schema, value)).toBe(form);
  });

  it.each([
    [text, ''],
    [list, []],
    [{ type: 'boolean' }, true],
    [members, { conditions: { all: [] } }],
    [{ type: 'object', properties: { unit: text } }, {}],
  ] as const)('%j starts as %j', (schema, value) => {
    expect(firstValue(schema)).toEqual(value);
  });

  it('finds the members in one of several forms', () => {
    expect(membersSchema({ anyOf: [text, { type: 'object', properties: { set: text } }] })).toEqual({ set: text });
  });

  it.each([
    ['60', 12, undefined, 60],
    ['60', '12', 'integer', '60'],
    ['60', undefined, 'integer', 60],
    ['60', undefined, 'decimal', '60'],
    ['0012', 12, 'integer', '0012'],
    ['1e3', 12, 'integer', '1e3'],
    ['', 12, 'integer', ''],
  ] as const)('“%s” instead of %j in a field of type %s is %j', (typed, before, type, value) => {
    expect(typedValue(typed, before, type)).toBe(value);
  });
});
