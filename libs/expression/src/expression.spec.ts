import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Budget } from '@caseloom/core';
import { compileExpression, compileUnaryTests } from './compile.ts';
import type { Missing } from './environment.ts';
import { signatureOf } from './functions/function.ts';
import { functions } from './functions/index.ts';
import { expressionMessages } from './messages.ts';
import { namesFromFields, type Names } from './types.ts';
import { fromFeel, toFeel } from './values.ts';

const names: Names = new Map([
  ...namesFromFields([
    { path: 'patient.sex', type: 'code' },
    { path: 'patient.ageYears', type: 'integer' },
    { path: 'patient.birthDate', type: 'date' },
    { path: 'patient.missingDate', type: 'date' },
    { path: 'stay.admitAt', type: 'datetime' },
    { path: 'stay.dischargeAt', type: 'datetime' },
    { path: 'fee.total', type: 'decimal' },
    { path: 'fee.selfPaid', type: 'decimal' },
    { path: 'op[].code', type: 'icd9cm3' },
    { path: 'op[].level', type: 'code' },
    { path: 'op[].date', type: 'datetime' },
  ]),
  ['anything', 'any'],
  ['date of birth', 'date'],
  ['stay length', 'number'],
  ['person', { members: new Map([['full name', 'string' as const]]) }],
  ['in a list', { list: 'string' }],
  ['height-in-cm', 'number'],
  ["name's", 'number'],
  ['missing', 'any'],
  ['things', { list: 'any' }],
]);
const facts: Record<string, unknown> = {
  patient: { sex: '1', ageYears: 60, birthDate: '1966-02-01' },
  stay: { admitAt: '2026-05-01T09:00:00', dischargeAt: '2026-05-08T10:00:00' },
  fee: { total: '12000.00', selfPaid: '3000' },
  op: [
    { code: '51.2300', level: '3', date: '2026-05-03T08:00:00' },
    { code: '81.5100', level: '4' },
  ],
  anything: { at: { all: 1 } },
  'date of birth': '1966-02-01',
  'stay length': 8,
  person: { 'full name': '王五' },
  'in a list': ['peter', 'mary'],
  'height-in-cm': '170',
  "name's": 3,
  things: [{ x: 5 }, { x: 6 }],
};
const scope = (name: string): unknown => facts[name];

/** Lines of a case file; one that cannot be read fails the run. */
function casesOf(file: string, pattern: RegExp): RegExpExecArray[] {
  const lines = readFileSync(new URL(`./cases/${file}`, import.meta.url), 'utf8')
    // A line that begins with a blank belongs to the one before.
    .split(/\n(?! )/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => {
    const match = pattern.exec(line);
    if (match === null) throw new Error(`unreadable case: ${line}`);
    return match;
  });
}

function evaluate(text: string, missing: Missing = 'unknown'): unknown {
  const compiled = compileExpression(text, { names, missing });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return fromFeel(compiled.value.evaluate(scope, new Budget()));
}

describe('FEEL expressions', () => {
  it.each(casesOf('expressions.txt', /^(.*) => (.*)$/).map(([, text, expected]) => [text!, expected!]))(
    '%s is %s',
    (text, expected) => {
      expect(evaluate(text)).toEqual(JSON.parse(expected));
    },
  );

  it.each(
    casesOf('language.txt', /^(.*(?:\n .*)?) => (.*)$/).flatMap(([, text, expected]) =>
      (['unknown', 'reference'] as const).map((missing) => [text!, expected!, missing] as const),
    ),
  )('%s is %s, missing being %s', (text, expected, missing) => {
    expect(evaluate(text, missing)).toEqual(JSON.parse(expected));
  });

  it.each(casesOf('reference.txt', /^(.*) => (.*)$/).map(([, text, expected]) => [text!, expected!]))(
    'DMN says that %s is %s',
    (text, expected) => {
      expect(evaluate(text, 'reference')).toEqual(JSON.parse(expected));
    },
  );

  it.each(
    casesOf('unary-tests.txt', /^(.*) \| (.*) => (.*)$/).map(([, text, input, expected]) => [text!, input!, expected!]),
  )('test %s of %s is %s', (text, input, expected) => {
    const compiled = compileUnaryTests(text, { names });
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
    expect(compiled.value.test(toFeel(JSON.parse(input)), scope, new Budget()) ?? null).toEqual(JSON.parse(expected));
  });

  it.each(
    casesOf('errors.txt', /^(.*) => (\w+) (\d+)-(\d+)$/).map(
      ([, text, code, from, to]) => [text!, code!, Number(from), Number(to)] as const,
    ),
  )('%s is refused with %s', (text, code, from, to) => {
    const compiled = compileExpression(text, { names });
    expect(compiled.issues.map((issue) => [issue.code, issue.span])).toEqual([[code, { from, to }]]);
    expect(Object.hasOwn(expressionMessages, code)).toBe(true);
  });
});

describe('reads', () => {
  it.each([
    ['patient.sex = "1"', ['patient.sex']],
    ['count(op)', ['op']],
    ['op[item.level = "4"].code', ['op[].code', 'op[].level']],
    ['op[level = "4"]', ['op', 'op[].level']],
    ['some x in op satisfies x.level = "4"', ['op[].level']],
    ['for x in op return 1', ['op']],
    ['full years(patient.birthDate, stay.admitAt)', ['patient.birthDate', 'stay.admitAt']],
    ['patient.birthDate.year', ['patient.birthDate']],
    ['1 + 2', []],
  ])('of %s are %j', (text, expected) => {
    const compiled = compileExpression(text, { names });
    expect(compiled.ok && compiled.value.reads).toEqual(expected);
  });
});

describe('[P8] every evaluation ends', () => {
  const run = (text: string, budget: Budget) => () => {
    const compiled = compileExpression(text, { names });
    return compiled.ok ? compiled.value.evaluate(scope, budget) : null;
  };
  it('ends a product of lists by steps', () => {
    expect(run('count(for a in 1..2000, b in 1..2000 return a)', new Budget({ steps: 10_000 }))).toThrow(
      'BUDGET_EXCEEDED',
    );
  });
  it('refuses a list that is too long before making it', () => {
    expect(run('count(for a in 1..1000000000 return a)', new Budget())).toThrow('BUDGET_EXCEEDED');
  });
  it('refuses texts that grow', () => {
    expect(run(`string join(for a in 1..1000 return "${'x'.repeat(2000)}")`, new Budget())).toThrow('BUDGET_EXCEEDED');
  });
  it('refuses deep nesting and long texts when compiling', () => {
    expect(compileExpression(`${'('.repeat(100)}1${')'.repeat(100)}`, { names }).issues[0]!.code).toBe(
      'EXPRESSION_TOO_DEEP',
    );
    expect(compileExpression(`${'1+'.repeat(600)}1`, { names }).issues[0]!.code).toBe('EXPRESSION_TOO_DEEP');
    expect(compileExpression('1'.repeat(10_001), { names }).issues[0]!.code).toBe('EXPRESSION_TOO_LONG');
  });
});

describe('[P15] data stays data', () => {
  it.each([
    'anything.constructor',
    'anything.__proto__',
    'anything.at.toString',
    'get value(anything, "constructor")',
    '[1].length',
    '"a".length',
  ])('%s reaches nothing', (text) => {
    const compiled = compileExpression(text, { names });
    expect(compiled.ok ? fromFeel(compiled.value.evaluate(scope, new Budget())) : compiled.issues[0]!.code).toEqual(
      compiled.ok ? (text.startsWith('[') ? [null] : null) : 'EXPRESSION_FIELD_UNKNOWN',
    );
  });
});

describe('docs/spec/expression.md', () => {
  it('lists every function with its parameters, and none that is not there', () => {
    const page = readFileSync(new URL('../../../docs/spec/expression.md', import.meta.url), 'utf8');
    const listed = /## Functions\n\n(.*)\n/.exec(page)![1]!.split(' · ');
    const known = [...functions.values()].map((called) => `\`${signatureOf(called)}\``);
    expect(listed).toEqual(known);
  });
});
