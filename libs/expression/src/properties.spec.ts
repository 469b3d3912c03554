import { Budget, BudgetExceeded, Decimal } from '@caseloom/core';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Node, TypeNode } from './ast.ts';
import { compileExpression } from './compile.ts';
import { completeExpression } from './editor/complete.ts';
import { functions } from './functions/index.ts';
import { Located } from './located.ts';
import { expressionMessages } from './messages.ts';
import { parse } from './parse.ts';
import { print } from './print.ts';
import { spellingOf } from './spelling.ts';
import { FeelDate, FeelDuration } from './temporal.ts';
import type { Names } from './types.ts';
import { fromFeel } from './values.ts';

const RUNS = process.env['CASELOOM_BUDGET'] === 'long' ? 50_000 : 1_000;
const names: Names = new Map([
  ['a', 'any'],
  ['b', 'any'],
  ['item', 'any'],
]);
const span = { from: 0, to: 0 };

const literal = fc
  .oneof(
    fc.integer({ min: 0, max: 1000 }).map((n) => new Decimal(n)),
    fc.constantFrom(
      new Decimal('0.5'),
      'x',
      '中"\\\n',
      '',
      true,
      false,
      null,
      new FeelDate(20_000),
      new FeelDuration(3600),
    ),
  )
  .map((value): Node => ({ kind: 'literal', value, span }));
const name = fc.constantFrom('a', 'b').map((one): Node => ({ kind: 'name', name: one, span }));
const TYPES: readonly TypeNode[] = [
  { name: 'number' },
  { name: 'date and time' },
  { list: { name: 'string' } },
  { range: { name: 'date' } },
  { members: [{ name: 'x', type: { list: { range: { name: 'number' } } } }] },
  { parameters: [{ name: 'string' }, { list: { name: 'Any' } }], returns: { name: 'Any' } },
];
const PARAMETERS = [{ name: 'p' }, { name: 'q r', type: { list: { name: 'number' } } }];
const { node } = fc.letrec<{ node: Node }>((tie) => {
  const two = fc.tuple(tie('node'), tie('node'));
  return {
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      name,
      two.chain(([left, right]) =>
        fc
          .constantFrom('+', '-', '*', '/', '**')
          .map((operator): Node => ({ kind: 'arithmetic', operator: operator as '+', left, right, span })),
      ),
      two.chain(([left, right]) =>
        fc
          .constantFrom('=', '!=', '<', '<=', '>', '>=')
          .map((operator): Node => ({ kind: 'compare', operator: operator as '=', left, right, span })),
      ),
      two.chain(([left, right]) =>
        fc.constantFrom('and', 'or').map((kind): Node => ({ kind: kind as 'and', left, right, span })),
      ),
      tie('node').map((operand): Node => ({ kind: 'negate', operand, span })),
      tie('node').map((object): Node => ({ kind: 'path', object, member: 'm', span })),
      two.map(([list, by]): Node => ({ kind: 'filter', list, by, span })),
      fc.array(tie('node'), { maxLength: 3 }).map((items): Node => ({ kind: 'list', items, span })),
      fc.array(tie('node'), { maxLength: 2 }).map((values): Node => ({
        kind: 'context',
        entries: values.map((value, index) => ({ name: `k ${index}`, value })),
        span,
      })),
      fc
        .tuple(tie('node'), tie('node'), tie('node'))
        .map(([condition, then, otherwise]): Node => ({ kind: 'if', condition, then, else: otherwise, span })),
      fc
        .tuple(tie('node'), tie('node'), tie('node'))
        .map(([value, low, high]): Node => ({ kind: 'between', value, low, high, span })),
      fc.tuple(tie('node'), fc.array(tie('node'), { minLength: 1, maxLength: 3 })).map(([value, tests]): Node => ({
        kind: 'in',
        value,
        tests: tests.map((test) => ({ kind: 'test', value: test, span })),
        span,
      })),
      two.map(([low, high]): Node => ({
        kind: 'in',
        value: low,
        tests: [
          { kind: 'test', value: { kind: 'range', low, high, lowIncluded: true, highIncluded: false, span }, span },
        ],
        span,
      })),
      fc.tuple(fc.boolean(), two).map(([every, [list, condition]]): Node => ({
        kind: 'quantified',
        every,
        bindings: [{ name: 'x', in: list, span }],
        condition,
        span,
      })),
      two.map(([list, body]): Node => ({ kind: 'for', bindings: [{ name: 'x', in: list, span }], body, span })),
      two.chain(([low, high]) =>
        fc
          .tuple(fc.boolean(), fc.boolean())
          .map(([lowIncluded, highIncluded]): Node => ({ kind: 'range', low, high, lowIncluded, highIncluded, span })),
      ),
      fc.tuple(fc.boolean(), tie('node')).map(([included, bound]): Node => {
        const up: Node = {
          kind: 'range',
          low: bound,
          high: undefined,
          lowIncluded: included,
          highIncluded: false,
          span,
        };
        const down: Node = {
          kind: 'range',
          low: undefined,
          high: bound,
          lowIncluded: false,
          highIncluded: included,
          span,
        };
        return { kind: 'list', items: [up, down], span };
      }),
      tie('node').map((body): Node => ({ kind: 'function', parameters: PARAMETERS, body, span })),
      two.map(([body, arg]): Node => ({
        kind: 'invoke',
        callee: { kind: 'function', parameters: PARAMETERS, body, span },
        args: [{ name: 'p', value: arg }],
        span,
      })),
      fc
        .tuple(tie('node'), fc.constantFrom(...TYPES))
        .map(([value, type]): Node => ({ kind: 'instanceOf', value, type, span })),
      tie('node').map((value): Node => ({
        kind: 'call',
        name: 'substring',
        args: [
          { name: 'string', value },
          { name: 'start position', value: { kind: 'name', name: 'a', span } },
        ],
        span,
      })),
      fc
        .tuple(fc.constantFrom('count', 'string length', 'date and time', 'not', 'full years'), tie('node'))
        .map(([called, value]): Node => ({ kind: 'call', name: called, args: [{ value }], span })),
    ) as fc.Arbitrary<Node>,
  };
});

/** Without spans, numbers and dates by their text. */
const bare = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, one: unknown) =>
      key === 'span' || key === 'memberSpan'
        ? undefined
        : one instanceof Decimal
          ? `n${one.toFixed()}`
          : one instanceof FeelDate || one instanceof FeelDuration
            ? String(one)
            : one,
    ),
  );

describe('expressions', () => {
  it('read back as they were printed', () => {
    fc.assert(
      fc.property(node, (tree) => {
        try {
          expect(bare(parse(print(tree), 'expression', spellingOf(names, functions.keys())))).toEqual(bare(tree));
        } catch (error) {
          // Nesting deeper than the limit is refused; nothing else may be.
          if (!(error instanceof Located && error.issue.code === 'EXPRESSION_TOO_DEEP')) throw error;
        }
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });

  it('[P8] [P15] are refused with an issue or end with a value, whatever was written', () => {
    const token = fc.constantFrom(
      'a',
      'b',
      '1',
      '"x"',
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
      '+',
      '-',
      '*',
      '/',
      '**',
      '=',
      '!=',
      '<',
      '>',
      'and',
      'or',
      'not',
      'if',
      'then',
      'else',
      'some',
      'every',
      'for',
      'in',
      'satisfies',
      'return',
      'between',
      'null',
      'true',
      '@"2026-01-01"',
      'function',
      'date',
      'count',
      'string length',
      'instance of',
      '?',
      'range<number>',
      'list<string>',
      'function(x)',
      '->',
      'x',
      'partial',
      '.start included',
      '@"10:00:00Z"',
      'sort',
      'context put',
      'today()',
      '__proto__',
      'constructor',
      '\\',
      '"',
      '中',
      '\n',
      '//',
      '/*',
    );
    const facts: Record<string, unknown> = { a: [1, { b: 'x' }, '2026-01-01'], b: { b: 2, constructor: 'own' } };
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), (tokens) => {
        const text = tokens.join(' ');
        completeExpression(text, text.length >> 1, { names });
        for (const missing of ['unknown', 'reference'] as const) {
          const compiled = compileExpression(text, { names, missing });
          if (!compiled.ok) {
            for (const issue of compiled.issues) expect(expressionMessages).toHaveProperty(issue.code);
            continue;
          }
          try {
            fromFeel(compiled.value.evaluate((one) => facts[one], new Budget({ steps: 10_000 })));
          } catch (error) {
            expect(error).toBeInstanceOf(BudgetExceeded);
          }
        }
      }),
      { numRuns: RUNS * 5, seed: 8 },
    );
  });
});
