import { Budget, BudgetExceeded } from '@caseloom/core';
import { describe, expect, it } from '@jest/globals';
import { compileExpression } from './compile.ts';
import { completeExpression } from './editor/complete.ts';
import { describeAt } from './editor/describe.ts';
import type { Names } from './types.ts';
import { fromFeel } from './values.ts';

const names: Names = new Map([
  ['a', 'any'],
  ['n', 'number'],
]);
const many = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join('');
const doubled = `{x0: [1, 1]${many(59, (i) => `, x${i + 1}: [x${i}, x${i}]`)}}`;
const nested = '(for i in 1..2700 return [partial[-1]])';
const calling = (body: string) => `{f: function(n) ${body}, r: f(0)}.r`;

/** Each ends with a value or an issue, or runs out of the budget named; none may throw anything else or take long. */
const TEXTS: readonly (readonly [what: string, text: string, ends: string])[] = [
  ['a list that shares its items', doubled, 'listLength'],
  ['its text', `string(${doubled})`, 'stringLength'],
  ['its items', `flatten(${doubled}.x59)`, 'listLength'],
  ['its comparison', `${doubled} = ${doubled}`, 'steps'],
  ['its search', `list contains([${doubled}], ${doubled})`, 'steps'],
  ['its distinct values', `distinct values([${doubled}, ${doubled}])`, 'steps'],
  ['partial results within partial results', 'for i in 1..2000 return [partial]', 'listLength'],
  ['lists nested thousands deep', nested, 'depth'],
  ['one of them', `${nested}[-1]`, 'depth'],
  ['its text', `string length(string(${nested}[-1]))`, 'depth'],
  ['its only item', `flatten(${nested}[-1])`, 'depth'],
  ['compared with itself', `${nested}[-1] = ${nested}[-1]`, 'depth'],
  ['its members', `count(${nested}[-1].b)`, 'depth'],
  ['of a type', `${nested}[-1] instance of list<list<list<Any>>>`, 'value'],
  ['recursion without end', calling('f(n + 1)'), 'depth'],
  ['recursion by argument', '(function(f) f(f))(function(f) f(f))', 'depth'],
  ['recursion through brackets', calling(`${'(1 + '.repeat(55)}f(n)${')'.repeat(55)}`), 'depth'],
  ['recursion through lists', calling(`${'['.repeat(55)}f(n)${']'.repeat(55)}`), 'depth'],
  [
    'recursion through iterations',
    calling(`${many(55, (i) => `(for x${i} in [1] return `)}f(n)${')'.repeat(55)}`),
    'depth',
  ],
  ['recursion through sorting', calling('sort([1, 2], function(a, b) f(n))'), 'depth'],
  ['recursion within bounds', calling('if n > 60 then n else f(n + 1)'), 'value'],
  ['calls that double', calling('if n > 50 then n else f(n + 1) + f(n + 1)'), 'steps'],
  ['a text that grows', 'string join(for i in 1..100000 return "xxxxxxxxxxxxxxxxxxxx")', 'stringLength'],
  [
    'replacements that grow',
    `replace(string join(for i in 1..9000 return "aaaaaaaaaa"), "a", "${'b'.repeat(2000)}")`,
    'stringLength',
  ],
  ['a pattern that backtracks elsewhere', 'matches(string join(for i in 1..40000 return "a"), "(a+)+$")', 'value'],
  ['a pattern that explodes', 'matches("a", "(a{1000}){1000}")', 'EXPRESSION_PATTERN'],
  ['a million million numbers', 'for i in 1..1000000000000 return i', 'listLength'],
  ['all days there are', 'for d in @"0001-01-01"..@"9999-12-31" return d', 'listLength'],
  [
    'numbers beyond bounds',
    '[1e6144 * 10, exp(14199) ** 9, 10 ** 6144 ** 9, product(for i in 1..9999 return i)]',
    'value',
  ],
  [
    'dates beyond bounds',
    '[@"999999999-12-31" + @"P1D", @"999999999-12-31" + @"P1M", duration("P999999999D") * 1e300]',
    'value',
  ],
  ['five thousand keys', 'context put({}, for i in 1..5000 return "a", 1)', 'value'],
  ['sorting by no order', 'sort(for i in 1..3000 return i, function(x, y) true)[1]', 'value'],
  ['sixty brackets', `${'('.repeat(60)}1${')'.repeat(60)}`, 'value'],
  ['a hundred brackets', `${'['.repeat(100)}1${']'.repeat(100)}`, 'EXPRESSION_TOO_DEEP'],
  ['six hundred functions', `${'function(x) '.repeat(600)}1`, 'EXPRESSION_TOO_DEEP'],
  ['four hundred choices', `${'if true then '.repeat(400)}1${' else 2'.repeat(400)}`, 'value'],
  ['four hundred members', `a${'.b'.repeat(400)}`, 'value'],
  ['a name of the machine', 'a.constructor.prototype', 'value'],
  ['names of the machine', '[{a: 1}.__proto__]', 'EXPRESSION_FIELD_UNKNOWN'],
];

describe('[P8] [P15] hostile expressions', () => {
  it.each(TEXTS)('%s: %s', (_what, text, ends) => {
    expect(endOf(text)).toBe(ends);
  });

  it('are described and completed without running away', () => {
    for (const [, text] of TEXTS) {
      for (const offset of [0, text.length >> 1, text.length]) {
        expect(Array.isArray(completeExpression(text, offset, { names }))).toBe(true);
        expect(['object', 'undefined']).toContain(typeof describeAt(text, offset, { names }));
      }
    }
  });
});

function endOf(text: string): string {
  const compiled = compileExpression(text, { names });
  if (!compiled.ok) return compiled.issues[0]!.code;
  try {
    fromFeel(compiled.value.evaluate(() => ({ b: 1 }), new Budget()));
    return 'value';
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return String(error.issues[0]!.args['limit']);
  }
}
