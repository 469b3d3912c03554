import { describe, expect, it } from '@jest/globals';
import { CaseloomError } from '@caseloom/core';
import { valueAt } from '../path/property-path.ts';
import type { CaseRecord } from '../types.ts';
import { createDecoder } from './decoder.ts';
import type { DecoderOptions } from './decoder.ts';
import { detectDialect } from './detect.ts';
import type { DialectId } from './dialect.ts';
import { dialects } from './dialects/index.ts';
import { encodeHqms, hqmsHeader, hqmsLosses, createEncoder } from './encoder.ts';

/** Decodes one row given as column → cell, with the columns that make a key added. */
function decode(
  id: DialectId,
  cells: Record<string, string>,
  options: DecoderOptions = {},
): ReturnType<ReturnType<typeof createDecoder>['decode']> {
  const keys: Record<string, Record<string, string>> = {
    hqms: { P3: 'M1', P2: '1' },
    natdss: { A48: 'M1', A49: '1' },
    form2011: { BAH: 'M1', ZYCS: '1' },
    visitCase: { visit_id: 'V1' },
  };
  const row = { ...keys[id], ...cells };
  return createDecoder(Object.keys(row), { dialect: id, ...options }).decode({ row: 2, cells: Object.values(row) });
}

describe('dialects', () => {
  it('writes the legacy upload in the interface’s exact order', () => {
    expect(hqmsHeader).toHaveLength(346);
    expect(hqmsHeader.slice(0, 8)).toEqual(['P900', 'P6891', 'P686', 'P800', 'P1', 'P2', 'P3', 'P4']);
    expect(hqmsHeader.slice(159, 165)).toEqual(['P4922', 'P4923', 'P822', 'P4924', 'P4925', 'P4526']);
    expect(hqmsHeader.slice(198, 203)).toEqual(['P45002', 'P45003', 'P825', 'P45004', 'P45005']);
    expect(hqmsHeader.at(-1)).toBe('P781');
    expect(encodeHqms({})).toEqual(Array(346).fill(''));
  });

  it.each<[DialectId, string, string, string, unknown]>([
    ['visitCase', 'items', '250101=18.00', 'charges[0].amount', '18.00'],
    ['visitCase', 'items', 'A*|310701001=25.00*2', 'charges[1].quantity', '2'],
    ['visitCase', 'items', 'A18.3+K67.3*', 'charges[0].itemCode', 'A18.3+K67.3*'],
    ['visitCase', 'dx', 'I10.x00', 'stay.inpatientType', '11'],
    ['hqms', 'P1', '01', 'stay.paymentSource', '1'],
    ['hqms', 'P1', '1.1', 'stay.paymentSource', '1.1'],
    ['hqms', 'P25', '2026/5/8 10:00', 'stay.dischargeAt', '2026-05-08T10:00:00'],
    ['hqms', 'P321', 'K80.100x001', 'dx.principal.code', 'K80.100x001'],
    ['hqms', 'P3274', 'I10', 'dx.other[9].code', 'I10'],
    ['hqms', 'P815', '4', 'dx.other[9].poa', '4'],
    ['hqms', 'P490', '51.2300', 'op[0].code', '51.2300'],
    ['hqms', 'P45050', '51.2300', 'op[9].code', '51.2300'],
    ['hqms', 'P498', '01', 'op[0].anesthesia', '1'],
    ['hqms', 'P498', '11', 'op[0].anesthesia', '11'],
    ['hqms', 'P499', '4', 'op[0].incisionGrade', '2'],
    ['hqms', 'P499', '4', 'op[0].healing', '1'],
    ['hqms', 'P499', '0', 'op[0].incisionGrade', '0'],
    ['hqms', 'P499', '10', 'op[0].healing', '9'],
    ['hqms', 'P499', 'Ⅲ/丙', 'op[0].incisionGrade', '3'],
    ['hqms', 'P499', 'II/乙', 'op[0].healing', '2'],
    ['hqms', 'P683', '2500', 'patient.newbornBirthWeight[2]', 2500],
    ['hqms', 'P353', 'M8140/3', 'dx.pathologyOther[0].code', 'M8140/3'],
    ['hqms', 'P366', '跌倒', 'dx.externalOther[1].name', '跌倒'],
    ['hqms', 'P612', '3', 'stay.followUpTerm.months', 3],
    ['hqms', 'P72', '37.4', 'clin.ventilatorDuration', '1/13/24'],
    ['hqms', 'P731', '30', 'clin.coma.before', '1/6/0'],
    ['hqms', 'P6924', '2026-05-02 08:00:00', 'icu[4].inAt', '2026-05-02T08:00:00'],
    ['hqms', 'P413', '2', 'clin.dxAgreement[2]', '2'],
    ['hqms', 'P24', '0301,0402', 'stay.transferDept', '0301→0402'],
    ['natdss', 'C06x40C', 'I10', 'dx.other[39].code', 'I10'],
    ['natdss', 'c06X02c', 'I10', 'dx.other[1].code', 'I10'],
    ['natdss', 'C14x01C', '51.23', 'op[0].code', '51.23'],
    ['natdss', 'C35x01C', '51.24', 'op[1].code', '51.24'],
    ['natdss', 'C35x40C', '51.24', 'op[40].code', '51.24'],
    ['natdss', 'C42x03C', '8', 'op[3].healing', '2'],
    ['natdss', 'A18x05', '2400', 'patient.newbornBirthWeight[4]', 2400],
    ['natdss', 'C29', '5', 'clin.coma.before', '0/5/0'],
    ['natdss', 'C47', '37', 'clin.ventilatorDuration', '1/13/0'],
    ['natdss', 'C50x02', '2026-05-03 10:00:00', 'icu[1].outAt', '2026-05-03T10:00:00'],
    ['form2011', 'JBDM', 'K80.1', 'dx.principal.code', 'K80.1'],
    ['form2011', 'JBDM15', 'I10', 'dx.other[14].code', 'I10'],
    ['form2011', 'SSJCZBM7', '51.23', 'op[6].code', '51.23'],
    ['form2011', 'ZCYF1', '20.5', 'fee.herbal', '20.5'],
  ])('reads %s %s = %s into %s', (id, column, cell, path, expected) => {
    const { record, issues } = decode(id, { [column]: cell });
    expect([valueAt(record, path), issues]).toEqual([expected, []]);
  });

  it.each<[string, Record<string, string>, string, unknown]>([
    [
      'the three parts of a birth place',
      { P101: '浙江省', P102: '杭州市', P103: '西湖区' },
      'patient.birthPlace',
      '浙江省 杭州市 西湖区',
    ],
    ['a birth place without a city', { P101: '北京市', P103: '海淀区' }, 'patient.birthPlace', '北京市 - 海淀区'],
    ['coma hours and minutes', { P731: '25', P732: '5' }, 'clin.coma.before', '1/1/5'],
    ['a gap between other diagnoses', { P327: 'I10' }, 'dx.other', [{}, { code: 'I10' }]],
    ['a gap between birth weights', { P682: '3000' }, 'patient.newbornBirthWeight', [null, 3000]],
  ])('joins %s and writes them apart again', (_, cells, path, expected) => {
    const record = decode('hqms', cells).record!;
    expect(valueAt(record, path)).toEqual(expected);
    const written = Object.fromEntries(hqmsHeader.map((column, index) => [column, encodeHqms(record)[index]]));
    expect(written).toMatchObject(cells);
  });

  it.each<[string, string, string]>([
    ['1', 'stay.receivingHospital', '某医院'],
    ['2', 'stay.receivingHospital', '某医院'],
    ['3', 'stay.receivingPrimaryCare', '某社区'],
  ])(
    'reads the one receiving institution of B35 by the disposition %s, whichever column comes first',
    (disposition, path, name) => {
      for (const cells of [
        { B34C: disposition, B35: name },
        { B35: name, B34C: disposition },
      ]) {
        const record = decode('natdss', cells).record!;
        expect(valueAt(record, path)).toBe(name);
        const encoder = createEncoder('natdss');
        expect(encoder.encode(record)[encoder.header.indexOf('B35')]).toBe(name);
      }
    },
  );

  it('joins date and hour of the 2011 form', () => {
    const { record } = decode('form2011', { RYSJ: '20260501', RYSJ_S: '9', CYSJ: '2026-05-08 10:30:00', CYSJ_S: '11' });
    expect(record?.stay).toMatchObject({ admitAt: '2026-05-01T09:00:00', dischargeAt: '2026-05-08T10:30:00' });
  });

  it('reads a case of a DRG scheme, an empty first diagnosis being no principal one', () => {
    const header =
      'id,sex,age,age_days,birth_weight_g,department,los_days,discharge_type,icu_hours,diagnoses,procedures,expected_status,expected_drg'.split(
        ',',
      );
    const decoder = createDecoder(header);
    const row = (diagnoses: string): CaseRecord =>
      decoder.decode({
        row: 2,
        cells: ['c1', '2', '0', '12', '2400', '28', '10', '1', '25', diagnoses, '03.0900|88.7200', 'grouped', 'XR33'],
      }).record!;
    expect([decoder.dialect, decoder.ignored]).toEqual(['drgCase', ['expected_status', 'expected_drg']]);
    expect(row('P07.1|I10')).toEqual({
      record: { encounterNo: 'c1' },
      patient: { sex: '2', ageYears: 0, ageDays: 12, newbornBirthWeight: [2400] },
      stay: { dischargeDept: '28', los: 10, disposition: '1' },
      icu: [{ duration: '1/1/0' }],
      dx: { principal: { code: 'P07.1' }, other: [{ code: 'I10' }] },
      op: [{ code: '03.0900' }, { code: '88.7200' }],
    });
    expect(row('|I10').dx).toEqual({ other: [{ code: 'I10' }] });
  });

  it('reads a case of a DIP scheme with its names for disposition and insurance', () => {
    const header =
      'case_id,tag,hospital,birth,admit,discharge,settle_date,insured_area,discharge_way,insurance,amount,dx,procedures,status,quirk'.split(
        ',',
      );
    const decoder = createDecoder(header);
    const cells = [
      'C1',
      'plain',
      'H001',
      '1945-08-05',
      '2023-01-22',
      '2023-01-26',
      '2023-01-29',
      '371300',
      '医嘱离院',
      '居民',
      '18761.78',
      'I50.102|J94.900x001',
      '39.9016',
      'grouped',
      '',
    ];
    expect(decoder.decode({ row: 2, cells }).record).toEqual({
      record: { encounterNo: 'C1' },
      org: { code: 'H001' },
      patient: { birthDate: '1945-08-05' },
      stay: { admitAt: '2023-01-22', dischargeAt: '2023-01-26', disposition: '1' },
      settlement: { settledAt: '2023-01-29' },
      insurance: { poolingArea: '371300', type: '390' },
      fee: { total: '18761.78' },
      dx: { principal: { code: 'I50.102' }, other: [{ code: 'J94.900x001' }] },
      op: [{ code: '39.9016' }],
    });
    expect(decoder.ignored).toEqual(['tag', 'status', 'quirk']);
  });

  it.each(dialects.map(({ id, columns }) => [id, columns.map(({ column }) => column)] as const))(
    'tells %s from its header in any order and case',
    (id, columns) => {
      expect(detectDialect([...columns].reverse().map((name) => ` ${name.toLowerCase()} `))).toBe(id);
    },
  );

  it.each([[['姓名', '性别']], [[]], [['id', 'sex', 'age']]])('does not guess a dialect for %p', (header) => {
    expect(detectDialect(header)).toBeUndefined();
    expect(() => createDecoder(header)).toThrow(CaseloomError);
  });

  it('names what the legacy upload cannot carry', () => {
    const other = Array.from({ length: 12 }, (_, index) => ({ code: `I10.${index}` }));
    expect(
      hqmsLosses({
        record: { mrn: 'M', encounterNo: 'E' },
        stay: { admissionCount: 1 },
        dx: { other },
        insurance: { type: '310' },
      }),
    ).toEqual(['record.encounterNo', 'dx.other[11]', 'dx.other[10]', 'insurance.type']);
  });
});
