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
  'month,insured_area,hospital_code,avg_factor_employee,avg_factor_resident,avg_factor_basic_employee,avg_factor_basic_resident,hospital_factor,price_employee,price_resident\n' +
  ',,H001,12.23,9.57,10.31,9.43,1.038,11.0673,10.3097\n,,H002,12.16,10.37,,,0.973,11.3882,10.8562\n';
const folder = (change: object = {}, csv = settle): ReadonlyMap<string, string> =>
  new Map([
    ['scheme.json', JSON.stringify({ ...head, settlement: { ...head.settlement, ...change } })],
    ['settle.csv', csv],
  ]);

describe('importDipSettlement', () => {
  it('makes a policy for employees and one for everybody else, with a row per hospital', () => {
    const { files, policies, issues } = importDipSettlement(folder(), 'trial');
    expect(issues).toEqual([]);
    expect([...files.keys()]).toEqual(['payment/trial-employee.json', 'payment/trial-resident.json']);
    const chosen = (insuranceType: string | undefined) =>
      selectPolicy(policies, {
        dischargeDate: '2026-05-01',
        ...(insuranceType === undefined ? {} : { insuranceType }),
      });
    expect(chosen('310')).toMatchObject({ policy: { id: 'trial-employee' } });
    expect(chosen('390')).toMatchObject({ policy: { id: 'trial-resident' } });
    expect(chosen(undefined)).toMatchObject({ policy: { id: 'trial-resident' } });
    const employee = policies[0]!.policy;
    expect(dipSettlementRow(employee, { hospitalCode: 'H001' })).toEqual({
      averageFactor: '12.23',
      averageFactorBasic: '10.31',
    });
    expect(dipSettlementRow(employee, { hospitalCode: 'H002' })).toEqual({ averageFactor: '12.16' });
    expect(dipSettlementRow(employee, { hospitalCode: 'H009' })).toBeUndefined();
  });

  it('keeps the bands: limits, sum and multipliers', () => {
    const { policies } = importDipSettlement(folder(), 'trial');
    const price = (totalCharge: string) =>
      pay('x', policies[0]!.policy, {
        totalCharge,
        hospitalCode: 'H001',
        grouping: {
          status: 'grouped',
          drg: '',
          dip: { group: 'K80', catalogue: 'core', score: '100', estimatedAverage: '1223' },
        },
      });
    expect(price('611.50')).toMatchObject({ caseType: 'LOW', points: '51.9' });
    expect(price('1223.00')).toMatchObject({ caseType: 'NORMAL', points: '103.8' });
    expect(price('2446.00')).toMatchObject({ caseType: 'HIGH', points: '103.8' });
  });

  it.each<[string, ReadonlyMap<string, string>, string]>([
    [
      'a lookup by month',
      folder({ config_lookup: ['month+area', 'default'] }),
      'PAYMENT_IMPORT_NOT_BUILT scheme.json#settlement.config_lookup',
    ],
    [
      'a constant hospital factor',
      folder({ hospital_factor: { employee: 0.6 } }),
      'PAYMENT_IMPORT_NOT_BUILT scheme.json#settlement.hospital_factor',
    ],
    [
      'a blank group',
      folder({ blank_group: { name: '正常倍率' } }),
      'PAYMENT_IMPORT_NOT_BUILT scheme.json#settlement.blank_group',
    ],
    [
      'a row by month',
      folder({}, settle.replace(',,H001', '2026-01,,H001')),
      'PAYMENT_IMPORT_NOT_BUILT settle.csv:2:month',
    ],
    ['no rows', folder({}, settle.split('\n')[0]!), 'PAYMENT_IMPORT_FILE_MISSING settle.csv'],
    [
      'a price that is no number',
      folder({}, settle.replace('11.0673', '11;07')),
      'PAYMENT_IMPORT_INVALID settle.csv#parameters.hospitals.0.pointValue',
    ],
    ['a head without bands', folder({ bands: [] }), 'PAYMENT_IMPORT_INVALID scheme.json#settlement.bands'],
    ['a missing file', new Map([['settle.csv', settle]]), 'PAYMENT_IMPORT_FILE_MISSING scheme.json'],
  ])('refuses %s', (_name, files, expected) => {
    const imported = importDipSettlement(files, 'trial');
    expect(imported.files.size).toBe(0);
    expect(imported.issues.map((one) => `${one.code} ${one.path}`)).toContain(expected);
  });
});
