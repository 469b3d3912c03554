import { describe, expect, it } from '@jest/globals';
import { checkMapping } from './mapping.ts';
import type { MappedColumn } from './mapping.ts';
import { suggestMapping } from './suggest-mapping.ts';

describe('suggesting a mapping', () => {
  it.each<[string, string, string]>([
    ['姓名', 'patient.name', 'label'],
    ['主要诊断编码', 'dx.principal.code', 'label'],
    [' 年龄（岁） ', 'patient.ageYears', 'label'],
    ['其他诊断编码2', 'dx.other[1].code', 'label'],
    ['其他诊断 3 编码', 'dx.other[2].code', 'label'],
    ['(13)西药费', 'fee.westernDrug', 'label'],
    ['住院号', 'record.mrn', 'alias'],
    ['出院科室', 'stay.dischargeDept', 'alias'],
    ['手术编码1', 'op[0].code', 'alias'],
    ['全部诊断编码', 'diagnoses', 'alias'],
    ['stay.dischargeAt', 'stay.dischargeAt', 'path'],
    ['dx.other[3].code', 'dx.other[3].code', 'path'],
    ['P321', 'dx.principal.code', 'dialect'],
    ['c06x03c', 'dx.other[2].code', 'dialect'],
    ['ZYZD', 'dx.principal.name', 'dialect'],
    ['psn_name', 'patient.name', 'dialect'],
    ['Principal diagnosis code', 'dx.principal.code', 'english'],
    ['zyzdbm', 'dx.principal.code', 'initials'],
    ['患者婚姻状况', 'patient.marital', 'similar'],
  ])('%s → %s (%s)', (column, path, match) => {
    expect(suggestMapping([column])).toMatchObject([{ column, path, match }]);
  });

  it.each(['备注', 'x', '', '自定义'])('has nothing for "%s"', (column) => {
    expect(suggestMapping([column])).toEqual([{ column }]);
  });

  it('gives a field to the stronger match and to one column only', () => {
    expect(suggestMapping(['出院日期', '出院时间', '姓名', 'XM']).map(({ path }) => path)).toEqual([
      undefined,
      'stay.dischargeAt',
      undefined,
      'patient.name',
    ]);
  });

  it('suggests what can be used as it stands', () => {
    const header = ['住院号', '住院次数', '性别', 'P499', 'RYQ_T', 'RYQ_XS', '诊断编码列表', '其他诊断编码1', '备注'];
    const columns: Record<string, MappedColumn> = {};
    for (const { column, path, form, part } of suggestMapping(header))
      if (path !== undefined) columns[column] = { path, ...(form ? { form } : {}), ...(part ? { part } : {}) };
    expect(Object.keys(columns)).toHaveLength(8);
    expect(checkMapping(header, { columns })).toEqual([]);
  });
});
