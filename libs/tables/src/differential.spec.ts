import { Budget, type Result, type Truth } from '@caseloom/core';
import {
  compileExpression,
  compileUnaryTests,
  equal3,
  fromFeel,
  toFeel,
  type FeelType,
  type FeelValue,
  type Missing,
} from '@caseloom/expression';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aggregate } from './aggregate.ts';
import { compileTable } from './compile-table.ts';
import { HIT_POLICIES, type DecisionTable, type HitPolicy } from './types.ts';

const RUNS = process.env['CASELOOM_BUDGET'] === 'long' ? 125_000 : 1_200;
const INPUTS_PER_TABLE = 8;
const title = { zh: '表', en: 'Table' };

const TYPES: readonly FeelType[] = ['number', 'string', 'boolean', 'date', 'date and time', 'any'];
const CELLS: Readonly<Record<string, readonly string[]>> = {
  number: [
    '1',
    '2',
    '2.50',
    '-3',
    '1, 2',
    '< 2',
    '<= 2',
    '> 1',
    '>= 2.5',
    '[1..2]',
    '(1..3)',
    ']1..2[',
    '[2..1]',
    '(2..2)',
    'not(2)',
    'not(1, > 2)',
    '> 2, < 1',
    'null',
    '2, null',
    'not(null)',
    '? > limit',
    'limit',
    '12345678901234567.5',
    'not([1..2])',
    '0.1',
    '1 + 1',
  ],
  string: [
    '"a"',
    '"b"',
    '"a", "b"',
    'not("a")',
    '> "a"',
    '["a".."b"]',
    'starts with(?, "a")',
    'starts with(?, "ab")',
    'not("a", "b")',
    '"a\\u0062"',
    'null',
    '""',
    '? = other',
    'string length(?) > 1',
  ],
  boolean: ['true', 'false', 'true, false', 'not(true)', 'null', '? or flag'],
  date: [
    'date("2026-01-01")',
    '@"2026-01-02"',
    '> date("2026-01-01")',
    '[@"2026-01-01"..@"2026-02-01"]',
    'null',
    'not(@"2026-01-02")',
  ],
  'date and time': ['@"2026-01-01T10:00:00"', '> @"2026-01-01T00:00:00"', 'date("2026-01-01")', '<= @"2026-01-02"'],
};
const any = Object.values(CELLS).flat();
const VALUES: readonly unknown[] = [
  null,
  undefined,
  0,
  1,
  2,
  2.5,
  3,
  -3,
  0.1,
  '2.5',
  '12345678901234567.5',
  '12345678901234567',
  'a',
  'ab',
  'abc',
  'b',
  '',
  true,
  false,
  '2026-01-01',
  '2026-01-02',
  '2026-01-01T10:00:00',
  ['a', 'b'],
  [1],
  { a: 1 },
  'x',
  1e21,
];
const ANSWERS = ['1', '2', '3', '"x"', 'limit', 'null', '', 'limit + 1'];

const column = fc.constantFrom(...TYPES).chain((type) =>
  fc.record({
    type: fc.constant(type),
    cells: fc.constant(['-', '-', '', ...(type === 'any' ? any : (CELLS[type as string] ?? any))]),
  }),
);
const tables = fc
  .record({
    columns: fc.array(column, { minLength: 1, maxLength: 4 }),
    size: fc.integer({ min: 0, max: 40 }),
    hitPolicy: fc.constantFrom<HitPolicy>(...HIT_POLICIES),
    missing: fc.constantFrom<Missing>('unknown', 'reference'),
    filed: fc.boolean(),
  })
  .chain(({ columns, size, hitPolicy, missing, filed }) =>
    fc.record({
      columns: fc.constant(columns),
      hitPolicy: fc.constant(hitPolicy),
      missing: fc.constant(missing),
      filed: fc.constant(filed),
      rows: fc.array(
        fc.tuple(fc.tuple(...columns.map(({ cells }) => fc.constantFrom(...cells))), fc.constantFrom(...ANSWERS)),
        { minLength: size, maxLength: size },
      ),
      inputs: fc.array(fc.tuple(...columns.map(() => fc.constantFrom(...VALUES))), {
        minLength: INPUTS_PER_TABLE,
        maxLength: INPUTS_PER_TABLE,
      }),
    }),
  );

type Case = typeof tables extends fc.Arbitrary<infer T> ? T : never;

function tableOf({ columns, hitPolicy, missing, rows }: Case): DecisionTable {
  return {
    title,
    hitPolicy,
    missing,
    data: [
      ...columns.map(({ type }, index) => ({ name: `in${index}`, type: type as string })),
      { name: 'limit', type: 'number' },
      { name: 'other', type: 'string' },
      { name: 'flag', type: 'boolean' },
    ],
    inputs: columns.map((_, index) => ({ id: `in${index}`, expression: `in${index}` })),
    outputs: [{ id: 'out', values: ['2', '1', '3', '"x"', 'null'] }],
    rules: rows.map(([cells, answer], index) => ({ id: `r${index}`, inputs: cells as string[], outputs: [answer] })),
  };
}

const compiledCells = new Map<string, unknown>();

/** Cells read only names that every table has, so one compilation serves all. */
function once<T>(key: string, make: () => T): T {
  if (!compiledCells.has(key)) compiledCells.set(key, make());
  return compiledCells.get(key) as T;
}

function sound<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

/** Every row, every cell, each by the expression room alone. */
function bruteForce(table: DecisionTable, data: Record<string, unknown>) {
  const names = new Map(table.data.map(({ name, type }) => [name, type as FeelType]));
  const options = { names, missing: table.missing };
  const scope = (name: string): unknown => data[name];
  const matched: { id: string; output: FeelValue }[] = [];
  const unknown: string[] = [];
  for (const rule of table.rules) {
    let holds: Truth = true;
    rule.inputs.forEach((cell, index) => {
      const { name, type } = table.data[index]!;
      const inputType = table.missing === 'reference' ? 'any' : (type as FeelType);
      const answer = once(`${table.missing} ${inputType as string} ${cell}`, () =>
        sound(compileUnaryTests(cell.trim() === '' ? '-' : cell, { ...options, inputType })),
      ).test(toFeel(data[name], type as FeelType), scope, new Budget());
      if (answer === false || holds === false) holds = false;
      else if (answer === undefined) holds = undefined;
    });
    if (holds === undefined) {
      if (table.missing === 'unknown') unknown.push(rule.id);
    } else if (holds) {
      const text = rule.outputs[0]!;
      const output = once(`${table.missing} = ${text}`, () =>
        sound(compileExpression(text === '' ? 'null' : text, options)),
      );
      matched.push({ id: rule.id, output: output.evaluate(scope) });
    }
    if (table.hitPolicy === 'first' && (holds === true || (holds === undefined && table.missing === 'unknown'))) break;
  }
  return { matched, unknown };
}

function expected(table: DecisionTable, data: Record<string, unknown>) {
  const { matched, unknown } = bruteForce(table, data);
  const ids = matched.map(({ id }) => id);
  const outputs = matched.map(({ output }) => output);
  const order = ['2', '1', '3', 'x', null];
  const rank = (value: FeelValue): number => order.indexOf(fromFeel(value) as never);
  const answer = (value: unknown, code?: string) => ({
    value: unknown.length > 0 ? null : value,
    matched: ids,
    unknown,
    code,
  });
  const same = (a: FeelValue, b: FeelValue): boolean => (a === null ? b === null : equal3(a, b) === true);
  switch (table.hitPolicy) {
    case 'unique':
      return matched.length > 1 ? { ...answer(null), code: 'TABLE_NOT_UNIQUE' } : answer(fromFeel(outputs[0] ?? null));
    case 'any':
      return outputs.every((one) => same(outputs[0]!, one))
        ? answer(fromFeel(outputs[0] ?? null))
        : { ...answer(null), code: 'TABLE_NOT_ANY' };
    case 'first':
      return answer(fromFeel(outputs[0] ?? null));
    case 'ruleOrder':
    case 'collect':
      return answer(outputs.map(fromFeel));
    default: {
      if (outputs.some((one) => rank(one) === -1)) return { ...answer(null), code: 'TABLE_OUTPUT_NOT_ALLOWED' };
      const sorted = outputs
        .map((one, index) => ({ one, index }))
        .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
        .map(({ one }) => fromFeel(one));
      return answer(table.hitPolicy === 'priority' ? (sorted[0] ?? null) : sorted);
    }
  }
}

describe('the row index', () => {
  it('[TABLE-5] answers as evaluating every cell of every row does, for all hit policies, missing and odd inputs', () => {
    let decided = 0;
    fc.assert(
      fc.property(tables, (one) => {
        const table = tableOf(one);
        const compiled = compileTable(one.filed ? filed(table) : { kind: 'tables', id: 't', value: table, tables: {} });
        if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
        for (const inputs of one.inputs) {
          const data: Record<string, unknown> = { limit: 2, other: 'ab', flag: null };
          inputs.forEach((value, index) => (data[`in${index}`] = value));
          const { value, matched, unknown, issue } = compiled.value.evaluate((name) => data[name]);
          expect({ value, matched, unknown, code: issue?.code }).toEqual(expected(table, data));
          decided++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(decided).toBeGreaterThanOrEqual(RUNS * INPUTS_PER_TABLE);
  }, 3_600_000);
});

function filed(table: DecisionTable) {
  const columns = ['id', ...table.inputs.map(({ id }) => id), 'out'];
  const rows = table.rules.map(({ id, inputs, outputs }) =>
    Object.fromEntries([
      ['id', id],
      ...table.inputs.map(({ id: name }, index) => [name, inputs[index]!]),
      ['out', outputs[0]!],
    ]),
  );
  return { kind: 'tables' as const, id: 't', value: { ...table, rules: [] }, tables: { rows: { columns, rows } } };
}

describe('aggregation', () => {
  it.each([
    ['sum', [1, 2, 3], '6'],
    ['min', [2, 1, 3], '1'],
    ['max', [2, 3, 1], '3'],
    ['count', ['a', null], '2'],
    ['sum', [1, 'a'], null],
    ['min', [1, null], null],
    ['min', ['b', 'a'], 'a'],
    ['sum', [], null],
    ['max', [], null],
    ['count', [], '0'],
  ] as const)('[TABLE-1] %s of %j', (how, values, answer) => {
    expect(
      fromFeel(
        aggregate(
          how,
          values.map((one) => toFeel(one)),
        ),
      ),
    ).toBe(answer);
  });
});
