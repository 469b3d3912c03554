import type { Dialect } from '../dialect.ts';

/** Names of 离院方式 and of insurance types as DIP case files write them, and the national codes. */
const DISPOSITIONS = {
  医嘱离院: '1',
  医嘱转院: '2',
  '医嘱转社区卫生服务机构/乡镇卫生院': '3',
  医嘱转社区: '3',
  非医嘱离院: '4',
  死亡: '5',
  其他: '9',
};
const INSURANCE_TYPES = { 职工: '310', 居民: '390' };

/** Case file of a DIP scheme: dates, fee, diagnoses and procedures joined by `|`, followed by expected results. */
export const dipCase: Dialect = {
  id: 'dipCase',
  isComplete: true,
  columns: [
    { column: 'case_id', path: 'record.encounterNo' },
    { column: 'hospital', path: 'org.code' },
    { column: 'birth', path: 'patient.birthDate' },
    { column: 'admit', path: 'stay.admitAt' },
    { column: 'discharge', path: 'stay.dischargeAt' },
    { column: 'settle_date', path: 'settlement.settledAt' },
    { column: 'insured_area', path: 'insurance.poolingArea' },
    { column: 'discharge_way', path: 'stay.disposition', values: DISPOSITIONS },
    { column: 'insurance', path: 'insurance.type', values: INSURANCE_TYPES },
    { column: 'amount', path: 'fee.total' },
    { column: 'dx', path: 'diagnoses', form: 'codeList' },
    { column: 'procedures', path: 'procedures', form: 'codeList' },
  ],
  passedOver: [
    'tag',
    'status',
    'group_seq',
    'group_code',
    'catalogue',
    'op_type',
    'matched_procedures',
    'supplement_kind',
    'supplement_level',
    'supplement_factor',
    'estimated_average',
    'deviation',
    'deviation_factor',
    'points',
    'point_price',
    'settlement_amount',
    'standard_amount',
    'quirk',
  ],
};
