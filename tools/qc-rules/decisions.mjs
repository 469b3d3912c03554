/**
 * What the converter cannot decide by itself: informal expressions written in FEEL, rules narrowed to what the record can say, and rules that stay out.
 * A note becomes the rule's `basis`, so that a reader sees where it says less (or more) than its source.
 */

const t = (fact, path, operator, value) => ({ fact, ...(path === '' ? {} : { path }), operator, value });
const item = (path, operator, value) => t('item', path, operator, value);
const feel = (fact, path, text) => t(fact, path, 'satisfies', text);
const present = (fact, path) => t(fact, path, 'isPresent', true);
const ref = (fact, path) => ({ fact, path });
const attribute = (name) => ({ system: 'icd9cm3', attribute: name });

export const decisions = {
  'A02-006': { appliesWhen: { all: [t('patient', 'ageYears', 'equal', 0)] } },
  'A04-001': {
    appliesWhen: {
      all: [
        present('patient', 'idNo'),
        { any: [t('patient', 'idType', 'isEmpty', true), t('patient', 'idType', 'equal', '01')] },
      ],
    },
    note: { zh: '证件类别不是居民身份证时不校验。', en: 'Other kinds of identity paper have no check character.' },
  },
  'A05-001': {
    conditions: { not: feel('patient', 'ageYears', 'patient.ageYears = full years(patient.birthDate, stay.admitAt)') },
  },
  'A05-002': {
    appliesWhen: { all: [t('patient', 'idNo', 'chineseIdValid', true)] },
    conditions: {
      not: feel(
        'patient',
        'birthDate',
        'patient.birthDate = date(substring(patient.idNo, 7, 4) + "-" + substring(patient.idNo, 11, 2) + "-" + substring(patient.idNo, 13, 2))',
      ),
    },
  },
  'A05-003': {
    appliesWhen: { all: [t('patient', 'idNo', 'chineseIdValid', true)] },
    conditions: {
      not: feel('patient', 'sex', 'patient.sex = (if odd(number(substring(patient.idNo, 17, 1))) then "1" else "2")'),
    },
  },
  'A05-008': {
    appliesWhen: { all: [t('contact', 'relation', 'equal', '0')] },
    conditions: { all: [t('contact', 'name', 'notEqual', ref('patient', 'name'))] },
  },
  'A05-009': {
    conditions: { all: [feel('stay', 'admissionCount', 'stay.admissionCount < 1 + count(history)')] },
    note: {
      zh: '只在次数少于已知既往住院数加一时提示：更早的住院可能不在系统中。',
      en: 'Fires only when the count is below the known earlier stays plus one: older stays may not be on file.',
    },
  },
  'A05-010': {
    conditions: {
      all: [t('history', '', 'some', { conditions: { all: [item('record.mrn', 'notEqual', ref('record', 'mrn'))] } })],
    },
    note: { zh: '与同一人的既往住院比较。', en: "Compared with the person's earlier stays." },
  },
  'A05-011': {
    conditions: {
      all: [
        t('history', '', 'some', {
          conditions: {
            all: [
              item('record.mrn', 'equal', ref('record', 'mrn')),
              item('stay.dischargeAt', 'equal', ref('stay', 'dischargeAt')),
            ],
          },
        }),
      ],
    },
    note: { zh: '与同一人的既往住院比较。', en: "Compared with the person's earlier stays." },
  },
  'A06-003': {
    conditions: { not: feel('stay', 'los', 'stay.los = max(1, days between(stay.admitAt, stay.dischargeAt))') },
  },
  'A06-008': { appliesWhen: { all: [item('outAt', 'isPresent', true)] } },
  'A06-010': {
    forEach: 'icu',
    field: 'icu[].duration',
    conditions: {
      not: feel('item', 'duration', 'abs(minutes of(item.duration) - minutes between(item.inAt, item.outAt)) <= 60'),
    },
    note: {
      zh: '允许一小时误差：许多系统只记到小时。',
      en: 'An hour of difference is allowed: many systems record whole hours.',
    },
  },
  'A06-011': {
    conditions: {
      not: feel(
        'clin',
        'nursing',
        'clin.nursing.special + clin.nursing.level1 + clin.nursing.level2 + clin.nursing.level3 <= stay.los + 1',
      ),
    },
  },
  'A06-012': {
    conditions: {
      not: feel(
        'clin',
        'ventilatorDuration',
        'minutes of(clin.ventilatorDuration) <= minutes between(stay.admitAt, stay.dischargeAt)',
      ),
    },
  },
  'A07-006': {
    forEach: 'diagnoses',
    field: 'diagnoses[].name',
    conditions: { not: item('', 'nameMatches', { system: 'icd10', minSimilarity: 0.8 }) },
  },
  'A07-007': {
    forEach: 'op',
    field: 'op[].name',
    conditions: { not: item('', 'nameMatches', { system: 'icd9cm3', minSimilarity: 0.8 }) },
  },
  'A07-009': { field: 'dx.count', conditions: { not: feel('dx', 'count', 'dx.count = count(diagnoses)') } },
  'A07-010': {
    field: 'stay.opCount',
    conditions: { not: feel('stay', 'opCount', 'stay.opCount = count(procedures)') },
  },
  'A07-011': {
    field: 'dx.principal',
    conditions: {
      not: t('diagnoses', '', 'countOf', {
        conditions: { all: [item('principalFlag', 'equal', '1')] },
        min: 1,
        max: 1,
      }),
    },
  },
  'A08-007': {
    forEach: 'settlement.items',
    field: 'settlement.items[].amt',
    conditions: {
      not: item('amt', 'sumEquals', {
        of: ['classA', 'classB', 'ownPay', 'other'].map((path) => ref('item', path)),
        tolerance: '0.01',
      }),
    },
  },
  'A08-009': {
    conditions: { not: t('fee', 'total', 'sumEquals', { of: [ref('settlement', 'total')], tolerance: '0.05' }) },
    appliesWhen: { all: [present('settlement', '')] },
  },
  'B01-001': { forEach: 'diagnoses', field: 'diagnoses[].code', conditions: { not: item('code', 'inTable', 'icd10') } },
  'B01-002': { forEach: 'op', field: 'op[].code', conditions: { not: item('code', 'inTable', 'icd9cm3') } },
  'B01-003': {
    forEach: 'diagnoses',
    field: 'diagnoses[].code',
    conditions: { not: item('code', 'hasMapping', 'icd10-clinical-insurance') },
  },
  'B01-004': {
    forEach: 'diagnoses',
    field: 'diagnoses[].code',
    conditions: { not: item('code', 'isLeafCode', 'icd10') },
  },
  'B01-008': { field: 'diagnoses', conditions: { not: t('diagnoses', '', 'uniqueBy', { by: ['code'] }) } },
  'B01-009': { field: 'op', conditions: { not: t('op', '', 'uniqueBy', { by: ['code', 'date'], day: ['date'] }) } },
  'B01-010': {
    forEach: 'diagnoses',
    field: 'diagnoses[].code',
    appliesWhen: { all: [item('code', 'contains', '*')] },
    conditions: { not: item('code', 'matches', '^[A-Z]\\d{2}[^+*]*\\+[A-Z]\\d{2}[^+*]*\\*$') },
    note: { zh: '带星号的编码须与剑号编码成对书写。', en: 'An asterisk code has to stand behind its dagger code.' },
  },
  'B02-007': {
    conditions: {
      all: [
        t('dx', 'principal.code', 'codeIn', ['R00-R99']),
        t('dx', 'other', 'some', {
          conditions: { all: [item('code', 'hasAttribute', { system: 'icd10', attribute: 'definiteDisease' })] },
        }),
      ],
    },
    note: { zh: '需要代码表的“definiteDisease”属性。', en: 'Needs the attribute definiteDisease of the code table.' },
  },
  'B02-009': {
    appliesWhen: {
      all: [
        t('dx', 'other', 'some', { conditions: { all: [item('code', 'codeIn', ['C00-C97'])] } }),
        t('op', '', 'some', { conditions: { all: [item('code', 'hasAttribute', attribute('resection'))] } }),
      ],
    },
    conditions: { not: t('dx', 'principal.code', 'codeIn', ['C00-D48']) },
    note: { zh: '需要代码表的“resection”属性。', en: 'Needs the attribute resection of the code table.' },
  },
  'B02-016': {
    appliesWhen: {
      all: [t('dx', 'other', 'some', { conditions: { all: [item('code', 'codeIn', ['S06', 'S25-S27', 'S35-S37'])] } })],
    },
    conditions: {
      all: [
        t('dx', 'principal.code', 'codeIn', [
          'S00',
          'S10',
          'S20',
          'S30',
          'S40',
          'S50',
          'S60',
          'S70',
          'S80',
          'S90',
          'T00',
          'T09.0',
          'T11.0',
          'T13.0',
          'T14.0',
        ]),
      ],
    },
    note: {
      zh: '内部损伤取S06、S25–S27、S35–S37；浅表损伤取各部位浅表损伤类目。',
      en: 'Internal: S06, S25–S27, S35–S37. Superficial: the categories of superficial injury of each region.',
    },
  },
  'B04-010': { appliesWhen: { all: [t('grouping', 'mdc', 'equal', 'MDCP')] } },
  'B06-004': {
    appliesWhen: { all: [t('dx', 'principal.code', 'codeIn', ['C00-C97', 'D00-D48'])] },
    conditions: {
      all: [
        t('dx', 'pathology.code', 'isEmpty', true),
        { any: [t('dx', 'pathology.status', 'isEmpty', true), t('dx', 'pathology.status', 'notEqual', '无病理')] },
      ],
    },
    note: {
      zh: '未写明“无病理”时，缺形态学编码即提示。',
      en: 'Without a written 无病理 a missing morphology code is a finding.',
    },
  },
  'B06-005': {
    appliesWhen: {
      all: [t('dx', 'pathology.code', 'matches', '/[0-9]$'), t('dx', 'principal.code', 'codeIn', ['C00-D48'])],
    },
    conditions: {
      not: {
        any: [
          ['/3$', ['C00-C76', 'C80-C97']],
          ['/6$', ['C77-C79']],
          ['/2$', ['D00-D09']],
          ['/1$', ['D37-D48']],
          ['/0$', ['D10-D36']],
        ].map(([behaviour, codes]) => ({
          all: [t('dx', 'pathology.code', 'matches', behaviour), t('dx', 'principal.code', 'codeIn', codes)],
        })),
      },
    },
    field: 'dx.pathology.code',
    note: {
      zh: '仅当主要诊断为肿瘤编码（C00–D48）时比较。',
      en: 'Compared only where the principal diagnosis is a tumour code (C00–D48).',
    },
  },
  'B07-003': {
    appliesWhen: { all: [present('principalProcedure', 'code'), present('grouping', 'status')] },
    field: 'op[0].code',
    conditions: { all: [t('grouping', 'status', 'equal', 'ambiguous')] },
    note: {
      zh: '以分组结果判断：主要手术与主要诊断所在MDC无关时为歧义病案。',
      en: 'Told by the grouping: ambiguous where the procedure is unrelated to the MDC of the principal diagnosis.',
    },
  },
  'B07-004': {
    forEach: 'op',
    field: 'op[].level',
    appliesWhen: { all: [item('level', 'isPresent', true)] },
    conditions: { not: item('', 'agreesWithTable', { ...attribute('level'), field: 'level' }) },
  },
  'B07-005': {
    forEach: 'op',
    field: 'op[].code',
    appliesWhen: { all: [t('op', '', 'countOf', { min: 2 })] },
    conditions: { all: [item('code', 'hasAttribute', attribute('approachOnly'))] },
    note: {
      zh: '需要代码表的“approachOnly”属性；只有一项手术时不提示。',
      en: 'Needs the attribute approachOnly of the code table; a single procedure is never doubled.',
    },
  },
  'B07-007': {
    appliesWhen: { all: [t('op', '', 'some', { conditions: { all: [item('converted', 'equal', true)] } })] },
    field: 'op',
    conditions: { all: [t('op', '', 'none', { conditions: { all: [item('approach', 'equal', 'open')] } })] },
  },
  'B07-009': {
    forEach: 'op',
    field: 'op[].code',
    conditions: { all: [item('code', 'hasAttribute', attribute('deprecated'))] },
    note: { zh: '需要代码表的“deprecated”属性。', en: 'Needs the attribute deprecated of the code table.' },
  },
  'B09-002': {
    conditions: { all: [item('code', 'hasAttribute', attribute('contaminatedSite'))] },
    forEach: 'op',
    field: 'op[].incisionGrade',
    appliesWhen: { all: [item('incisionGrade', 'equal', '1')] },
    note: { zh: '需要代码表的“contaminatedSite”属性。', en: 'Needs the attribute contaminatedSite of the code table.' },
  },
  'B09-008': {
    forEach: 'op',
    field: 'op[].anesthetist',
    appliesWhen: { all: [item('anesthetist', 'isPresent', true)] },
    conditions: { all: [item('surgeon', 'equal', ref('item', 'anesthetist'))] },
  },
  'B09-009': { appliesWhen: { all: [t('stay', 'admissionRoute', 'equal', '1'), present('op', '')] } },
  'B10-001': {
    conditions: {
      not: t('patient', 'newbornBirthWeight', 'every', { conditions: { all: [item('', 'between', [100, 9999])] } }),
    },
    appliesWhen: { all: [present('patient', 'newbornBirthWeight')] },
  },
  'B10-002': {
    appliesWhen: {
      all: [
        t('ageDays', '', 'lessThanInclusive', 28),
        t('patient', 'newbornBirthWeight', 'some', { conditions: { all: [item('', 'lessThan', 2500)] } }),
      ],
    },
    note: {
      zh: '只用于新生儿本人的病案；产妇病案上的婴儿体重不要求产妇有P05/P07。',
      en: "For the baby's own record: a mother needs no P05 or P07.",
    },
  },
  'B10-003': {
    conditions: {
      not: t('patient', 'newbornBirthWeight', 'some', { conditions: { all: [item('', 'lessThan', 1000)] } }),
    },
    appliesWhen: {
      any: [
        t('dx', 'principal.code', 'codeIn', ['P07.0']),
        t('dx', 'other', 'some', { conditions: { all: [item('code', 'codeIn', ['P07.0'])] } }),
      ],
    },
  },
  'B10-005': {
    conditions: { all: [t('patient', 'newbornBirthWeight', 'isEmpty', true)] },
    appliesWhen: {
      any: [
        t('dx', 'principal.code', 'codeIn', ['Z37.2', 'Z37.3']),
        t('dx', 'other', 'some', { conditions: { all: [item('code', 'codeIn', ['Z37.2', 'Z37.3'])] } }),
      ],
    },
  },
  'C04-001': {
    conditions: { all: [t('payment', 'caseType', 'in', ['HIGH', 'EXTREME'])] },
    field: 'fee.total',
    note: { zh: '倍率界限由支付政策给出。', en: "The multiple is the payment policy's own." },
  },
  'C04-002': {
    conditions: { all: [t('payment', 'caseType', 'equal', 'LOW')] },
    field: 'fee.total',
    note: { zh: '倍率界限由支付政策给出。', en: "The multiple is the payment policy's own." },
  },
  'C04-005': {
    conditions: { not: feel('losDays', '', 'losDays / grouping.meanLosDays between 0.3 and 3') },
    field: 'stay.los',
  },
  'C05-001': {
    appliesWhen: { all: [present('settlement', 'dx')] },
    field: 'dx.principal.code',
    conditions: {
      not: feel(
        'settlement',
        'dx',
        'some x in settlement.dx satisfies x.principalFlag = "1" and substring(x.code, 1, 3) = substring(dx.principal.code, 1, 3)',
      ),
    },
    note: {
      zh: '两个文书的编码版本不同，只比较类目（前三位）。',
      en: 'The documents use different editions, so categories (three characters) are compared.',
    },
  },
  'C05-002': {
    appliesWhen: { all: [present('settlement', 'op')] },
    field: 'op',
    conditions: {
      not: feel(
        'settlement',
        'op',
        '(every x in procedures satisfies some y in settlement.op satisfies substring(x.code, 1, 4) = substring(y.code, 1, 4)) and (every y in settlement.op satisfies some x in procedures satisfies substring(x.code, 1, 4) = substring(y.code, 1, 4))',
      ),
    },
    note: {
      zh: '两个文书的编码版本不同，只比较亚目（前四个字符）。',
      en: 'The documents use different editions, so subcategories (four characters) are compared.',
    },
  },
};

/** Where a finding points, where the source names a chapter instead of a field. */
export const fields = {
  'A08-003': 'fee',
  B05: 'dx',
  'B09-001': 'op[].incisionGrade',
  'B09-003': 'op[].healing',
  'B09-004': 'op[].healing',
  'B09-005': 'op[].healing',
  'B09-006': 'op[].anesthesia',
  'B09-007': 'op[].asa',
  'B09-009': 'stay.opPatientType',
  'B06-001': 'dx.external.code',
  'B06-002': 'dx.external.code',
  'B06-003': 'dx.external.code',
  'B06-004': 'dx.pathology.code',
  'B06-006': 'dx.other',
  'B06-007': 'dx.other',
  'B06-008': 'dx.other',
  'B06-011': 'dx.other',
  'B06-012': 'dx.other',
  'B07-001': 'op[0].code',
  'B10-001': 'patient.newbornBirthWeight',
  'B10-002': 'patient.newbornBirthWeight',
  'B10-003': 'patient.newbornBirthWeight',
  'B10-004': 'patient.newbornAdmissionWeight',
  'B10-005': 'patient.newbornBirthWeight',
  'B10-006': 'patient.sex',
  'B10-008': 'op',
  'B10-009': 'patient.newbornBirthWeight',
  'B10-010': 'dx.principal.code',
  'C03-007': 'dx.principal.code',
  'C04-003': 'stay.los',
  'C04-004': 'stay.los',
  'C04-007': 'stay.disposition',
  'C04-008': 'stay.admitAt',
  'C04-009': 'fee.westernDrug',
  'C04-010': 'fee.matSurgery',
  'C05-010': 'fee.total',
  'A07-002': 'dx.other[]',
  'A07-003': 'op[]',
};

const lacks = (needs, zh, en) => ({ needs, zh, en });
const LAB = lacks('lab', '需要检验结果和医嘱。', 'Needs laboratory results and orders.');
const ORDERS = lacks('orders', '需要医嘱。', 'Needs orders.');
const REPORTS = lacks('reports', '需要检查报告。', 'Needs reports of examinations.');
const DOCUMENTS = (zh, en) => lacks('documents', `需要${zh}的结构化内容。`, `Needs the structured ${en}.`);
const MODEL = lacks('models', '需要反事实分组或证据模型。', 'Needs counterfactual grouping or evidence models.');

/** Rules that stay out, with what they lack. */
export const lacking = {
  'A09-006': lacks(
    'feedback',
    '需要医保反馈的接收与答复时间。',
    "Needs the times of the agency's feedback and its answer.",
  ),
  'A10-009': lacks('staff', '需要医保医师登记库。', 'Needs the registry of insurance physicians.'),
  'A10-010': lacks('staff', '需要手术医师授权目录。', "Needs the surgeons' privileges."),
  'B01-005': lacks('lists', '需要灰码目录。', 'Needs the list of grey codes.'),
  'B01-006': lacks('lists', '需要不作分组依据的诊断目录。', 'Needs the list of diagnoses excluded from grouping.'),
  'B01-007': lacks('lists', '需要不作分组依据的手术操作目录。', 'Needs the list of procedures excluded from grouping.'),
  'B02-010': DOCUMENTS(
    '诊疗经过（原发肿瘤是否接受治疗）',
    'course of treatment (whether the primary tumour was treated)',
  ),
  'B02-021': lacks('models', '需要诊断与费用的对应关系。', 'Needs to know which charges belong to which diagnosis.'),
  'B06-009': LAB,
  'B06-010': ORDERS,
  'B07-002': lacks(
    'lists',
    '需要手术与诊断的关联知识。',
    'Needs to know which procedures are related to which diagnoses.',
  ),
  'B07-006': lacks('lists', '需要双侧手术编码知识。', 'Needs to know which codes are bilateral.'),
  'B07-008': lacks('lists', '需要手术包含步骤的知识。', 'Needs to know which procedures include which steps.'),
  'B07-010': DOCUMENTS('手术记录（是否本院本次施行）', 'operation notes (whether it was done in this stay)'),
  'C01-001': LAB,
  'C01-002': LAB,
  'C01-003': LAB,
  'C01-004': LAB,
  'C01-005': LAB,
  'C01-006': ORDERS,
  'C01-007': ORDERS,
  'C01-008': REPORTS,
  'C01-009': lacks('nursing', '需要护理记录。', 'Needs nursing records.'),
  'C01-010': REPORTS,
  'C01-011': REPORTS,
  'C03-001': MODEL,
  'C03-002': MODEL,
  'C03-003': LAB,
  'C03-004': MODEL,
  'C03-005': MODEL,
  'C03-006': lacks('statistics', '需要科室同期统计。', 'Needs statistics of the department over time.'),
  'C04-006': lacks('statistics', '需要同组病例费用分布。', 'Needs the distribution of charges in the group.'),
  'C05-003': DOCUMENTS('出院记录', 'discharge summary'),
  'C05-004': DOCUMENTS('手术记录', 'operation notes'),
  'C05-005': DOCUMENTS('麻醉记录', 'anaesthesia record'),
  'C05-006': DOCUMENTS('病理报告', 'pathology report'),
  'C05-007': DOCUMENTS('出院医嘱', 'discharge order'),
  'C05-008': DOCUMENTS('死亡记录', 'death record'),
  'C05-009': ORDERS,
  'C05-011': LAB,
  'C05-012': DOCUMENTS('过敏史记录', 'allergy record'),
};
