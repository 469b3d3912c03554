import { Decimal, formatFixed } from '@caseloom/core';
import type { Draft, ErrorKind } from './kind.ts';

const hasProcedure =
  (prefix: string) =>
  (record: Draft): boolean =>
    record.op?.some((one) => (one['code'] as string).startsWith(prefix)) ?? false;
const dropProcedure =
  (prefix: string) =>
  (record: Draft): void => {
    record.op = (record.op ?? []).filter((one) => !(one['code'] as string).startsWith(prefix));
    if (record.op.length === 0) delete record.op;
  };
const scaleBill = (record: Draft, factor: string): void => {
  const scale = (text: string): string => formatFixed(new Decimal(text).times(factor), 2);
  for (const key of Object.keys(record.fee)) record.fee[key] = scale(record.fee[key]);
  const leaves = Object.entries(record.fee).filter(
    ([key]) => !['total', 'selfPaid', 'anesthesia', 'operation', 'antibiotic', 'physical'].includes(key),
  );
  record.fee['total'] = formatFixed(
    leaves.reduce((sum, [, value]) => sum.plus(value as string), new Decimal(0)),
    2,
  );
  record.charges = leaves
    .filter(([, value]) => value !== '0.00')
    .map(([key, value]) => ({
      itemCode: key,
      itemGroup: 'OTHER',
      name: key,
      quantity: '1',
      unitPrice: value,
      amount: value,
      at: record.stay['admitAt'],
    }));
  delete record.settlement;
};

/** Category C: what only comparison shows — with the bill, with other stays, with other documents. */
export const statisticalErrors: readonly ErrorKind[] = [
  {
    id: 'respiratory-failure-not-coded',
    subcategory: 'C01',
    zh: '机械通气漏编呼吸衰竭',
    en: 'Ventilated, respiratory failure not coded',
    field: 'dx.other',
    applies: (r) => hasProcedure('96.7')(r) && (r.dx.other ?? []).some((one) => /^J96/.test(one['code'])),
    inject: (r) => (r.dx.other = (r.dx.other ?? []).filter((one) => !/^J96/.test(one['code']))),
  },
  {
    id: 'anaemia-not-coded',
    subcategory: 'C01',
    zh: '输血病例漏编贫血',
    en: 'Transfused, anaemia not coded',
    field: 'dx.other',
    applies: (r) => r.clin['blood'] !== undefined && (r.dx.other ?? []).some((one) => /^D[56]/.test(one['code'])),
    inject: (r) => (r.dx.other = (r.dx.other ?? []).filter((one) => !/^D[56]/.test(one['code']))),
  },
  {
    id: 'ventilation-not-recorded',
    subcategory: 'C02',
    zh: '有呼吸机收费漏填机械通气',
    en: 'Ventilator charged, ventilation not recorded',
    field: 'op',
    applies: hasProcedure('96.7'),
    inject: dropProcedure('96.7'),
  },
  {
    id: 'chemotherapy-not-recorded',
    subcategory: 'C02',
    zh: '有化疗收费漏填化疗操作',
    en: 'Chemotherapy charged, not recorded',
    field: 'op',
    applies: hasProcedure('99.25'),
    inject: dropProcedure('99.25'),
  },
  {
    id: 'endoscopy-not-recorded',
    subcategory: 'C02',
    zh: '有内镜收费漏填操作',
    en: 'Endoscopy charged, not recorded',
    field: 'op',
    applies: (r) => hasProcedure('45.')(r) && (r.op ?? []).length === 1,
    inject: dropProcedure('45.'),
  },
  {
    id: 'unsupported-complication',
    subcategory: 'C03',
    zh: '无依据添加重症并发症',
    en: 'A severe complication without support',
    field: 'dx.other',
    applies: (r) =>
      r.patient['ageYears'] >= 18 &&
      r.icu === undefined &&
      !(r.dx.other ?? []).some((one) => /^(J96|R57)/.test(one['code'])),
    inject: (r) => (r.dx.other = [...(r.dx.other ?? []), { code: 'J96.000', name: '急性呼吸衰竭', poa: '4' }]),
  },
  {
    id: 'bill-of-another-patient',
    subcategory: 'C04',
    zh: '费用异常偏高',
    en: 'Charges far above the group',
    field: 'fee.total',
    applies: () => true,
    inject: (r) => scaleBill(r, '6'),
  },
  {
    id: 'bill-incomplete',
    subcategory: 'C04',
    zh: '费用异常偏低',
    en: 'Charges far below the group',
    field: 'fee.total',
    applies: () => true,
    inject: (r) => scaleBill(r, '0.15'),
  },
  {
    id: 'lines-lost',
    subcategory: 'C05',
    zh: '费用明细丢行',
    en: 'Charge lines lost',
    field: 'charges',
    applies: (r) => r.charges.length > 6,
    inject: (r) => (r.charges = r.charges.slice(0, -3)),
  },
  {
    id: 'settlement-other-principal',
    subcategory: 'C05',
    zh: '清单主诊与首页不同且未说明',
    en: 'Settlement list names another principal diagnosis without a note',
    field: 'settlement.dx',
    applies: (r) => r.settlement !== undefined,
    inject: (r) =>
      ((r.settlement as Record<string, any>)['dx'] = [{ code: 'K29.500', name: '慢性胃炎', principalFlag: '1' }]),
  },
];
