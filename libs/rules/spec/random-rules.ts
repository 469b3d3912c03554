import fc from 'fast-check';
import { Decimal } from '@caseloom/core';
import type { Condition, Rule } from '../src/types.ts';

/** Rules over a few fields and values, so that they meet; records of the same fields with everything that may go wrong in them. */

const texts = [
  '1',
  '2',
  '01',
  '1.0',
  'A01.1',
  'A01',
  'C50.9',
  'C50.900x001',
  'c50',
  'x',
  '',
  ' ',
  '__proto__',
  'toString',
  '皮肤',
  'C4',
];
const common = fc.constantFrom('1', '2', 'A01.1', 'C50.9');
const text = fc.oneof({ weight: 2, arbitrary: common }, { weight: 1, arbitrary: fc.constantFrom(...texts) });
const number = fc.constantFrom(0, 1, 2, -1, 1.5, 1e21, 2 ** 63);
const scalar = fc.oneof({ weight: 5, arbitrary: text }, number, fc.boolean());
const hostile = fc.constantFrom<unknown>(
  null,
  undefined,
  true,
  NaN,
  Infinity,
  {},
  [],
  ['1'],
  { x: '1' },
  'A18.300x006+K67.3*',
  ' A01.1 ',
  'A01.1*',
  '\u3000C50.9',
  '12345678901234567890',
  '0.1000000000000000000001',
  'x'.repeat(3000),
  'A01'.repeat(20),
  new Decimal('1'),
  new Decimal('2.50'),
);
const value = fc.oneof(
  { weight: 12, arbitrary: common },
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: hostile },
);

const paths = ['', 'x', 'x', 'x', 'y', 'y', 'toString'];
const operand = fc.oneof(
  fc.record({ fact: fc.constantFrom('a', 'b'), path: fc.constantFrom(...paths) }),
  fc.record({ fact: fc.constantFrom('list'), path: fc.constantFrom('', '[0].code', '[1]') }),
  fc.constant({ fact: 'grouping', path: 'x' }),
);
const itemOperand = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ fact: fc.constant('item'), path: fc.constantFrom('code', 'code', 'n', '', 'more') }),
  },
  { weight: 1, arbitrary: operand },
);

const range = fc.constantFrom(
  'A01',
  'C50-C58',
  'C45-C58',
  'A01.1-A01.3',
  'C00-C75.9',
  'C50.900x001',
  '01-05',
  'A00-B99',
  '1',
);
const plainTest = fc.oneof(
  { weight: 6, arbitrary: fc.record({ operator: fc.constantFrom('equal', 'notEqual'), value: scalar }) },
  {
    weight: 5,
    arbitrary: fc.record({
      operator: fc.constantFrom('in', 'notIn'),
      value: fc.array(scalar, { minLength: 0, maxLength: 5 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      operator: fc.constantFrom('in', 'notIn'),
      value: fc.array(text, { minLength: 1, maxLength: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      operator: fc.constantFrom('in', 'notIn'),
      value: fc.constant([...texts, ...Array.from({ length: 60 }, (_, index) => `z${index}`)]),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ operator: fc.constant('codeIn'), value: fc.array(range, { minLength: 1, maxLength: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      operator: fc.constant('startsWith'),
      value: fc.constantFrom<unknown>('A', 'A01', ['C', '1'], 'x'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      operator: fc.constantFrom('lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'),
      value: fc.constantFrom<unknown>(0, 1, '1', '1.50', 2, '12345678901234567890', 1.5),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ operator: 'between', value: [1, '2'] }) },
  { weight: 2, arbitrary: fc.record({ operator: fc.constantFrom('isEmpty', 'isPresent'), value: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ operator: fc.constantFrom('inSet', 'notInSet'), value: fc.constantFrom('codes', 'some') }),
  },
  { weight: 1, arbitrary: fc.record({ operator: fc.constantFrom('contains', 'doesNotContain'), value: scalar }) },
  {
    weight: 1,
    arbitrary: fc.record({
      operator: fc.constantFrom('equal', 'lessThan'),
      value: fc.constant({ fact: 'a', path: 'y' }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ operator: fc.constant('matches'), value: fc.constantFrom('^A', '[0-9]') }) },
);
const expression = fc.record({
  operator: fc.constant('satisfies'),
  value: fc.constantFrom('a.x = "1"', 'a.x > 1', 'count(for i in 1..1000000 return i) > 0', 'list[1].code = "1"'),
});

const quantified = (inner: fc.Arbitrary<Condition>) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .record({
          fact: fc.constantFrom('list', 'list', 'other'),
          operator: fc.constantFrom('some', 'some', 'every', 'none'),
          inner,
        })
        .map(({ fact, operator, inner: conditions }) => ({ fact, operator, value: { conditions } })),
    },
    {
      weight: 1,
      arbitrary: fc
        .record({ min: fc.option(fc.nat(2), { nil: undefined }), inner })
        .map(({ min, inner: conditions }) => ({
          fact: 'list',
          operator: 'countOf',
          value: { conditions, ...(min === undefined ? { max: 1 } : { min }) },
        })),
    },
  ) as fc.Arbitrary<Condition>;

const testOf = (at: fc.Arbitrary<{ fact: string; path: string }>) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.tuple(at, plainTest).map(([one, test]) => ({ ...one, ...test })) },
    { weight: 1, arbitrary: fc.tuple(at, expression).map(([one, test]) => ({ ...one, ...test })) },
    { weight: 1, arbitrary: fc.constant({ condition: 'shared' }) },
  ) as fc.Arbitrary<Condition>;

/** Conditions where `item` is an item, or where there is none. */
const conditionOf = (test: fc.Arbitrary<Condition>, depthSize: 'small' | 'xsmall') =>
  fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { depthSize, withCrossShrink: true },
      test,
      fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })) as fc.Arbitrary<Condition>,
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })) as fc.Arbitrary<Condition>,
      fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })) as fc.Arbitrary<Condition>,
      tie('condition').map((not) => ({ not })) as fc.Arbitrary<Condition>,
    ),
  })).condition;

const itemCondition = conditionOf(testOf(itemOperand), 'xsmall');
const recordTest = fc.oneof(
  { weight: 3, arbitrary: testOf(operand) },
  { weight: 2, arbitrary: quantified(itemCondition) },
);
const condition = conditionOf(recordTest, 'small');
const eachCondition = conditionOf(
  fc.oneof({ weight: 4, arbitrary: testOf(itemOperand) }, { weight: 1, arbitrary: quantified(itemCondition) }),
  'small',
);

const metadata = fc.record({
  severity: fc.constantFrom('block', 'error', 'warn', 'info'),
  validTo: fc.option(fc.constantFrom('2026-01-01', '2026-12-31'), { nil: undefined, freq: 8 }),
});
const body = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ conditions: condition, appliesWhen: fc.option(condition, { nil: undefined, freq: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      conditions: eachCondition,
      appliesWhen: fc.option(eachCondition, { nil: undefined, freq: 2 }),
      forEach: fc.constantFrom('list', 'a.x'),
    }),
  },
);

const rule = fc.record({
  body,
  metadata,
  priority: fc.option(
    fc.nat({ max: 3 }).map((n) => n + 1),
    { nil: undefined },
  ),
});

/** So many rules, ids from `r0` on. */
export const rules = (count: number): fc.Arbitrary<Rule[]> =>
  fc.array(rule, { minLength: count, maxLength: count, size: 'max' }).map((list) =>
    list.map(({ body: { appliesWhen, ...rest }, metadata: { severity, validTo }, priority }, index) => ({
      id: `r${index}`,
      ...rest,
      ...(appliesWhen === undefined ? {} : { appliesWhen }),
      ...(priority === undefined ? {} : { priority }),
      event: { type: 'finding', params: { severity, ...(validTo === undefined ? {} : { validTo }) } },
    })),
  ) as fc.Arbitrary<Rule[]>;

const group = fc.oneof(
  { weight: 6, arbitrary: fc.record({ x: value, y: value }) },
  { weight: 1, arbitrary: fc.record({ x: value, y: value }, { requiredKeys: [] }) },
  { weight: 2, arbitrary: value },
);
const item = fc.oneof(
  { weight: 8, arbitrary: fc.record({ code: value, n: value, more: fc.array(value, { maxLength: 2 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ code: value, n: value, more: fc.array(value, { maxLength: 2 }) }, { requiredKeys: [] }),
  },
  { weight: 1, arbitrary: value },
);
const list = fc.oneof({ weight: 8, arbitrary: fc.array(item, { maxLength: 4 }) }, { weight: 1, arbitrary: value });

export const record = fc.record(
  { a: group, b: group, list, other: list, grouping: group },
  { requiredKeys: ['a', 'list'] },
) as fc.Arbitrary<Record<string, unknown>>;

/** So many records. */
export const records = (count: number): fc.Arbitrary<Record<string, unknown>[]> =>
  fc.array(record, { minLength: count, maxLength: count, size: 'max' });
