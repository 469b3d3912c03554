import { formatFixed, Decimal } from '@caseloom/core';
import { shift } from '../clinic/dates.ts';
import { idNumber } from '../people/person.ts';
import type { Draft, ErrorKind } from './kind.ts';

const always = (): boolean => true;
const operated = (record: Draft): boolean => record.op?.some((one) => one['attr'] === '手术') ?? false;
const insured = (record: Draft): boolean => record.settlement !== undefined;
const firstOperation = (record: Draft): Record<string, any> =>
  record.op?.find((one) => one['attr'] === '手术') as Record<string, any>;
const adult = (record: Draft): boolean => record.patient['ageYears'] >= 18;
const yuan = (text: string, change: string): string => formatFixed(new Decimal(text).plus(change), 2);

/** Category A: what goes wrong while a front page is filled in, typed over and passed on. */
export const basicErrors: readonly ErrorKind[] = [
  {
    id: 'missing-marital',
    subcategory: 'A01',
    zh: '漏填婚姻',
    en: 'Marital status left empty',
    field: 'patient.marital',
    applies: always,
    inject: (r) => delete r.patient['marital'],
    nearMiss: (r) => ((r.patient['marital'] = '9'), true),
  },
  {
    id: 'missing-phone-of-contact',
    subcategory: 'A01',
    zh: '漏填联系人电话',
    en: 'Contact phone left empty',
    field: 'contact.phone',
    applies: always,
    inject: (r) => delete r.contact['phone'],
    nearMiss: (r) => ((r.contact['phone'] = '0571-87654321'), true),
  },
  {
    id: 'missing-principal-poa',
    subcategory: 'A01',
    zh: '漏填主要诊断入院病情',
    en: 'Present-on-admission of the principal diagnosis left empty',
    field: 'dx.principal.poa',
    applies: always,
    inject: (r) => delete r.dx.principal['poa'],
    nearMiss: (r) => ((r.dx.principal['poa'] = '2'), true),
  },
  {
    id: 'missing-disposition',
    subcategory: 'A01',
    zh: '漏填离院方式',
    en: 'Discharge disposition left empty',
    field: 'stay.disposition',
    applies: (r) => r.stay['disposition'] === '1',
    inject: (r) => delete r.stay['disposition'],
    nearMiss: (r) => ((r.stay['disposition'] = '4'), true),
  },
  {
    id: 'transfer-without-hospital',
    subcategory: 'A02',
    zh: '转院未填接收机构',
    en: 'Transfer without the receiving hospital',
    field: 'stay.receivingHospital',
    applies: (r) => r.stay['disposition'] === '1',
    inject: (r) => (r.stay['disposition'] = '2'),
    nearMiss: (r) => ((r.stay['disposition'] = '2'), (r.stay['receivingHospital'] = '示例市第二人民医院'), true),
  },
  {
    id: 'allergy-without-drug',
    subcategory: 'A02',
    zh: '有过敏未填药物',
    en: 'Allergy without the drug',
    field: 'clin.allergyDrugs',
    applies: (r) => r.clin['allergyFlag'] === '1',
    inject: (r) => (r.clin['allergyFlag'] = '2'),
    nearMiss: (r) => ((r.clin['allergyFlag'] = '2'), (r.clin['allergyDrugs'] = '磺胺类'), true),
  },
  {
    id: 'newborn-weight-missing',
    subcategory: 'A02',
    zh: '新生儿漏填入院体重',
    en: 'Newborn without admission weight',
    field: 'patient.newbornAdmissionWeight',
    applies: (r) => r.patient['newbornAdmissionWeight'] !== undefined,
    inject: (r) => delete r.patient['newbornAdmissionWeight'],
    nearMiss: (r) => ((r.patient['newbornAdmissionWeight'] = 3210), true),
  },
  {
    id: 'operation-without-anaesthesia',
    subcategory: 'A02',
    zh: '手术漏填麻醉方式',
    en: 'Operation without anaesthesia',
    field: 'op[0].anesthesia',
    applies: operated,
    inject: (r) => delete firstOperation(r)['anesthesia'],
    nearMiss: (r) => ((firstOperation(r)['anesthesia'] = '9'), true),
  },
  {
    id: 'foreign-code-blood-group',
    subcategory: 'A03',
    zh: '血型填成其他系统代码',
    en: "Blood group in another system's code",
    field: 'clin.abo',
    applies: always,
    inject: (r) => (r.clin['abo'] = 'A型'),
    nearMiss: (r) => ((r.clin['abo'] = '6'), true),
  },
  {
    id: 'foreign-code-route',
    subcategory: 'A03',
    zh: '入院途径代码错误',
    en: 'Admission route from another table',
    field: 'stay.admissionRoute',
    applies: always,
    inject: (r) => (r.stay['admissionRoute'] = '5'),
    nearMiss: (r) => ((r.stay['admissionRoute'] = '9'), true),
  },
  {
    id: 'id-digits-swapped',
    subcategory: 'A04',
    zh: '身份证号录入错位',
    en: 'Two digits of the ID number swapped',
    field: 'patient.idNo',
    applies: always,
    inject: (r) => (r.patient['idNo'] = swapDigits(r.patient['idNo'])),
    nearMiss: (r) => ((r.patient['idNo'] = neighbour(r.patient['idNo'], r.patient['sex'])), true),
  },
  {
    id: 'zip-too-short',
    subcategory: 'A04',
    zh: '邮编少一位',
    en: 'Postcode one digit short',
    field: 'patient.zip',
    applies: always,
    inject: (r) => (r.patient['zip'] = (r.patient['zip'] as string).slice(0, 5)),
    nearMiss: (r) => ((r.patient['zip'] = '990300'), true),
  },
  {
    id: 'suspected-diagnosis-text',
    subcategory: 'A04',
    zh: '出院诊断写“待查”',
    en: 'Discharge diagnosis "to be investigated"',
    field: 'dx.principal.name',
    applies: always,
    inject: (r) => (r.dx.principal['name'] = `${r.dx.principal['name']}？待查`),
    nearMiss: (r) => ((r.dx.principal['name'] = `${r.dx.principal['name']}（稳定期）`), true),
  },
  {
    id: 'weight-in-kilograms',
    subcategory: 'A04',
    zh: '新生儿体重按公斤填写',
    en: 'Newborn weight in kilograms',
    field: 'patient.newbornAdmissionWeight',
    applies: (r) => r.patient['newbornAdmissionWeight'] !== undefined,
    inject: (r) => (r.patient['newbornAdmissionWeight'] = 3),
    nearMiss: (r) => ((r.patient['newbornAdmissionWeight'] = 2980), true),
  },
  {
    id: 'age-not-updated',
    subcategory: 'A05',
    zh: '年龄沿用上次住院',
    en: 'Age carried over from an earlier stay',
    field: 'patient.ageYears',
    applies: adult,
    inject: (r) => (r.patient['ageYears'] -= 2),
  },
  {
    id: 'birth-date-typed',
    subcategory: 'A05',
    zh: '出生日期与身份证不符',
    en: 'Birth date differs from the ID number',
    field: 'patient.birthDate',
    applies: adult,
    inject: (r) => (r.patient['birthDate'] = shift(r.patient['birthDate'], -10)),
  },
  {
    id: 'child-married',
    subcategory: 'A05',
    zh: '儿童婚姻填已婚',
    en: 'Child recorded as married',
    field: 'patient.marital',
    applies: (r) => r.patient['ageYears'] < 14,
    inject: (r) => (r.patient['marital'] = '2'),
  },
  {
    id: 'address-filler',
    subcategory: 'A05',
    zh: '现住址填“不详”',
    en: 'Address filled with "unknown"',
    field: 'patient.address',
    applies: always,
    inject: (r) => (r.patient['address'] = '不详'),
    nearMiss: (r) => ((r.patient['address'] = '示例市中国路1号'), true),
  },
  {
    id: 'discharge-before-admission',
    subcategory: 'A06',
    zh: '出院时间早于入院',
    en: 'Discharge typed before admission',
    field: 'stay.dischargeAt',
    applies: always,
    inject: (r) => (r.stay['dischargeAt'] = `${shift(r.stay['admitAt'].slice(0, 10), -1)}T10:00:00`),
  },
  {
    id: 'stay-counted-inclusive',
    subcategory: 'A06',
    zh: '住院天数多算一天',
    en: 'Length of stay counted one day too many',
    field: 'stay.los',
    applies: always,
    inject: (r) => (r.stay['los'] += 1),
  },
  {
    id: 'operation-outside-stay',
    subcategory: 'A06',
    zh: '手术日期不在住院期间',
    en: 'Operation dated outside the stay',
    field: 'op[0].date',
    applies: operated,
    inject: (r) => (firstOperation(r)['date'] = `${shift(r.stay['admitAt'].slice(0, 10), -40)}T09:00:00`),
    nearMiss: (r) => ((firstOperation(r)['date'] = r.stay['admitAt']), true),
  },
  {
    id: 'icu-after-discharge',
    subcategory: 'A06',
    zh: '出监护室晚于出院',
    en: 'ICU out after discharge',
    field: 'icu[0].outAt',
    applies: (r) => r.icu !== undefined,
    inject: (r) =>
      ((r.icu as Draft['op'] & object)[0]!['outAt'] = `${shift(r.stay['dischargeAt'].slice(0, 10), 2)}T08:00:00`),
  },
  {
    id: 'diagnosis-name-without-code',
    subcategory: 'A07',
    zh: '其他诊断有名称无编码',
    en: 'Other diagnosis with a name but no code',
    field: 'dx.other[0].code',
    applies: (r) => (r.dx.other ?? []).length > 0,
    inject: (r) => delete (r.dx.other as Record<string, any>[])[0]!['code'],
  },
  {
    id: 'code-of-another-name',
    subcategory: 'A07',
    zh: '编码与名称不符',
    en: 'Code and name of different diseases',
    field: 'dx.principal.name',
    applies: always,
    inject: (r) => (r.dx.principal['name'] = '急性上呼吸道感染'),
  },
  {
    id: 'total-not-updated',
    subcategory: 'A08',
    zh: '补记费用后总额未更新',
    en: 'Total not updated after late charges',
    field: 'fee.total',
    applies: always,
    inject: (r) => (r.fee['westernDrug'] = yuan(r.fee['westernDrug'], '318.60')),
    nearMiss: (r) => ((r.fee['total'] = yuan(r.fee['total'], '0.01')), true),
  },
  {
    id: 'component-above-parent',
    subcategory: 'A08',
    zh: '其中项大于上级费用',
    en: 'Component above its parent',
    field: 'fee.antibiotic',
    applies: always,
    inject: (r) => (r.fee['antibiotic'] = yuan(r.fee['westernDrug'], '55.00')),
    nearMiss: (r) => ((r.fee['antibiotic'] = r.fee['westernDrug']), true),
  },
  {
    id: 'operation-fee-without-operation',
    subcategory: 'A08',
    zh: '有手术费无手术',
    en: 'Operation fee but no operation',
    field: 'op',
    applies: (r) => operated(r) && Number(r.fee['operation']) > 0,
    inject: (r) => delete r.op,
  },
  {
    id: 'settlement-total-differs',
    subcategory: 'A08',
    zh: '清单总额与首页不一致',
    en: 'Settlement total differs from the front page',
    field: 'settlement.total',
    applies: insured,
    inject: (r) => ((r.settlement as Record<string, any>)['total'] = yuan(r.fee['total'], '-120.00')),
  },
  {
    id: 'settlement-late',
    subcategory: 'A09',
    zh: '清单超期上传',
    en: 'Settlement list uploaded late',
    field: 'settlement.uploadedAt',
    applies: insured,
    inject: (r) =>
      ((r.settlement as Record<string, any>)['uploadedAt'] =
        `${shift(r.stay['dischargeAt'].slice(0, 10), 21)}T10:00:00`),
    nearMiss: (r) => (
      ((r.settlement as Record<string, any>)['uploadedAt'] =
        `${shift(r.stay['dischargeAt'].slice(0, 10), 6)}T16:00:00`),
      true
    ),
  },
  {
    id: 'no-qc-nurse',
    subcategory: 'A10',
    zh: '质控护士未签名',
    en: 'QC nurse did not sign',
    field: 'sign.qcNurse',
    applies: always,
    inject: (r) => delete r.sign['qcNurse'],
  },
  {
    id: 'no-attending',
    subcategory: 'A10',
    zh: '主治医师未签名',
    en: 'Attending physician did not sign',
    field: 'sign.attending',
    applies: always,
    inject: (r) => delete r.sign['attending'],
  },
];

/** The number of somebody else of the same district, birthday and sex: another number, and a right one. */
function neighbour(idNo: string, sex: '1' | '2'): string {
  const birthDate = `${idNo.slice(6, 10)}-${idNo.slice(10, 12)}-${idNo.slice(12, 14)}`;
  return idNumber(idNo.slice(0, 6), birthDate, (Number(idNo.slice(14, 16)) + 1) % 100, sex);
}

/** Neighbours in the birth date, else the check digit, typed wrong; no such number passes its check. */
function swapDigits(idNo: string): string {
  for (let i = 6; i < 13; i++)
    if (idNo[i] !== idNo[i + 1]) return idNo.slice(0, i) + idNo[i + 1] + idNo[i] + idNo.slice(i + 2);
  return `${idNo.slice(0, 17)}${idNo[17] === '1' ? '2' : '1'}`;
}
