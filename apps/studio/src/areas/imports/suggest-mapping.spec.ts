import { describe, expect, it } from '@jest/globals';
import { fields } from '@caseloom/record';
import { mappableFields, mappingId, namesTheCase, suggestColumns } from './suggest-mapping.ts';

describe('what the columns of a foreign table mean', () => {
  it('is suggested where it is clear, with the way the cell is written', () => {
    expect(suggestColumns(['病案号', '性别', '出院日期', '医生评语'])).toEqual({
      病案号: { path: 'record.mrn' },
      性别: { path: 'patient.sex' },
      出院日期: { path: 'stay.dischargeAt' },
    });
    expect(suggestColumns(['RYQ_T'])).toMatchObject({ RYQ_T: { form: expect.any(String) } });
  });

  it('offers single fields and the first item of every list', () => {
    const paths = mappableFields(fields as never).map((field) => field.path);
    expect(paths).toEqual(expect.arrayContaining(['record.mrn', 'dx.other[0].code', 'op[0].code']));
    expect(paths.some((path) => path.includes('[]') || path === 'ageDays')).toBe(false);
  });

  it('asks for a number by which the case is known', () => {
    expect(namesTheCase({ a: { path: 'patient.sex' } })).toBe(false);
    expect(namesTheCase({ a: { path: 'record.encounterNo' } })).toBe(true);
  });

  it('is remembered under an id of at most 64 plain characters made from any name', () => {
    for (const name of ['东软 HIS 导出', 'Neusoft export 2026', 'x'.repeat(200)])
      expect(mappingId(name)).toMatch(/^[a-z0-9-]{3,64}$/);
    expect(mappingId('甲')).not.toBe(mappingId('乙'));
  });
});
