import type { Dialect } from '../dialect.ts';

/** 普通门诊 of the value set `med_type`. */
const ORDINARY_VISIT = '11';

/** Case file of outpatient visits, one row per visit: diagnoses and procedures joined by `|`, charge lines as `code=amount*quantity`. */
export const visitCase: Dialect = {
  id: 'visitCase',
  isComplete: true,
  stayKind: ORDINARY_VISIT,
  columns: [
    { column: 'visit_id', path: 'record.encounterNo' },
    { column: 'hospital', path: 'org.code' },
    { column: 'sex', path: 'patient.sex' },
    { column: 'age', path: 'patient.ageYears' },
    { column: 'visit_date', path: 'stay.dischargeAt' },
    { column: 'insurance', path: 'insurance.type', values: { 职工: '310', 居民: '390' } },
    { column: 'amount', path: 'fee.total' },
    { column: 'dx', path: 'diagnoses', form: 'codeList' },
    { column: 'procedures', path: 'procedures', form: 'codeList' },
    { column: 'items', path: 'charges', form: 'chargeList' },
  ],
};
