import { compileTable } from '@caseloom/tables';
import { describe, expect, it } from '@jest/globals';
import { feelText, pastedDecision, suggestedRoles } from './pasted-decision.ts';

describe('a decision table pasted from a spreadsheet', () => {
  it('knows inputs, the output and the note', () => {
    expect(suggestedRoles(['性别', '年龄', '结论', '备注'])).toEqual(['input', 'input', 'output', 'note']);
  });

  it.each<[string, string]>([
    ['', ''],
    ['-', '-'],
    ['< 18', '< 18'],
    ['[1..5)', '[1..5)'],
    ['1, 2', '1, 2'],
    ['"A", "B"', '"A", "B"'],
    ['男', '"男"'],
    ['say "x"', '"say \\"x\\""'],
    ['true', 'true'],
  ])('takes %j as %j', (cell, feel) => {
    expect(feelText(cell)).toBe(feel);
  });

  it('is a table that compiles and answers', () => {
    const header = ['性别', '年龄（岁）', '结论', '备注'];
    const rows = [
      ['男', '< 18', '儿科', ''],
      ['女', '>= 18', '妇科', '成人'],
      ['', '>= 65', '老年科', ''],
    ];
    const table = pastedDecision({ zh: '分诊', en: 'Triage' }, header, rows, suggestedRoles(header));
    expect(table.inputs.map(({ id }) => id)).toEqual(['性别', '年龄_岁']);
    expect(table.data).toEqual([
      { name: '性别', type: 'string' },
      { name: '年龄_岁', type: 'number' },
    ]);
    expect(table.rules[1]).toEqual({ id: 'r2', inputs: ['"女"', '>= 18'], outputs: ['"妇科"'], note: '成人' });
    const compiled = compileTable({ kind: 'tables', id: 't', value: { ...table, hitPolicy: 'first' }, tables: {} });
    expect(compiled.issues.filter((one) => one.severity === 'error')).toEqual([]);
    const answer = compiled.ok ? compiled.value.evaluate((name) => ({ 性别: '女', 年龄_岁: 70 })[name]) : undefined;
    expect(answer).toMatchObject({ value: '妇科', matched: ['r2'] });
  });
});
