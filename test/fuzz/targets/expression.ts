import { Budget, BudgetExceeded } from '@caseloom/core';
import { compileExpression, compileUnaryTests, feelFunctions, fromFeel, toFeel } from '@caseloom/expression';
import { measureNames } from '@caseloom/measures';
import fc from 'fast-check';
import { text } from '../hostile.ts';
import type { Target } from '../target.ts';

const NAMES = [
  'patient.name',
  'fee.total',
  'op',
  'op.code',
  'ageYears',
  'stay.admitAt',
  'grouping.weight',
  'item',
  'x',
];
const WORDS = [
  'if',
  'then',
  'else',
  'for',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'between',
  'and',
  'or',
  'not',
  'null',
  'true',
  'false',
  'function',
  'instance of',
  '?',
];
const SIGNS = [
  '+',
  '-',
  '*',
  '/',
  '**',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ',',
  '.',
  '..',
  ':',
  '@',
  '"',
  '->',
];

/** What the names stand for while evaluating: the worst a record may hold. */
const FACTS: Readonly<Record<string, unknown>> = {
  patient: JSON.parse(
    '{"name": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "__proto__": {"polluted": "1"}, "birthDate": "2024-02-30"}',
  ),
  fee: { total: '9'.repeat(300), selfPaid: '-0' },
  op: Array.from({ length: 200 }, (_, index) => ({ code: `c${index}`, level: index % 3 === 0 ? undefined : '1' })),
  ageYears: 1e308,
  stay: { admitAt: '9999-12-31T23:59:59', los: -1 },
  grouping: { weight: '1e400' },
  x: JSON.parse('{"name": [[1, "2", null], {"__proto__": 1}], "length": "9999999999999999999999", "then": {}}'),
  item: ['a', '', null, -1, 2.5, '2026-05-01', [[]], { code: 'K80' }],
};
const scope = (name: string) => toFeel(Object.hasOwn(FACTS, name) ? FACTS[name] : undefined, measureNames.get(name));

const literal = text.map((one) => JSON.stringify(one));
const leaf = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('x', 'item', 'x.name', 'item[1]', 'x.length') },
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('1', '0', '0.1', '-1', '1000000', '"a"', 'null', 'true', '@"2026-05-01"', '[]', '{}'),
  },
  { weight: 2, arbitrary: literal },
);
const binary = fc.constantFrom('+', '-', '*', '/', '**', '=', '<', '>=', 'and', 'or');

/** Expressions that are nearly or wholly right, nested and called with anything. */
const { built } = fc.letrec<{ built: string }>((tie) => ({
  built: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.tuple(tie('built'), binary, tie('built')).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom(...feelFunctions.keys()), fc.array(tie('built'), { maxLength: 4 }))
      .map(([name, args]) => `${name}(${args.join(', ')})`),
    fc.tuple(tie('built'), tie('built')).map(([list, by]) => `${list}[${by}]`),
    fc.tuple(tie('built'), tie('built'), tie('built')).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
    fc
      .tuple(fc.constantFrom('some', 'every'), tie('built'), tie('built'))
      .map(([how, list, test]) => `${how} x in ${list} satisfies ${test}`),
    fc.tuple(tie('built'), tie('built')).map(([list, body]) => `for x in ${list} return ${body}`),
    fc.array(tie('built'), { maxLength: 5 }).map((items) => `[${items.join(', ')}]`),
    fc
      .tuple(tie('built'), fc.constantFrom('__proto__', 'constructor', 'length', 'name', 'then'))
      .map(([object, member]) => `(${object}).${member}`),
    tie('built').map((inner) => `(${inner})`),
  ),
}));

const soup = fc
  .array(fc.oneof(fc.constantFrom(...WORDS, ...SIGNS, ...NAMES, ...feelFunctions.keys()), leaf, text), {
    maxLength: 30,
  })
  .map((tokens) => tokens.join(' '));

export const expression: Target = {
  id: 'expression',
  sentence: '[P8] [P15] FEEL expressions answer, run out of budget, or are refused where they are wrong',
  longRuns: 220_000,
  inputs: fc.oneof({ weight: 5, arbitrary: built }, { weight: 3, arbitrary: soup }, { weight: 1, arbitrary: text }),
  run(input) {
    const names = new Map([...measureNames, ['x', 'any'] as const, ['item', 'any'] as const]);
    const compiled = compileExpression(input, { names });
    if (compiled.ok) withinBudget(() => fromFeel(compiled.value.evaluate(scope, new Budget({ steps: 50_000 }))));
    const tests = compileUnaryTests(input, { names });
    if (tests.ok) withinBudget(() => tests.value.test('x', scope, new Budget({ steps: 50_000 })));
  },
};

function withinBudget(evaluate: () => unknown): void {
  try {
    evaluate();
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
  }
}
