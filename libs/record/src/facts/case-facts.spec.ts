import { describe, expect, it } from '@jest/globals';
import { normaliseRecord } from '../normalise.ts';
import type { CaseRecord } from '../types.ts';
import { caseFacts } from './case-facts.ts';

const facts = (
  record: CaseRecord,
  more: Partial<Parameters<typeof caseFacts>[1]> = {},
): Readonly<Record<string, unknown>> => caseFacts(record, { asOf: '2026-05-08', ...more });

describe('facts of a case', () => {
  it.each<[string, CaseRecord, string, unknown]>([
    [
      'the record’s own age wins',
      { patient: { ageYears: 60, birthDate: '2000-01-01' }, stay: { admitAt: '2026-05-01' } },
      'ageYears',
      60,
    ],
    [
      'years complete on the birthday',
      { patient: { birthDate: '1966-05-01' }, stay: { admitAt: '2026-05-01T09:00:00' } },
      'ageYears',
      60,
    ],
    [
      'and not the day before',
      { patient: { birthDate: '1966-05-02' }, stay: { admitAt: '2026-05-01T09:00:00' } },
      'ageYears',
      59,
    ],
    [
      'the day of birth is day 0',
      { patient: { birthDate: '2026-05-01' }, stay: { admitAt: '2026-05-01T23:00:00' } },
      'ageDays',
      0,
    ],
    ['day 28', { patient: { birthDate: '2026-04-03' }, stay: { admitAt: '2026-05-01' } }, 'ageDays', 28],
    [
      'no age before birth',
      { patient: { birthDate: '2026-05-02' }, stay: { admitAt: '2026-05-01' } },
      'ageDays',
      undefined,
    ],
    ['no age without admission', { patient: { birthDate: '2026-05-02' } }, 'ageYears', undefined],
    ['no age from an ill-typed one', { patient: { ageYears: '六十' } }, 'ageYears', undefined],
    [
      'the record’s own stay wins',
      { stay: { los: 9, admitAt: '2026-05-01', dischargeAt: '2026-05-08' } },
      'losDays',
      9,
    ],
    [
      'discharge minus admission',
      { stay: { admitAt: '2026-05-01T23:00:00', dischargeAt: '2026-05-08T01:00:00' } },
      'losDays',
      7,
    ],
    [
      '[LOS-1] a same-day stay is one day',
      { stay: { admitAt: '2026-05-01T09:00:00', dischargeAt: '2026-05-01T10:00:00' } },
      'losDays',
      1,
    ],
    [
      'no stay that ends before it begins',
      { stay: { admitAt: '2026-05-02', dischargeAt: '2026-05-01' } },
      'losDays',
      undefined,
    ],
    [
      'intensive care by its own duration',
      { icu: [{ duration: '1/13/24', inAt: '2026-05-01T00:00:00', outAt: '2026-05-01T01:00:00' }] },
      'icuHours',
      37.4,
    ],
    [
      'intensive care from its times, summed',
      { icu: [{ inAt: '2026-05-01T08:00:00', outAt: '2026-05-01T20:30:00' }, {}, { duration: '0/1/0' }] },
      'icuHours',
      13.5,
    ],
    ['no hours when a stay tells neither', { icu: [{ wardType: '7' }] }, 'icuHours', undefined],
    ['no hours without such a stay', {}, 'icuHours', undefined],
    ['a baby’s own weight', { patient: { ageYears: 0, newbornBirthWeight: [3200] } }, 'birthWeightGrams', 3200],
    [
      'a child’s own weight',
      { patient: { sex: '2', ageYears: 7, newbornBirthWeight: [900] } },
      'birthWeightGrams',
      900,
    ],
    [
      'an adult’s own weight where there is no delivery',
      { patient: { sex: '2', ageYears: 18, newbornBirthWeight: [3200] }, dx: { principal: { code: 'J18.900' } } },
      'birthWeightGrams',
      3200,
    ],
    [
      'not that of a mother’s baby, told by a diagnosis',
      {
        patient: { sex: '2', ageYears: 30, newbornBirthWeight: [3200] },
        dx: { principal: { code: 'K35.800' }, other: [{ code: 'Z37.000' }] },
      },
      'birthWeightGrams',
      undefined,
    ],
    [
      'not that of a mother’s baby, told by a procedure',
      { patient: { ageYears: 30, newbornBirthWeight: [3200] }, op: [{ code: '74.1x01' }] },
      'birthWeightGrams',
      undefined,
    ],
    [
      'the weight of a man whose record has a code of childbirth by mistake',
      { patient: { sex: '1', ageYears: 30, newbornBirthWeight: [3200] }, dx: { principal: { code: 'O80.000' } } },
      'birthWeightGrams',
      3200,
    ],
    ['a weight of nobody’s known age', { patient: { newbornBirthWeight: [0] } }, 'birthWeightGrams', 0],
    ['dates without the time', { stay: { dischargeAt: '2026-05-08T10:00:00' } }, 'dischargeDate', '2026-05-08'],
    [
      'drugs ÷ total',
      { fee: { total: '12000.00', westernDrug: '2500', patentTcm: '200', herbal: '0' } },
      'drugShare',
      '0.225',
    ],
    [
      'six places half up',
      { fee: { total: '3', matExam: '1', matTreat: '1', matSurgery: '0' } },
      'materialShare',
      '0.666667',
    ],
    ['no share with a part unknown', { fee: { total: '3', westernDrug: '1', patentTcm: '1' } }, 'drugShare', undefined],
    [
      'no share of nothing',
      { fee: { total: '0', westernDrug: '0', patentTcm: '0', herbal: '0' } },
      'drugShare',
      undefined,
    ],
  ])('%s', (_, record, name, expected) => {
    expect(facts(record)[name]).toEqual(expected);
    expect(Object.hasOwn(facts(record), name)).toBe(expected !== undefined);
  });

  it('puts the principal diagnosis and procedure first', () => {
    const { diagnoses, procedures, principalProcedure } = facts({
      dx: { principal: { code: 'A' }, other: [{ code: 'B' }, {}, { code: 'C' }] },
      op: [{ code: '1' }, {}, { code: '2' }],
    });
    expect(diagnoses).toEqual([
      { principalFlag: '1', code: 'A' },
      { principalFlag: '0', code: 'B' },
      { principalFlag: '0', code: 'C' },
    ]);
    expect(procedures).toEqual([{ code: '1' }, { code: '2' }]);
    expect(principalProcedure).toEqual({ code: '1' });
  });

  it('keeps the first place free when other diagnoses stand without a principal one', () => {
    expect(facts({ dx: { other: [{ code: 'B' }] } }).diagnoses).toEqual([
      { principalFlag: '1' },
      { principalFlag: '0', code: 'B' },
    ]);
    expect(facts({}).diagnoses).toEqual([]);
  });

  it('shows the front page’s lists as empty where the record has none', () => {
    expect(facts({})).toMatchObject({ op: [], icu: [], procedures: [], diagnoses: [], dx: { other: [] } });
    expect(Object.keys(facts({})).sort()).toEqual(['asOf', 'diagnoses', 'dx', 'icu', 'op', 'procedures']);
  });

  it('completes names and attributes from the code tables, the record’s own winning', () => {
    const tables: Record<string, Record<string, string>> = {
      '51.2300': { name: '腹腔镜下胆囊切除术', attr: '手术', approach: 'endoscopic', level: '3' },
      I10: { name: '高血压' },
    };
    const { op, procedures, diagnoses } = facts(
      {
        op: [{ code: '51.2300' }, { code: '51.2300', attr: '诊断性操作' }, { code: '99' }],
        dx: { principal: { code: 'I10' } },
      },
      { codeAttributes: (_, code) => tables[code] },
    );
    expect(op).toEqual([
      { code: '51.2300', name: '腹腔镜下胆囊切除术', attr: '手术', approach: 'endoscopic' },
      { code: '51.2300', name: '腹腔镜下胆囊切除术', attr: '诊断性操作', approach: 'endoscopic' },
      { code: '99' },
    ]);
    expect(procedures).toBe(op);
    expect(diagnoses).toEqual([{ principalFlag: '1', code: 'I10', name: '高血压' }]);
  });

  it('gives earlier encounters their own facts, newest first, and none when none were handed in', () => {
    const history = facts({}, { history: [{ stay: { dischargeAt: '2026-04-01', admitAt: '2026-03-28' } }, {}] })
      .history as Record<string, unknown>[];
    expect(history.map(({ dischargeDate, losDays }) => [dischargeDate, losDays])).toEqual([
      ['2026-04-01', 4],
      [undefined, undefined],
    ]);
    expect(history[0]!.history).toBeUndefined();
    expect(Object.hasOwn(facts({}), 'history')).toBe(false);
  });

  it('[P15] stands on no prototype and shows no unknown group', () => {
    const all = facts({ lab: { K: 4 }, constructor: { x: 1 } } as CaseRecord);
    expect(Object.getPrototypeOf(all)).toBeNull();
    expect([all.lab, all.constructor, all.toString]).toEqual([undefined, undefined, undefined]);
  });

  it('[P5] does not change the record it reads', () => {
    const record = JSON.stringify({ dx: { other: [{ code: 'B' }] }, op: [{ code: '1' }], patient: { sex: '1' } });
    const given = JSON.parse(record) as CaseRecord;
    facts(given, { codeAttributes: () => ({ name: 'n', attr: 'a' }) });
    expect(JSON.stringify(given)).toBe(record);
  });

  it('hands external facts on as they came: absent stays absent, an empty list stays a list', () => {
    expect(facts({ patient: {} }).labs).toBeUndefined();
    const record = { labs: [], documents: { deathRecord: { diedAt: '2026-05-08' } } };
    expect(facts(normaliseRecord(record).record)).toMatchObject(record);
    expect(normaliseRecord({ labs: [{ code: 'K', value: '2.9' }], orders: [{ class: 'x', days: 1 }] })).toMatchObject({
      record: { labs: [{ code: 'K', value: '2.9' }] },
      unknown: ['orders[0].days'],
    });
  });

  it('takes what is no group in a list of groups for a gap', () => {
    const given = { op: [null, 5, { code: '51.2300' }], dx: { other: [null, 'x'] } } as unknown as CaseRecord;
    const { op, procedures, diagnoses } = facts(given, { codeAttributes: () => ({ name: 'x' }) });
    expect([op, procedures, diagnoses]).toMatchObject([[{}, {}, { code: '51.2300' }], [{ code: '51.2300' }], []]);
  });
});
