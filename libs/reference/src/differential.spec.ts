import { Budget } from '@caseloom/core';
import { decoratorNames, compileRules, type Condition, type RuleEnvironment, type RuleSet } from '@caseloom/rules';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askLibrary } from './library.ts';

const PAIRS = process.env['CASELOOM_BUDGET'] === 'long' ? 100_000 : 2_000;

const environment: RuleEnvironment = {
  codeSet: () => undefined,
  codeTable: () => undefined,
  parameter: () => undefined,
  hasField: () => true,
};
const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];

/** Values that JavaScript confuses: numbers and texts of them, blanks, null, lists, groups. */
const scalar = fc.oneof(
  fc.constantFrom('', ' ', '0', '1', '5', '05', '5.0', '10', '9', 'a', 'A', '5a', 'null', '-1'),
  fc.integer({ min: -2, max: 11 }),
  fc.constantFrom(0.5, 5.5),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ x: scalar }) },
);
const names = ['a', 'b', 'c', 'gone'];
const paths = ['$.x', 'x', '$.x[0]', 'x.y', '[0]', '$[1].x', '$', 'x[1].y', 'constructor', 'length'];
const facts = fc.record(
  {
    a: value,
    b: fc.oneof(value, fc.record({ x: value }), fc.array(fc.record({ x: value }), { maxLength: 2 })),
    c: fc.record({ x: fc.oneof(value, fc.record({ y: value })) }),
  },
  { requiredKeys: [] },
);
const reference = fc.record(
  { fact: fc.constantFrom(...names), path: fc.constantFrom(...paths) },
  { requiredKeys: ['fact'] },
);
const operator = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...operators) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...decoratorNames), fc.constantFrom(...operators))
      .map((parts) => parts.join(':')),
  },
);
const priority = fc.integer({ min: 1, max: 3 });
const test = fc.record(
  {
    fact: fc.constantFrom(...names),
    operator,
    value: fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: reference }),
    path: fc.constantFrom(...paths),
    priority,
  },
  { requiredKeys: ['fact', 'operator', 'value'] },
);

const { condition } = fc.letrec<{ condition: Condition; branch: Condition }>((tie) => ({
  branch: fc.oneof(
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }), priority }, { requiredKeys: ['all'] }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }), priority }, { requiredKeys: ['any'] }),
    fc.record({ not: tie('condition') }),
    fc.constantFrom('shared', 'other').map((name) => ({ condition: name })),
  ) as fc.Arbitrary<Condition>,
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    test as fc.Arbitrary<Condition>,
    tie('branch'),
  ) as fc.Arbitrary<Condition>,
}));
const root = fc.oneof(
  fc.array(condition, { maxLength: 3 }).map((all) => ({ all })),
  fc.array(condition, { maxLength: 3 }).map((any) => ({ any })),
  condition.map((not) => ({ not })),
  fc.constant({ condition: 'shared' }),
) as fc.Arbitrary<Condition>;
const shared = {
  shared: { any: [{ fact: 'a', operator: 'equal', value: 1 }, { condition: 'other' }] },
  other: { not: { fact: 'b', operator: 'in', value: ['1', 1, null] } },
} as unknown as Record<string, Condition>;

/** fired, notFired, or failed where the run throws. */
function ours(conditions: Condition, given: Record<string, unknown>): string {
  const set: RuleSet = {
    title: { zh: '', en: '' },
    missing: 'reference',
    severity: 'info',
    conditions: shared,
    rules: [{ id: 'r', conditions, event: { type: 'e' } as never }],
  };
  const { value: compiled, issues } = compileRules([{ kind: 'rules', id: 's', value: set, tables: {} }], environment);
  const errors = issues.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const options = { asOf: '2026-01-01', budget: new Budget() };
  const { counts } = compiled.evaluate(given, { ...options, phase: 'validate' });
  const told = counts.failed === 1 ? 'failed' : counts.fired === 1 ? 'fired' : 'notFired';
  expect(compiled.outcome('r', given, options).outcome).toBe(told);
  return told;
}

async function theirs(conditions: Condition, given: Record<string, unknown>): Promise<string> {
  const answer = await askLibrary({ conditions, facts: given, shared });
  return typeof answer === 'string' ? 'failed' : answer ? 'fired' : 'notFired';
}

describe('missing: reference', () => {
  it(`answers as json-rules-engine 7.3.1 for ${PAIRS} pairs of rule and case`, async () => {
    const seen = { fired: 0, notFired: 0, failed: 0 } as Record<string, number>;
    await fc.assert(
      fc.asyncProperty(root, facts, async (conditions, given) => {
        const expected = await theirs(conditions, given);
        seen[expected]!++;
        expect(ours(conditions, given)).toBe(expected);
      }),
      { numRuns: PAIRS, seed: 20260501 },
    );
    process.stdout.write(`differential: ${JSON.stringify(seen)}\n`);
    // The generator reaches every answer, or the test would prove little.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(PAIRS / 100);
  }, 600_000);
});
