import { describe, expect, it } from '@jest/globals';
import { dipSettlementRow, pay } from '../policy/pay.ts';
import { selectPolicy } from '../policy/select-policy.ts';
import { importDipSettlement } from './import-dip-settlement.ts';

const head = {
  format: 'dip-scheme/1',
  name: '某市 2026',
  version: '2026',
  settlement: {
    config_lookup: ['default'],
    hospital_factor: 'table',
    zero_score: 'pay_actual_fee',
    bands: [
      {
        name: '低倍率',
        ratio: [null, 0.5],
        inclusive: [false, true],
        factor: { ratio: 1 },
        multiply: ['supplement', 'hospital'],
      },
      {
        name: '高倍率',
        ratio: [2, null],
        inclusive: [true, false],
        factor: { ratio: 1, const: -1 },
        multiply: ['supplement', 'hospital'],
      },
      { name: '正常倍率', factor: { const: 1 }, multiply: ['supplement', 'hospital'] },
    ],
  },
};
const settle =
  'month,insured_area,hospital_code,hospital_level,avg_factor_employee,avg_factor_resident,avg_factor_basic_employee,avg_factor_basic_resident,hospital_factor,price_employee,price_resident\n' +
  ',,H001,3,12.23,9.57,10.31,9.43,1.038,11.0673,10.3097\n,,H002,2,12.16,10.37,,,0.973,11.3882,10.8562\n';
const grouping = {
  status: 'grouped',
  drg: '',
  dip: { group: 'K80', catalogue: 'core', score: '100', estimatedAverage: '1223' },
} as const;
const folder = (change: object = {}, csv = settle): ReadonlyMap<string, string> =>
  new Map([
    ['scheme.json', JSON.stringify({ ...head, settlement: { ...head.settlement, ...change } })],
    ['settle.csv', csv],
  ]);

describe('importDipSettlement', () => {
  it('makes a policy for employees and one for everybody else, with a row per hospital', () => {
    const { files, policies, issues } = importDipSettlement(folder(), 'trial');
    expect(issues).toEqual([]);
    expect([...files.keys()]).toEqual([
      'payment/trial-employee.json',
      'payment/trial-employee.settlement.csv',
      'payment/trial-resident.json',
      'payment/trial-resident.settlement.csv',
    ]);
    const chosen = (insuranceType: string | undefined) =>
      selectPolicy(policies, {
        dischargeDate: '2026-05-01',
        ...(insuranceType === undefined ? {} : { insuranceType }),
      });
    expect(chosen('310')).toMatchObject({ policy: { id: 'trial-employee' } });
    expect(chosen('390')).toMatchObject({ policy: { id: 'trial-resident' } });
    expect(chosen(undefined)).toMatchObject({ policy: { id: 'trial-resident' } });
    const employee = policies[0]!;
    const row = (hospitalCode: string) => dipSettlementRow(employee.policy, { hospitalCode }, employee.prepared);
    expect(row('H001')).toMatchObject({
      averageFactor: '12.23',
      averageFactorBasic: '10.31',
      hospitalLevel: '3',
      insurance: '职工',
      source: { row: '||H001', rows: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(row('H002')).toMatchObject({ averageFactor: '12.16', source: { row: '||H002' } });
    expect(row('H002')).not.toHaveProperty('averageFactorBasic');
    expect(row('H009')).toBeUndefined();
  });

  it('[PAY-6] keeps the bands: limits, sum and multipliers; nothing is rounded, four places are written', () => {
    const { policies } = importDipSettlement(folder(), 'trial');
    const { policy, prepared } = policies[0]!;
    const price = (totalCharge: string) => pay('x', policy, { totalCharge, hospitalCode: 'H001', grouping }, prepared);
    expect(price('611.50')).toMatchObject({ caseType: 'LOW', points: '51.9000', amount: '574.3929' });
    expect(price('1223.00')).toMatchObject({ caseType: 'NORMAL', points: '103.8000' });
    expect(price('2446.00')).toMatchObject({ caseType: 'HIGH', points: '103.8000' });
    // 100 × (800 ÷ 1223) = 65.41 is a normal case; 100 × 1.038 × 11.0673 = 1148.785740 is written as 1148.7857.
    expect(price('800.00')).toMatchObject({ caseType: 'NORMAL', amount: '1148.7857', standard: '1148.7857' });
  });

  it('[PAY-7] finds rows by month and area, local areas by their prefix, all others together from a date on', () => {
    const rows =
      ',,H001,3,12,9,,,1.1,11,10\n4,,H001,3,14,9,,,1.1,11,10\n4,370100,H001,3,15,9,,,1.1,11,10\n5,省内异地,H001,3,16,9,,,1.1,11,10\n';
    const { policies, issues } = importDipSettlement(
      folder(
        {
          config_lookup: ['month+area', 'default'],
          area: {
            local_prefix: '3708',
            local_key: '',
            single_remote_key: '省内异地',
            single_remote_from: '2026-05-01',
          },
        },
        `${settle.split('\n')[0]}\n${rows}`,
      ),
      'trial',
    );
    expect(issues).toEqual([]);
    const { policy, prepared } = policies[0]!;
    const factor = (settlementDate: string | undefined, poolingArea?: string) =>
      dipSettlementRow(
        policy,
        {
          hospitalCode: 'H001',
          ...(settlementDate === undefined ? {} : { settlementDate }),
          ...(poolingArea === undefined ? {} : { poolingArea }),
        },
        prepared,
      )?.averageFactor;
    expect([factor('2026-04-30'), factor('2026-04-01', '370899')]).toEqual(['14', '14']);
    expect([factor('2026-04-30', '370100'), factor('2026-04-30', '371300')]).toEqual(['15', '12']);
    expect([factor('2026-05-01', '370100'), factor('2026-05-31', '371300'), factor('2026-05-02')]).toEqual([
      '16',
      '16',
      '12',
    ]);
    expect([factor(undefined), factor(undefined, '370100')]).toEqual(['12', '12']);
  });

  it.each([
    [{ 职工: 0.611, others: 0.631 }],
    [{ employee: '0.611', resident: '0.631' }],
    [{ by_insurance: { 职工: 0.611, 其他: 0.631 } }],
  ])('[PAY-7] takes a constant hospital factor by insurance, and the month before the default row: %j', (factor) => {
    const { policies, files, issues } = importDipSettlement(
      folder(
        { config_lookup: ['month', 'default'], hospital_factor: factor },
        settle.replace('\n,,H001', '\n,,H001,1,9,9,,,1.0,9,9\n4,,H001'),
      ),
      'trial',
    );
    expect(issues).toEqual([]);
    expect(files.get('payment/trial-employee.settlement.csv')).not.toContain('hospital_coefficient');
    const points = (index: number, settlementDate: string) => {
      const { policy, prepared } = policies[index]!;
      return pay('x', policy, { totalCharge: '1223', hospitalCode: 'H001', settlementDate, grouping }, prepared);
    };
    expect(points(0, '2026-04-30')).toMatchObject({ points: '61.1000', pointValue: '11.0673' });
    expect(points(1, '2026-04-30')).toMatchObject({ points: '63.1000', pointValue: '10.3097' });
    expect(points(0, '2026-06-30')).toMatchObject({ pointValue: '9', settlement: { row: '||H001' } });
  });

  it.each<[string, object, string]>([
    ['one constant', { factor: { ratio_to_catalogue_average: 0.7 }, multiply: [] }, '70.0000'],
    ['several in a list', { factor: { ratio_to_catalogue_average: [0.4368, 0.9] }, multiply: [] }, '39.3120'],
    ['one as a multiplier', { factor: { ratio_to_catalogue_average: 0.4368 }, multiply: [0.9] }, '39.3120'],
  ])('[PAY-8] settles the blank group by the ratio to the average of the catalogue: %s', (_name, blank, points) => {
    const { policies, issues } = importDipSettlement(folder({ blank_group: { name: '正常倍率', ...blank } }), 'trial');
    expect(issues).toEqual([]);
    const { policy, prepared } = policies[0]!;
    // The charge equals the average of the catalogue and is five times the estimate: no band counts, no coefficient either.
    const paid = pay(
      'x',
      policy,
      {
        totalCharge: '5000',
        hospitalCode: 'H001',
        grouping: {
          ...grouping,
          meanCharge: '5000',
          dip: { ...grouping.dip, catalogue: 'blank', estimatedAverage: '1000' },
        },
      },
      prepared,
    );
    expect(paid).toMatchObject({ status: 'paid', caseType: 'NORMAL', points });
    expect(paid.standard).toBe(paid.amount);
  });

  it('[PAY-9] is in force from the year before the version, and without a year always', () => {
    const from = (version: string | number) =>
      importDipSettlement(new Map([...folder(), ['scheme.json', JSON.stringify({ ...head, version })]]), 'trial')
        .policies[0]?.policy.validFrom;
    expect([from('2026'), from(2023), from('试行')]).toEqual(['2025-01-01', '2022-01-01', '2000-01-01']);
  });

  it.each<[string, ReadonlyMap<string, string>, string]>([
    [
      'a lookup of another kind',
      folder({ config_lookup: ['department', 'default'] }),
      'PAYMENT_IMPORT_NOT_BUILT scheme.json#settlement.config_lookup',
    ],
    [
      'a hospital factor for employees only',
      folder({ hospital_factor: { employee: 0.6 } }),
      'PAYMENT_IMPORT_NOT_BUILT scheme.json#settlement.hospital_factor',
    ],
    [
      'a multiplier of another kind',
      folder({ blank_group: { name: '正常倍率', factor: { const: 1 }, multiply: ['department'] } }),
      'PAYMENT_IMPORT_INVALID scheme.json#settlement.blank_group.multiply.0',
    ],
    [
      'a row of a month that does not exist',
      folder({ config_lookup: ['month'] }, settle.replace('\n,,H001', '\n13,,H001')),
      'PAYMENT_SETTLEMENT_MONTH settle.csv:2:month',
    ],
    [
      'a row without a coefficient',
      folder({}, settle.replace(',0.973,', ',,')),
      'PAYMENT_SETTLEMENT_MISSING settle.csv:3:hospital_factor',
    ],
    ['no rows', folder({}, settle.split('\n')[0]!), 'PAYMENT_IMPORT_FILE_MISSING settle.csv'],
    [
      'a price that is no number',
      folder({}, settle.replace('11.0673', '11;07')),
      'PAYMENT_SETTLEMENT_NUMBER settle.csv:2:price_employee',
    ],
    ['a head without bands', folder({ bands: [] }), 'PAYMENT_IMPORT_INVALID scheme.json#settlement.bands'],
    ['a missing file', new Map([['settle.csv', settle]]), 'PAYMENT_IMPORT_FILE_MISSING scheme.json'],
  ])('refuses %s', (_name, files, expected) => {
    const imported = importDipSettlement(files, 'trial');
    expect(imported.files.size).toBe(0);
    expect(imported.issues.map((one) => `${one.code} ${one.path}`)).toContain(expected);
  });

  it('warns of rows by month that the lookup never asks for', () => {
    const { issues, policies } = importDipSettlement(folder({}, settle.replace('\n,,H001', '\n4,,H001')), 'trial');
    expect(policies).toHaveLength(2);
    expect(issues.map((one) => `${one.severity} ${one.code} ${one.path}`)).toEqual([
      'warning PAYMENT_SETTLEMENT_UNREAD settle.csv:2:month',
    ]);
  });
});
