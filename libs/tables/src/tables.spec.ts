import { Budget } from '@caseloom/core';
import { describe, expect, it } from '@jest/globals';
import { compileTable } from './compile-table.ts';
import { tablesKind } from './tables.kind.ts';
import type { DecisionTable } from './types.ts';

const title = { zh: '离院倍率', en: 'Outlier multiple' };
const table = (change: Partial<DecisionTable>): DecisionTable => ({
  title,
  hitPolicy: 'unique',
  data: [
    { name: 'weight', type: 'number' },
    { name: 'level', type: 'string' },
  ],
  inputs: [
    { id: 'weight', expression: 'weight' },
    { id: 'level', expression: 'level' },
  ],
  outputs: [{ id: 'multiple' }],
  rules: [
    { id: 'small', inputs: ['< 1', '-'], outputs: ['3.0'] },
    { id: 'middle', inputs: ['[1..5)', '"1", "2"'], outputs: ['2.0'] },
    { id: 'large', inputs: ['>= 5', ''], outputs: ['1.5'] },
  ],
  ...change,
});
const run = (value: DecisionTable, data: Record<string, unknown>) => {
  const compiled = compileTable({ kind: 'tables', id: 't', value, tables: {} });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value.evaluate((name) => data[name], new Budget());
};

describe('decision tables', () => {
  it.each([
    ['a small weight', { weight: '0.5', level: '3' }, '3', ['small']],
    ['a listed level', { weight: '1', level: '2' }, '2', ['middle']],
    ['no row', { weight: '2', level: '3' }, null, []],
    ['a row that does not ask for the missing input', { weight: '7' }, '1.5', ['large']],
  ])('[unique] answers for %s', (_title, data, value, matched) => {
    expect(run(table({}), data)).toMatchObject({ value, matched });
  });
  it('[unique] says which rows match together', () => {
    const both = table({
      rules: [
        { id: 'a', inputs: ['< 2', '-'], outputs: ['1'] },
        { id: 'b', inputs: ['> 0', '-'], outputs: ['2'] },
      ],
    });
    expect(run(both, { weight: 1, level: 'x' })).toMatchObject({
      value: null,
      matched: ['a', 'b'],
      issue: { code: 'TABLE_NOT_UNIQUE', args: { rows: 'a, b' } },
    });
  });
  it('does not answer where a missing input could change the answer, and names the rows', () => {
    expect(run(table({}), { level: '1' })).toMatchObject({ value: null, unknown: ['small', 'middle', 'large'] });
    expect(run(table({ hitPolicy: 'first' }), { weight: 2 })).toMatchObject({ value: null, unknown: ['middle'] });
  });
  it('[first] takes the first in table order', () => {
    const first = table({
      hitPolicy: 'first',
      rules: [
        { id: 'a', inputs: ['> 0', '-'], outputs: ['"a"'] },
        { id: 'b', inputs: ['> 1', '-'], outputs: ['"b"'] },
      ],
    });
    expect(run(first, { weight: 2, level: '1' })).toMatchObject({ value: 'a', matched: ['a'] });
  });
  it.each([
    [undefined, ['3', '2']],
    ['sum', '5'],
    ['min', '2'],
    ['max', '3'],
    ['count', '2'],
  ] as const)('[collect] with aggregation %s', (aggregation, value) => {
    const collect = table({
      hitPolicy: 'collect',
      ...(aggregation === undefined ? {} : { aggregation }),
      rules: [
        { id: 'a', inputs: ['> 0', '-'], outputs: ['weight + 1'] },
        { id: 'b', inputs: ['> 1', '-'], outputs: ['weight'] },
        { id: 'c', inputs: ['> 9', '-'], outputs: ['9'] },
      ],
    });
    expect(run(collect, { weight: 2, level: '1' })).toMatchObject({ value, matched: ['a', 'b'] });
  });
  it('answers several outputs by name, and defaults', () => {
    const two = table({
      outputs: [{ id: 'x', default: '"none"' }, { id: 'y' }],
      rules: [{ id: 'a', inputs: ['> 1', '-'], outputs: ['1', '"z"'] }],
    });
    expect(run(two, { weight: 2, level: '1' }).value).toEqual({ x: '1', y: 'z' });
    expect(run(two, { weight: 0, level: '1' }).value).toEqual({ x: 'none', y: null });
  });
  it.each([
    ['rules[0].inputs[0]', { rules: [{ id: 'a', inputs: ['> ', '-'], outputs: ['1'] }] }, 'TABLE_CELL_INVALID'],
    ['rules[0].outputs[0]', { rules: [{ id: 'a', inputs: ['-', '-'], outputs: ['wieght'] }] }, 'TABLE_CELL_INVALID'],
    ['rules[0]', { rules: [{ id: 'a', inputs: ['-'], outputs: ['1'] }] }, 'TABLE_ROW_WIDTH'],
    [
      'inputs[0].expression',
      {
        inputs: [
          { id: 'w', expression: 'wheight' },
          { id: 'l', expression: 'level' },
        ],
      },
      'TABLE_EXPRESSION_INVALID',
    ],
    ['aggregation', { aggregation: 'sum' as const }, 'TABLE_AGGREGATION'],
    ['outputs[1]', { outputs: [{ id: 'x' }, { id: 'x' }], rules: [] }, 'TABLE_NAME_DUPLICATE'],
  ])('refuses what is wrong at %s', (path, change, code) => {
    expect(compileTable({ kind: 'tables', id: 't', value: table(change), tables: {} }).issues).toMatchObject([
      { path, code },
    ]);
  });
  it('has a closed schema', () => {
    expect(tablesKind.schema.safeParse(table({})).success).toBe(true);
    expect(tablesKind.schema.safeParse({ ...table({}), hitPolicy: 'some' }).success).toBe(false);
    expect(tablesKind.schema.safeParse({ ...table({}), extra: 1 }).success).toBe(false);
  });
});
