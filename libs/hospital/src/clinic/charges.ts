import { Decimal, formatFixed } from '@caseloom/core';
import type { ChargeLine } from '@caseloom/record';
import type { Random } from '../random.ts';
import type { StayProfile } from './model.ts';

/** The 24 leaf categories of the front page in form order; components marked 其中 are not here. */
export const FEE_LEAVES = [
  'generalService',
  'generalTreatment',
  'nursing',
  'serviceOther',
  'dxPathology',
  'dxLab',
  'dxImaging',
  'dxClinical',
  'nonSurgical',
  'surgical',
  'rehab',
  'tcm',
  'westernDrug',
  'patentTcm',
  'herbal',
  'blood',
  'albumin',
  'globulin',
  'coagulation',
  'cytokine',
  'matExam',
  'matTreat',
  'matSurgery',
  'other',
] as const;
export type FeeLeaf = (typeof FEE_LEAVES)[number];

/** Typical shares of the bill; what a stay has no reason for is dropped before scaling. */
const SHARES: Readonly<Record<FeeLeaf, number>> = {
  generalService: 5,
  generalTreatment: 6,
  nursing: 4,
  serviceOther: 1,
  dxPathology: 2,
  dxLab: 14,
  dxImaging: 9,
  dxClinical: 5,
  nonSurgical: 6,
  surgical: 20,
  rehab: 1,
  tcm: 1,
  westernDrug: 22,
  patentTcm: 3,
  herbal: 0,
  blood: 3,
  albumin: 0,
  globulin: 0,
  coagulation: 0,
  cytokine: 0,
  matExam: 2,
  matTreat: 6,
  matSurgery: 14,
  other: 0,
};

const ITEMS: Readonly<Partial<Record<FeeLeaf, readonly (readonly [code: string, name: string, group: string])[]>>> = {
  generalService: [
    ['110200001', '普通床位费', 'BED'],
    ['110100001', '住院诊查费', 'CONSULT'],
  ],
  generalTreatment: [
    ['120400002', '静脉输液', 'TREAT'],
    ['120400001', '肌肉注射', 'TREAT'],
    ['120600001', '换药', 'TREAT'],
    ['121100001', '雾化吸入', 'TREAT'],
  ],
  nursing: [
    ['120100003', 'Ⅱ级护理', 'NURSING'],
    ['120100002', 'Ⅰ级护理', 'NURSING'],
  ],
  serviceOther: [['110900001', '病历复印及健康教育', 'OTHER']],
  dxPathology: [['270500002', '手术标本检查与诊断', 'PATHOLOGY']],
  dxLab: [
    ['250101015', '血细胞分析', 'LAB'],
    ['250307001', '尿素测定', 'LAB'],
    ['250304001', '电解质测定', 'LAB'],
    ['250203020', '凝血功能测定', 'LAB'],
    ['250305001', '肝功能测定', 'LAB'],
    ['250306008', '肌钙蛋白测定', 'LAB'],
  ],
  dxImaging: [
    ['210300001', 'CT平扫', 'IMAGING'],
    ['220301001', '彩色多普勒超声', 'IMAGING'],
    ['210103001', '数字化摄影', 'IMAGING'],
  ],
  dxClinical: [
    ['310701001', '常规心电图检查', 'CLINICAL'],
    ['310702001', '心电监测', 'CLINICAL'],
  ],
  nonSurgical: [
    ['310603001', '持续吸氧', 'TREAT'],
    ['340100010', '低频脉冲电治疗', 'TREAT'],
  ],
  surgical: [
    ['330100005', '麻醉费', 'ANAESTHESIA'],
    ['331000001', '手术费', 'OPERATION'],
  ],
  rehab: [['340200020', '运动疗法', 'REHAB']],
  tcm: [['430000002', '针刺治疗', 'TCM']],
  westernDrug: [
    ['XJ01DDT025', '注射用头孢哌酮钠舒巴坦钠', 'DRUG_ANTIBIOTIC'],
    ['XB05BBL100', '氯化钠注射液', 'DRUG'],
    ['XA02BCA200', '注射用奥美拉唑钠', 'DRUG'],
    ['XN02BEB010', '对乙酰氨基酚片', 'DRUG'],
  ],
  patentTcm: [['ZA04AAD001', '丹参注射液', 'PATENT_TCM']],
  blood: [
    ['260000001', '去白细胞悬浮红细胞', 'BLOOD'],
    ['260000002', '新鲜冰冻血浆', 'BLOOD'],
  ],
  matExam: [['C0101', '一次性采血管', 'MATERIAL']],
  matTreat: [
    ['C0201', '一次性输液器', 'MATERIAL'],
    ['C0202', '留置针', 'MATERIAL'],
    ['C0203', '医用敷料', 'MATERIAL'],
  ],
  matSurgery: [
    ['C0301', '手术缝线', 'MATERIAL'],
    ['C0302', '植入性耗材', 'MATERIAL'],
    ['C0303', '一次性吻合器', 'MATERIAL'],
  ],
};

export interface BillReasons {
  readonly operated: boolean;
  readonly transfused: boolean;
  readonly pathology: boolean;
  readonly kind: StayProfile['kind'];
  readonly icuHours: number;
  readonly procedureCodes: readonly string[];
}

export interface Bill {
  readonly fee: Record<string, string>;
  readonly charges: ChargeLine[];
}

/**
 * Splits a total over the categories that this stay has a reason for, and the categories over charge lines, so that lines sum to categories and
 * categories to the total, to the cent.
 */
export function makeBill(
  random: Random,
  total: Decimal,
  reasons: BillReasons,
  admitDate: string,
  department: string,
): Bill {
  const shares = FEE_LEAVES.map((leaf) => share(leaf, reasons) * (0.7 + 0.6 * random.next()));
  const amounts = split(total, shares);
  const fee: Record<string, string> = { total: formatFixed(total, 2) };
  FEE_LEAVES.forEach((leaf, index) => (fee[leaf] = formatFixed(amounts[index] as Decimal, 2)));
  const surgical = new Decimal(fee['surgical'] ?? '0');
  const [anesthesia, operation] = split(surgical, [3, 7]);
  fee['anesthesia'] = formatFixed(anesthesia as Decimal, 2);
  fee['operation'] = formatFixed(operation as Decimal, 2);
  fee['antibiotic'] = formatFixed(new Decimal(fee['westernDrug'] ?? '0').times('0.3'), 2);
  fee['physical'] = '0.00';
  return {
    fee,
    charges: FEE_LEAVES.flatMap((leaf, index) =>
      lines(random, leaf, amounts[index] as Decimal, reasons, admitDate, department),
    ),
  };
}

function share(leaf: FeeLeaf, reasons: BillReasons): number {
  if (leaf === 'surgical' || leaf === 'matSurgery') return reasons.operated ? SHARES[leaf] : 0;
  if (leaf === 'blood') return reasons.transfused ? 4 : 0;
  if (leaf === 'dxPathology') return reasons.pathology ? SHARES[leaf] : 0;
  return SHARES[leaf];
}

/** Parts in proportion to the weights, each to the cent; the largest takes what rounding leaves, so that the parts sum to the total. */
export function split(total: Decimal, weights: readonly number[]): Decimal[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map((_, index) => (index === 0 ? total : new Decimal(0)));
  const parts = weights.map((weight) => total.times(weight).dividedBy(sum).toDecimalPlaces(2, Decimal.ROUND_DOWN));
  const rest = parts.reduce((left, part) => left.minus(part), total);
  const largest = weights.indexOf(Math.max(...weights));
  parts[largest] = (parts[largest] as Decimal).plus(rest);
  return parts;
}

function lines(
  random: Random,
  leaf: FeeLeaf,
  amount: Decimal,
  reasons: BillReasons,
  admitDate: string,
  department: string,
): ChargeLine[] {
  if (amount.isZero()) return [];
  const items = [...special(leaf, reasons), ...(ITEMS[leaf] ?? [['199999999', '其他费用', 'OTHER'] as const])];
  return split(
    amount,
    items.map(() => 0.3 + random.next()),
  ).map((part, index) => {
    const [itemCode, name, itemGroup] = items[index] as readonly [string, string, string];
    return {
      itemCode,
      itemGroup,
      name,
      quantity: '1',
      unitPrice: formatFixed(part, 2),
      amount: formatFixed(part, 2),
      at: `${admitDate}T10:00:00`,
      dept: department,
    };
  });
}

/** Items that only some stays have: they are what later checks of bill against front page look at. */
function special(leaf: FeeLeaf, reasons: BillReasons): (readonly [string, string, string])[] {
  const has = (prefix: string): boolean => reasons.procedureCodes.some((code) => code.startsWith(prefix));
  if (leaf === 'generalService' && reasons.icuHours > 0) return [['110200005', '重症监护病房床位费', 'ICU_BED']];
  if (leaf !== 'nonSurgical') return [];
  return [
    ...(has('96.7') ? [['310603002', '呼吸机辅助呼吸', 'TREAT'] as const] : []),
    ...(has('96.04') ? [['331700003', '气管插管术', 'TREAT'] as const] : []),
    ...(has('38.93') ? [['120400011', '深静脉置管', 'TREAT'] as const] : []),
    ...(has('99.25') ? [['310800022', '静脉化疗', 'TREAT'] as const] : []),
    ...(has('92.2') ? [['240300004', '放射治疗', 'TREAT'] as const] : []),
    ...(has('39.95') ? [['311000002', '血液透析', 'TREAT'] as const] : []),
    ...(has('45.1') || has('44.4') || has('45.4') ? [['310902005', '胃肠镜检查治疗', 'TREAT'] as const] : []),
    ...(has('88.5') ? [['320500001', '冠脉造影', 'TREAT'] as const] : []),
  ];
}
