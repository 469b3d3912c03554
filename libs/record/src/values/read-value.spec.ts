import { describe, expect, it } from '@jest/globals';
import { fieldOf } from '../catalogue/index.ts';
import { readText, readValue } from './read-value.ts';

const read = (path: string, text: string): unknown => readText(fieldOf(path)!, text).value;
const problem = (path: string, text: string): string | undefined => readText(fieldOf(path)!, text).problem;

describe('reading a cell', () => {
  it.each<[string, string]>([
    ['patient.sex', ''],
    ['patient.sex', '  '],
    ['patient.sex', '-'],
    ['patient.sex', '－'],
    ['patient.sex', '——'],
    ['dx.principal.code', '无'],
    ['patient.ageYears', '-'],
    ['fee.total', '无'],
    ['patient.birthDate', '-'],
    ['stay.admitAt', '　'],
    ['patient.address', ' '],
    ['patient.address', '-'],
  ])('takes %s = "%s" as missing', (path, text) => {
    expect(readText(fieldOf(path)!, text)).toEqual({ value: undefined });
  });

  it.each<[string, string, unknown]>([
    ['clin.allergyDrugs', '无', '无'],
    ['patient.healthCardNo', '-', '-'],
    ['patient.address', ' 某市某路1号 ', '某市某路1号'],
    ['dx.principal.code', ' I10.x00x002 ', 'I10.x00x002'],
    ['dx.principal.code', 'Ｉ１０．９', 'I10.9'],
    ['patient.ageYears', '60', 60],
    ['patient.ageYears', '60岁', 60],
    ['patient.ageYears', '060.0', 60],
    ['patient.ageYears', '０', 0],
    ['patient.newbornBirthWeight[0]', '3200克', 3200],
    ['fee.total', '12000.00', '12000.00'],
    ['fee.total', '￥12,000.50', '12000.50'],
    ['fee.total', '-5.20', '-5.20'],
    ['fee.total', '-0.00', '0.00'],
    ['fee.total', '.5', '0.5'],
    ['fee.total', '007.', '7'],
    ['fee.total', '123456789012345678.99', '123456789012345678.99'],
    ['patient.birthDate', '1966/2/1', '1966-02-01'],
    ['patient.birthDate', '1966年2月1日', '1966-02-01'],
    ['patient.birthDate', '19660201', '1966-02-01'],
    ['patient.birthDate', '1966-02-01 00:00:00', '1966-02-01'],
    ['stay.admitAt', '2026-05-01 9:05', '2026-05-01T09:05:00'],
    ['stay.admitAt', '2026-05-01T09:05:30.123', '2026-05-01T09:05:30'],
    ['stay.admitAt', '2026年5月1日 9时5分', '2026-05-01T09:05:00'],
    ['stay.admitAt', '20260501090530', '2026-05-01T09:05:30'],
    ['stay.admitAt', '2026-05-01', '2026-05-01'],
    ['stay.admitAt', '2024-02-29 23', '2024-02-29T23:00:00'],
    ['clin.ventilatorDuration', '1/13/24', '1/13/24'],
    ['clin.ventilatorDuration', '37.4', '1/13/24'],
    ['clin.coma.before', '0/00/05', '0/0/5'],
    ['patient.ageMonths', '2 15/30', '2.50'],
    ['patient.ageMonths', '2.5', '2.5'],
    ['op[0].converted', '是', true],
  ])('reads %s "%s" as %p', (path, text, expected) => {
    expect(readText(fieldOf(path)!, text)).toEqual({ value: expected });
  });

  it.each<[string, string, string]>([
    ['patient.ageYears', '六十', 'RECORD_NOT_INTEGER'],
    ['patient.ageYears', '60.5', 'RECORD_NOT_INTEGER'],
    ['patient.ageYears', '1e2', 'RECORD_NOT_INTEGER'],
    ['fee.total', '12,00', 'RECORD_NOT_DECIMAL'],
    ['fee.total', 'NaN', 'RECORD_NOT_DECIMAL'],
    ['fee.total', 'abc', 'RECORD_NOT_DECIMAL'],
    ['patient.birthDate', '2026-02-30', 'RECORD_NOT_DATE'],
    ['patient.birthDate', '01/02/2026', 'RECORD_NOT_DATE'],
    ['stay.admitAt', '2026-05-01 24:00', 'RECORD_NOT_DATE'],
    ['stay.admitAt', '2026-05-01T09:00:00Z', 'RECORD_NOT_DATE'],
    ['stay.admitAt', '2026-05-01 9:5:x', 'RECORD_NOT_DATE'],
    ['clin.coma.before', '37', 'RECORD_NOT_DURATION'],
    ['clin.coma.before', '1/24/00', 'RECORD_NOT_DURATION'],
    ['patient.ageMonths', '2 30/30', 'RECORD_NOT_DECIMAL'],
  ])('keeps %s "%s" as it came and says %s', (path, text, code) => {
    expect([read(path, text), problem(path, text)]).toEqual([text, code]);
  });

  it.each<[string, unknown, unknown]>([
    ['patient.sex', 1, '1'],
    ['patient.ageYears', 60, 60],
    ['fee.total', 12000.5, '12000.5'],
    ['fee.total', 1e21, '1000000000000000000000'],
    ['stay.firstDiagnosisOfTumour', true, true],
    ['patient.sex', null, undefined],
  ])('reads the JSON value of %s: %p as %p', (path, value, expected) => {
    expect(readValue(fieldOf(path)!, value)).toEqual({ value: expected });
  });

  it.each<[string, unknown]>([
    ['patient.sex', { toString: 1 }],
    ['patient.sex', true],
    ['fee.total', ['1']],
  ])('names a JSON value of the wrong kind in %s', (path, value) => {
    expect(readValue(fieldOf(path)!, value)).toEqual({ value, problem: 'RECORD_VALUE_TYPE' });
  });
});
