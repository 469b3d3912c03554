import { describe, expect, it } from '@jest/globals';
import { compileTable } from '../compile-table.ts';
import type { DecisionTable } from '../types.ts';
import { fillMerged } from './fill-merged.ts';
import { policyOf } from './layout.ts';
import { readSheet } from './read-sheet.ts';
import { writeSheet } from './write-sheet.ts';

const sheetOf = (rows: readonly (readonly string[])[]) => ({ rows, lines: rows.map((_, index) => index + 1) });
const options = { id: 't', file: 't.xlsx' };
const artifact = (value: DecisionTable) => ({ kind: 'tables' as const, id: 't', value, tables: {} });

const full: DecisionTable = {
  title: { zh: '折扣', en: 'Discount' },
  name: 'the discount',
  missing: 'reference',
  hitPolicy: 'collect',
  aggregation: 'max',
  data: [{ name: 'Customer: x', type: 'string' }, { name: 'amount' }],
  inputs: [
    {
      id: 'customer',
      title: { zh: '客户', en: 'Customer' },
      expression: 'lower case(Customer: x)',
      type: 'string',
      values: ['"a, b"', '"c"'],
    },
    { id: 'amount', expression: 'amount' },
  ],
  outputs: [{ id: 'rate', name: 'Rate %', type: 'number', default: '0' }],
  rules: [
    { id: 'a', inputs: ['"a, b"', '> 10'], outputs: ['0.1'], note: '备注' },
    { id: 'b', inputs: ['-', ''], outputs: [''] },
  ],
};

describe('a decision table as a sheet', () => {
  it('[SHEET-1] comes back as it was', () => {
    expect(readSheet(sheetOf([...writeSheet(artifact(full))]), options)).toEqual({ ok: true, value: full, issues: [] });
    const { name: _name, missing: _missing, aggregation: _aggregation, ...plain } = full;
    const small: DecisionTable = {
      ...plain,
      data: [],
      inputs: [{ id: 'x', expression: 'x' }],
      outputs: [{ id: 'y' }],
      rules: [],
    };
    expect(readSheet(sheetOf([...writeSheet(artifact(small))]), options)).toEqual({
      ok: true,
      value: small,
      issues: [],
    });
  });

  it('[SHEET-2] may be written in Chinese, without what can be guessed', () => {
    const rows = [
      ['命中策略', 'F'],
      ['列', '输入', '输出', '备注'],
      ['标识', 'age', 'level'],
      ['行'],
      ['', '>= 18', '"adult"', 'x'],
      ['', '-', '"child"'],
    ];
    expect(readSheet(sheetOf(rows), options)).toMatchObject({
      ok: true,
      value: {
        title: { zh: 't', en: 't' },
        hitPolicy: 'first',
        inputs: [{ id: 'age', expression: 'age' }],
        outputs: [{ id: 'level' }],
        rules: [{ id: 'r1', inputs: ['>= 18'], outputs: ['"adult"'], note: 'x' }, { id: 'r2' }],
      },
    });
  });

  it.each<[string, string[][], string, string]>([
    [
      'an unknown line',
      [['hit policy', 'F'], ['colour'], ['column', 'input', 'output'], ['rows']],
      'SHEET_LINE_UNKNOWN',
      't.xlsx:2',
    ],
    [
      'no rows',
      [
        ['hit policy', 'F'],
        ['column', 'input', 'output'],
      ],
      'SHEET_ROWS_MISSING',
      't.xlsx:2',
    ],
    [
      'an unknown role',
      [['hit policy', 'F'], ['column', 'input', 'output', 'x'], ['rows']],
      'SHEET_ROLE_UNKNOWN',
      't.xlsx:2',
    ],
    ['no output', [['hit policy', 'F'], ['column', 'input'], ['rows']], 'SHEET_NO_OUTPUT', 't.xlsx:2'],
    [
      'an unknown policy',
      [['hit policy', 'X'], ['column', 'input', 'output'], ['rows']],
      'SHEET_HIT_POLICY',
      't.xlsx:1',
    ],
    [
      'a row id twice',
      [['hit policy', 'F'], ['column', 'input', 'output'], ['rows'], ['a'], ['a']],
      'SHEET_ROW_TWICE',
      't.xlsx:5',
    ],
  ])('refuses %s with its line', (_what, rows, code, path) => {
    expect(readSheet(sheetOf(rows), options).issues).toMatchObject([{ code, path }]);
  });

  it.each([
    ['U', 'unique', undefined],
    ['rule order', 'ruleOrder', undefined],
    ['OUTPUT_ORDER', 'outputOrder', undefined],
    ['C#', 'collect', 'count'],
    ['collect sum', 'collect', 'sum'],
  ])('reads the hit policy %s', (text, hitPolicy, aggregation) => {
    expect(policyOf(text)).toEqual(aggregation === undefined ? { hitPolicy } : { hitPolicy, aggregation });
  });
});

describe('a plain sheet', () => {
  const rows = [
    ['编号', '科室', '年龄', '医保', '系数', '备注'],
    ['k1', '内科、儿科', '0-14', 'true', '1.2', '儿童'],
    ['k2', '外科', '≥18', '', '1.5', ''],
    ['', '不限', '15至17；> 90', 'false', '0.9', ''],
  ];

  it('[SHEET-3] is read as people keep it', () => {
    const result = readSheet(sheetOf(rows), options);
    expect(result).toMatchObject({
      ok: true,
      value: {
        hitPolicy: 'unique',
        data: [
          { name: '科室', type: 'string' },
          { name: '年龄', type: 'number' },
          { name: '医保', type: 'boolean' },
        ],
        outputs: [{ id: '系数', type: 'number' }],
        rules: [
          { id: 'k1', inputs: ['"内科", "儿科"', '[0..14]', 'true'], outputs: ['1.2'], note: '儿童' },
          { id: 'k2', inputs: ['"外科"', '>=18', '-'], outputs: ['1.5'] },
          { id: 'r3', inputs: ['-', '[15..17], > 90', 'false'], outputs: ['0.9'] },
        ],
      },
    });
    const compiled = result.ok ? compileTable(artifact(result.value)) : result;
    expect(compiled.ok && compiled.value.evaluate((name) => ({ 科室: '儿科', 年龄: 3, 医保: true })[name]).value).toBe(
      '1.2',
    );
  });

  it('[SHEET-3] is told which columns are answers, and quotes texts', () => {
    const result = readSheet(
      sheetOf([
        ['a', 'b', 'c'],
        ['x "y"', 'm\\n', '1'],
      ]),
      { ...options, outputs: ['c', 'b'], hitPolicy: 'first' },
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        hitPolicy: 'first',
        inputs: [{ id: 'a' }],
        outputs: [{ id: 'c' }, { id: 'b' }],
        rules: [{ inputs: ['"x \\"y\\""'], outputs: ['1', '"m\\\\n"'] }],
      },
    });
    expect(readSheet(sheetOf([['a', 'b']]), { ...options, outputs: ['d'] }).issues).toMatchObject([
      { code: 'SHEET_COLUMN_UNKNOWN' },
      { code: 'SHEET_NO_OUTPUT' },
    ]);
    expect(readSheet(sheetOf([['a', 'a', 'b']]), options).issues).toMatchObject([
      { code: 'SHEET_COLUMN_TWICE', path: 't.xlsx:1' },
    ]);
  });

  it('[SHEET-4] has the text of merged cells in each of them', () => {
    expect(fillMerged([['h', 'i'], ['x'], ['', '2']], [1, 3, 4], [{ top: 3, left: 1, bottom: 4, right: 1 }])).toEqual([
      ['h', 'i'],
      ['x'],
      ['x', '2'],
    ]);
  });
});
