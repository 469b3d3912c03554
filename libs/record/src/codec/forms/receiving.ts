import { valueAt } from '../../path/property-path.ts';
import { compileSetter } from '../../path/setter.ts';
import type { CaseRecord } from '../../types.ts';
import { isDash } from '../../values/text.ts';
import type { Form } from './form.ts';

const PRIMARY_CARE = '3';
const HOSPITAL = 'stay.receivingHospital';
const INSTITUTION = 'stay.receivingPrimaryCare';

/**
 * One column for the institution that receives the patient, hospital or primary care: after a discharge to primary care
 * (离院方式 3) it names the latter, otherwise the hospital. It is read after the disposition, wherever that column stands.
 */
export const receiving: Form = {
  reader: ([column]) => {
    const { index } = column!;
    const setHospital = compileSetter(HOSPITAL);
    const setInstitution = compileSetter(INSTITUTION);
    return (reading) => {
      const text = reading.cell(index);
      if (text === '' || isDash(text)) return;
      (isPrimaryCare(reading.draft) ? setInstitution : setHospital)(reading.draft, text);
    };
  },
  writer: () => (record) => {
    const [first, second] = isPrimaryCare(record) ? [INSTITUTION, HOSPITAL] : [HOSPITAL, INSTITUTION];
    const value = valueAt(record, first) ?? valueAt(record, second);
    return typeof value === 'string' ? value : '';
  },
};

function isPrimaryCare(record: CaseRecord): boolean {
  return record.stay?.disposition === PRIMARY_CARE;
}
