import { describe, expect, it } from '@jest/globals';
import { tablesKind } from '../tables.kind.ts';
import { evaluateDecision } from './decision-set.ts';
import type { DecisionDocument } from './documents.ts';

const title = { zh: '决策', en: 'Decision' };
const artifact = (id: string, value: Record<string, unknown>) => ({
  kind: 'tables' as const,
  id,
  value: { title, ...value } as unknown as DecisionDocument,
  tables: {},
});
const text = (expression: string) => ({ kind: 'expression', expression });

const model = artifact('stay', {
  kind: 'model',
  name: 'Stay',
  types: [
    { name: 'level', type: 'string', values: ['"one"', '"two"', '"three"'] },
    {
      name: 'person',
      members: [
        { name: 'age', type: 'number', values: ['[0..150]'] },
        { name: 'home town', type: 'string' },
      ],
    },
    { name: 'people', type: 'person', list: true },
  ],
  data: [{ name: 'patient', type: 'person' }],
});
const add = artifact('add', {
  kind: 'knowledge',
  name: 'add up',
  parameters: [
    { name: 'a', type: 'number' },
    { name: 'b b', type: 'number' },
  ],
  body: text('a + b b'),
});
const age = artifact('age', {
  ...text('patient.age + 1'),
  model: 'stay',
  name: 'next age',
  type: 'number',
  data: [{ name: 'patient', type: 'person' }],
});

describe('decisions', () => {
  it.each<[string, Record<string, unknown>, unknown, Record<string, unknown>?]>([
    ['an expression', text('1 + 1'), '2'],
    ['a list', { kind: 'list', items: [text('1'), text('"a"')] }, ['1', 'a']],
    [
      'a context, entries seeing earlier ones',
      {
        kind: 'context',
        entries: [
          { name: 'a', value: text('2') },
          { name: 'b', value: text('a * 3') },
        ],
      },
      { a: '2', b: '6' },
    ],
    [
      'a context with a result',
      { kind: 'context', entries: [{ name: 'a', value: text('2') }, { value: text('a * 4') }] },
      '8',
    ],
    [
      'a relation',
      { kind: 'relation', columns: [{ name: 'n' }, { name: 'm', type: 'number' }], rows: [[text('1'), text('2')]] },
      [{ n: '1', m: '2' }],
    ],
    [
      'an invocation by name, in any order',
      {
        kind: 'invocation',
        function: text('add up'),
        arguments: [
          { name: 'b b', value: text('5') },
          { name: 'a', value: text('1') },
        ],
        requires: ['add'],
      },
      '6',
    ],
    ['a call in FEEL', { ...text('add up(1, 2)'), requires: ['add'] }, '3'],
    [
      'a function within a context',
      {
        kind: 'context',
        entries: [
          { name: 'f', value: { kind: 'function', parameters: [{ name: 'x' }], body: text('x * 2') } },
          { value: text('f(21)') },
        ],
      },
      '42',
    ],
    ['a conditional', { kind: 'conditional', if: text('null'), then: text('1'), else: text('2') }, '2'],
    [
      'a filter over bare members',
      { kind: 'filter', in: text('[{n: 1}, {n: 5}]'), match: text('n > 2') },
      [{ n: '5' }],
    ],
    ['a filter over items', { kind: 'filter', in: text('[1, 5]'), match: text('item > 2') }, ['5']],
    ['for', { kind: 'for', variable: 'i', in: text('[1, 2, 3]'), each: text('i * 2') }, ['2', '4', '6']],
    ['some', { kind: 'some', variable: 'i', in: text('[1, null]'), each: text('i > 0') }, true],
    [
      'every, an unknown item leaving it open',
      { kind: 'every', variable: 'i', in: text('[1, null]'), each: text('i > 0') },
      null,
    ],
    ['another decision, by its name', { ...text('next age * 2'), requires: ['age'] }, '82', { patient: { age: 40 } }],
    [
      'a list of one where an item is wanted',
      { ...text('patient.age'), model: 'stay', data: [{ name: 'patient', type: 'person' }] },
      '40',
      { patient: [{ age: 40 }] },
    ],
    [
      'a boxed table',
      {
        kind: 'context',
        entries: [
          {
            value: {
              kind: 'table',
              hitPolicy: 'unique',
              inputs: [{ id: 'x', expression: 'x' }],
              outputs: [{ id: 'y' }],
              rules: [{ id: 'a', inputs: ['> 1'], outputs: ['x * 10'] }],
            },
          },
        ],
        data: [{ name: 'x', type: 'number' }],
      },
      '30',
      { x: 3 },
    ],
  ])('[DECISION-1] answers %s', (_name, value, answer, input = {}) => {
    const asked = artifact('asked', value);
    const parsed = tablesKind.schema.safeParse(asked.value);
    expect(parsed.error).toBeUndefined();
    expect(evaluateDecision([model, add, age, asked], 'asked', input)).toMatchObject({ value: answer });
  });

  it('[DECISION-2] reads nothing but what it says it reads', () => {
    const asked = artifact('asked', text('next age'));
    expect(evaluateDecision([model, age, asked], 'asked', { patient: { age: 1 } })).toMatchObject({
      value: null,
      issues: [
        {
          code: 'DECISION_EXPRESSION_INVALID',
          path: 'asked.json#expression',
          cause: { code: 'EXPRESSION_NAME_UNKNOWN' },
        },
      ],
    });
  });

  it.each<[string, unknown, string, unknown]>([
    ['a text for a number', { age: 'old' }, 'DECISION_DATA_TYPE', 'patient.age'],
    ['a value beyond the allowed', { age: 200 }, 'DECISION_VALUE_NOT_ALLOWED', 'patient.age'],
    ['a text for a structure', 'me', 'DECISION_DATA_TYPE', 'patient'],
  ])('[DECISION-3] takes %s as null and says where', (_name, patient, code, path) => {
    expect(evaluateDecision([model, age], 'age', { patient })).toMatchObject({ value: null, issues: [{ code, path }] });
  });

  it('[DECISION-4] finds decisions that require one another, from each of them', () => {
    const a = artifact('a', { ...text('b'), requires: ['b'] });
    const b = artifact('b', { ...text('a'), requires: ['a'] });
    expect(evaluateDecision([a, b], 'a', {})).toMatchObject({
      value: null,
      issues: [{ code: 'DECISION_CYCLE', args: { cycle: 'a → b → a' } }],
    });
    expect(tablesKind.check!(b, { artifacts: () => [a, b] })).toMatchObject([
      { code: 'DECISION_CYCLE', path: 'requires' },
    ]);
  });

  it('[DECISION-5] is asked for by name, else by id; an ambiguous name is refused with the ids', () => {
    const one = artifact('one', { ...text('1'), name: 'same name' });
    const two = artifact('two', { ...text('2'), name: 'same name' });
    expect(evaluateDecision([one, two], 'two', {}).value).toBe('2');
    expect(evaluateDecision([one], 'same name', {}).value).toBe('1');
    expect(evaluateDecision([one, two], 'same name', {}).issues).toMatchObject([
      { code: 'DECISION_AMBIGUOUS', args: { ids: 'one, two' } },
    ]);
    expect(evaluateDecision([one, two], 'other', {}).issues).toMatchObject([{ code: 'DECISION_UNKNOWN' }]);
  });

  it('[DECISION-6] serves as a function of its input decisions and data, or by name', () => {
    const given = artifact('given', text('"never asked"'));
    const inside = artifact('inside', {
      ...text('given + extra'),
      requires: ['given'],
      data: [{ name: 'extra', type: 'string' }],
    });
    const service = artifact('service', {
      kind: 'service',
      name: 'the service',
      outputs: ['inside'],
      inputDecisions: ['given'],
      data: [{ name: 'extra', type: 'string' }],
    });
    const caller = artifact('caller', { ...text('the service("a", "b")'), requires: ['service'] });
    expect(evaluateDecision([given, inside, service, caller], 'caller', {}).value).toBe('ab');
    expect(evaluateDecision([given, inside, service], 'the service', { given: 'x', extra: 'y' }).value).toBe('xy');
    expect(evaluateDecision([given, inside, service], 'the service', { extra: '!' }).value).toBe('never asked!');
  });

  it('checks what a decision requires, and its types', () => {
    const asked = artifact('asked', { ...text('1'), requires: ['none'], model: 'none', type: 'odd' });
    expect(tablesKind.check!(asked, { artifacts: () => [asked] })).toMatchObject([
      { code: 'DECISION_MODEL_UNKNOWN', path: 'model' },
      { code: 'DECISION_REQUIRED_UNKNOWN', path: 'requires[0]' },
      { code: 'DECISION_TYPE_UNKNOWN', path: 'type' },
    ]);
  });

  it('[P8] ends when functions call one another without end', () => {
    const asked = artifact('asked', {
      kind: 'context',
      entries: [
        { name: 'f', value: { kind: 'function', parameters: [{ name: 'g' }], body: text('g(g)') } },
        { value: text('f(f)') },
      ],
      missing: 'reference',
    });
    expect(() => evaluateDecision([asked], 'asked', {})).toThrow('BUDGET_EXCEEDED');
  });
});
