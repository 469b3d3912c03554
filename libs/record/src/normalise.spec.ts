import { describe, expect, it } from '@jest/globals';
import { normaliseRecord } from './normalise.ts';

describe('normalising a record', () => {
  it('drops missing marks, types values, and keeps what it changed as it came', () => {
    const { record, issues, unknown, raw } = normaliseRecord({
      patient: { sex: 1, ageYears: '60', name: ' 张三 ' },
      dx: { principal: { code: 'K80.1', poa: '-' }, pathology: { code: '', no: '' } },
      fee: { total: 12000 },
      op: [],
    });
    expect(record).toEqual({
      patient: { sex: '1', ageYears: 60, name: '张三' },
      dx: { principal: { code: 'K80.1' } },
      fee: { total: '12000' },
      op: [],
    });
    expect([issues, unknown]).toEqual([[], []]);
    expect({ ...raw }).toEqual({
      'patient.sex': 1,
      'patient.ageYears': '60',
      'patient.name': ' 张三 ',
      'dx.principal.poa': '-',
      'dx.pathology.code': '',
      'dx.pathology.no': '',
      'fee.total': 12000,
    });
  });

  it('calls a former name by its new one, which wins when both are there', () => {
    expect(normaliseRecord({ stay: { payMethod: '1' } }).record).toEqual({ stay: { paymentSource: '1' } });
    expect(normaliseRecord({ stay: { payMethod: '1', paymentSource: '7' } }).record).toEqual({
      stay: { paymentSource: '7' },
    });
  });

  it('keeps unknown keys and names them with their paths', () => {
    const { record, unknown } = normaliseRecord({
      patient: { insuranceType: '310', nick: { a: 1 } },
      lab: { K: 4 },
      op: [{ code: '1', x: 2 }],
    });
    expect(record).toEqual({
      patient: { insuranceType: '310', nick: { a: 1 } },
      lab: { K: 4 },
      op: [{ code: '1', x: 2 }],
    });
    expect(unknown).toEqual(['patient.insuranceType', 'patient.nick', 'lab', 'op[0].x']);
  });

  it('keeps an ill-typed value where it stands and says so', () => {
    const { record, issues } = normaliseRecord({ patient: { ageYears: '六十' } });
    expect(record).toEqual({ patient: { ageYears: '六十' } });
    expect(issues).toEqual([
      {
        code: 'RECORD_NOT_INTEGER',
        severity: 'warning',
        path: 'patient.ageYears',
        args: { field: 'patient.ageYears' },
      },
    ]);
  });

  it.each<[string, unknown, string]>([
    ['a record that is no object', 'x', ''],
    ['a list where a group belongs', { patient: [] }, 'patient'],
    ['a group where a list belongs', { op: {} }, 'op'],
    ['a text where an item belongs', { dx: { other: ['A'] } }, 'dx.other[0]'],
  ])('refuses %s', (_, value, path) => {
    expect(normaliseRecord(value).issues).toMatchObject([{ code: 'RECORD_SHAPE', severity: 'error', path }]);
  });

  it('keeps gaps of a list and drops empty items from its end', () => {
    expect(
      normaliseRecord({
        dx: { other: [{ code: '' }, { code: 'A' }, {}] },
        patient: { newbornBirthWeight: [null, '3000', ''] },
      }).record,
    ).toEqual({
      dx: { other: [{}, { code: 'A' }] },
      patient: { newbornBirthWeight: [null, 3000] },
    });
  });

  it('[P19] never lets a key reach a prototype', () => {
    const { record, issues } = normaliseRecord(
      JSON.parse('{"patient":{"__proto__":{"sex":"9"},"constructor":{"x":1}},"__proto__":{"polluted":1}}'),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(record.patient?.sex).toBeUndefined();
    expect(issues.map(({ code }) => code)).toEqual(['RECORD_KEY_FORBIDDEN', 'RECORD_KEY_FORBIDDEN']);
    expect(Object.keys(record.patient!)).toEqual(['constructor']);
  });
});
