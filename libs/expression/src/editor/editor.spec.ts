import { describe, expect, it } from '@jest/globals';
import { functions } from '../functions/index.ts';
import { namesFromFields, type Names, typeName } from '../types.ts';
import { type EditorOptions, typeAt } from './analyse.ts';
import { completeExpression } from './complete.ts';
import { describeAt } from './describe.ts';

const names: Names = new Map([
  ...namesFromFields([
    { path: 'patient.sex', type: 'code' },
    { path: 'patient.birthDate', type: 'date' },
    { path: 'fee.total', type: 'decimal' },
    { path: 'op[].code', type: 'icd9cm3' },
    { path: 'op[].level', type: 'code' },
    { path: 'op[].date', type: 'datetime' },
  ]),
  ['stay length', 'number'],
]);
const labels: Record<string, { zh: string; en: string }> = {
  'op[].level': { zh: '手术级别', en: 'Level of procedure' },
};
const options: EditorOptions = { names, labelOf: (path) => labels[path] };

/** The text with the cursor where `|` stands. */
function at(text: string): [string, number] {
  const offset = text.indexOf('|');
  return [text.slice(0, offset) + text.slice(offset + 1), offset];
}
const offered = (text: string, kind?: string) =>
  completeExpression(...at(text), options)
    .filter((one) => kind === undefined || one.kind === kind)
    .map((one) => one.label);

describe('completions', () => {
  it.each([
    ['patient.|', ['sex', 'birthDate']],
    ['patient.bi|', ['birthDate']],
    ['patient.birthDate.|', ['year', 'month', 'day', 'weekday']],
    ['op[1].|', ['code', 'level', 'date']],
    ['count(op.|', ['code', 'level', 'date']],
    ['op[item.|', ['code', 'level', 'date']],
    ['op[item.le|vel = "4"]', ['level']],
    ['some x in op satisfies x.|', ['code', 'level', 'date']],
    [
      'for x in op return x.date.|',
      ['year', 'month', 'day', 'weekday', 'hour', 'minute', 'second', 'time offset', 'timezone'],
    ],
    ['if patient.| = "1" then 1 else 2', ['sex', 'birthDate']],
    ['{a: 1, b: {c: 2}}.|', ['a', 'b']],
    ['(function(p: context<q: number>) p.|', ['q']],
    ['[1..5].|', ['start', 'end', 'start included', 'end included']],
    ['1 + ) op.|', ['code', 'level', 'date']],
    ['frobnicate.|', []],
    ['1.|', []],
    ['1..|', undefined],
  ])('after a dot in %s are the members %j', (text, expected) => {
    if (expected === undefined) expect(offered(text)).toContain('patient');
    else expect(offered(text)).toEqual(expected);
  });

  it.each([
    ['pat|', 'name', ['patient']],
    ['stay|', 'name', ['stay length']],
    ['1 + su|', 'function', ['sublist', 'sum', 'substring']],
    ['op[le|', 'name', ['level', 'stay length']],
    ['some proc in op satisfies pr|', 'name', ['proc']],
    ['every x in op sat|', 'keyword', ['satisfies']],
    ['{first: 1, second: fi|}', 'name', ['first']],
    ['function(weight) we|', 'name', ['weight']],
    ['for i in 1..3 return part|', 'name', ['partial']],
  ])('in %s the %s are %j', (text, kind, expected) => {
    expect(offered(text, kind).slice(0, expected.length)).toEqual(expected);
  });

  it.each(['"pat|"', 'patient.sex = "|', '1 // pat|', '1 /* pat|', '12|'])('nothing is offered in %s', (text) => {
    expect(offered(text)).toEqual([]);
  });

  it('offers the value under test in unary tests, and everything in an empty text', () => {
    const inTest = completeExpression('? > 1 and ', 10, { ...options, dialect: 'unaryTests', inputType: 'number' });
    expect(inTest.find((one) => one.label === '?')?.detail).toEqual({ zh: '数字', en: 'number' });
    expect(offered('|')).toEqual(expect.arrayContaining(['patient', 'sum', 'if']));
  });

  it('tells the label and the type of a field, the signature and the purpose of a function', () => {
    const [level] = completeExpression('op[1].lev', 9, options);
    expect(level).toEqual({
      label: 'level',
      kind: 'member',
      detail: { zh: '手术级别 · 文本', en: 'Level of procedure · string' },
      insert: 'level',
    });
    const [sum] = completeExpression('sum', 3, options);
    expect(sum).toEqual({
      label: 'sum',
      kind: 'function',
      detail: { zh: 'sum(list, …) — 合计；空列表为未知。', en: 'sum(list, …) — Sum; unknown of an empty list.' },
      insert: 'sum(',
    });
  });
});

describe('descriptions', () => {
  it.each([
    ['1 + su|m(op.level)', 'sum(list: list<number>, …): number', 4, 7],
    ['pati|ent.sex', 'patient', 0, 7],
    ['patient.se|x', 'patient.sex', 0, 11],
    ['op[1].lev|el', 'op[].level', 0, 11],
    ['stay le|ngth + 1', 'stay length', 0, 11],
    ['1 + 2|3', '23', 4, 6],
  ])('of %s is %s', (text, title, from, to) => {
    const described = describeAt(...at(text), options);
    expect([described?.title, described?.span]).toEqual([title, { from, to }]);
  });

  it('tells every way to call a function, what it does, and the label of a field', () => {
    expect(describeAt('date(2026, 5, 1)', 1, options)).toEqual({
      span: { from: 0, to: 4 },
      title: 'date(from: Any): date\ndate(year: number, month: number, day: number): date',
      type: { zh: '日期', en: 'date' },
      doc: functions.get('date')!.about,
    });
    expect(describeAt('op.level', 5, options)?.doc).toEqual(labels['op[].level']);
    expect(describeAt('', 0, options)).toBeUndefined();
  });
});

describe('types', () => {
  it.each([
    ['fee.to|tal * 2', 'number'],
    ['fee.total *| 2', 'number'],
    ['op|.code', 'list<context<code: string, level: string, date: date and time>>'],
    ['op.co|de', 'list<string>'],
    ['[1, 2|]', 'number'],
    ['for x in op return |x', 'context<code: string, level: string, date: date and time>'],
    ['op[level = "4"]|', 'list<context<code: string, level: string, date: date and time>>'],
    ['(fu|nction(a: number) a > 1)', 'function<number>->boolean'],
    ['[@"2026-01-01"..@"2026-02-01"]|', 'range<date>'],
  ])('of %s is %s', (text, expected) => {
    expect(typeName(typeAt(...at(text), options) ?? 'null')).toBe(expected);
  });
});

describe('the functions', () => {
  it.each([...functions.values()])('$name say in one line and two languages what they do', ({ about }) => {
    expect(about.zh).toMatch(/^[^\n]{3,60}。$/u);
    expect(about.en).toMatch(/^[A-Z][^\n]{5,130}[.?]$/);
  });
});
