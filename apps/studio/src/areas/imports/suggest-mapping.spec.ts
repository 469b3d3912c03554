import { describe, expect, it } from '@jest/globals';
import { fields } from '@caseloom/record';
import { mappingId, namesTheCase, readSuggestion, suggestMapping } from './suggest-mapping.ts';

describe('guessing what the columns of a foreign table mean', () => {
  it('finds fields by label, path and everyday name, and leaves the rest alone', () => {
    expect(suggestMapping(['病案号', '性别', '出院日期', 'fee.total', 'Payment source', '医生评语'], fields as never)).toEqual({
      病案号: { path: 'record.mrn' },
      性别: { path: 'patient.sex' },
      出院日期: { path: 'stay.dischargeAt' },
      'fee.total': { path: 'fee.total' },
      'Payment source': { path: 'stay.paymentSource' },
    });
  });

  it('gives one field to one column only', () => {
    expect(suggestMapping(['总费用', '住院总费用'], fields as never)).toEqual({ 总费用: { path: 'fee.total' } });
  });

  it('asks for a number by which the case is known', () => {
    expect(namesTheCase({ a: { path: 'patient.sex' } })).toBe(false);
    expect(namesTheCase({ a: { path: 'record.encounterNo' } })).toBe(true);
  });

  it.each([
    [{ columns: { 性别: { path: 'patient.sex', values: { 男: '1' } } } }, { 性别: { path: 'patient.sex', values: { 男: '1' } } }],
    [{ 性别: 'patient.sex' }, { 性别: { path: 'patient.sex' } }],
    [{}, undefined],
    ['x', undefined],
    [undefined, undefined],
  ])('reads the server’s suggestion %j', (value, columns) => {
    expect(readSuggestion(value)).toEqual(columns);
  });

  it('makes an id of at most 64 plain characters from any name', () => {
    for (const name of ['东软 HIS 导出', 'Neusoft export 2026', 'x'.repeat(200)]) expect(mappingId(name)).toMatch(/^[a-z0-9-]{3,64}$/);
    expect(mappingId('甲')).not.toBe(mappingId('乙'));
  });
});
