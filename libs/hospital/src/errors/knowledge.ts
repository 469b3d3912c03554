import type { Draft, ErrorKind } from './kind.ts';

const always = (): boolean => true;
const principal = (record: Draft): string => record.dx.principal['code'] as string;
const beside = (record: Draft, code: string, name: string): void => {
  record.dx.other = [...(record.dx.other ?? []), { code, name, poa: '1' }];
};
const hasProcedure =
  (prefix: string) =>
  (record: Draft): boolean =>
    record.op?.some((one) => (one['code'] as string).startsWith(prefix)) ?? false;
const adult = (record: Draft): boolean => record.patient['ageYears'] >= 18;
const besideHas = (record: Draft, pattern: RegExp): boolean =>
  pattern.test(principal(record)) || (record.dx.other ?? []).some((one) => pattern.test(one['code'] ?? ''));

/** Category B: what coders and physicians get wrong about codes. */
export const knowledgeErrors: readonly ErrorKind[] = [
  {
    id: 'duplicate-diagnosis',
    subcategory: 'B01',
    zh: '同一诊断重复编码',
    en: 'The same diagnosis coded twice',
    field: 'dx.other',
    applies: always,
    inject: (r) => beside(r, principal(r), r.dx.principal['name']),
    nearMiss: (r) => (
      beside(r, 'E78.500', '高脂血症'),
      !(r.dx.other ?? []).slice(0, -1).some((one) => one['code'] === 'E78.500')
    ),
  },
  {
    id: 'category-code-only',
    subcategory: 'B01',
    zh: '只编到类目',
    en: 'Coded to the category only',
    field: 'dx.principal.code',
    applies: always,
    inject: (r) => (r.dx.principal['code'] = principal(r).slice(0, 3)),
  },
  {
    id: 'external-cause-as-principal',
    subcategory: 'B02',
    zh: '外因编码作主要诊断',
    en: 'External cause as principal diagnosis',
    field: 'dx.principal.code',
    applies: (r) => r.dx.external !== undefined,
    inject: (r) => Object.assign(r.dx.principal, { code: r.dx.external?.['code'], name: r.dx.external?.['name'] }),
  },
  {
    id: 'delivery-not-obstetric-principal',
    subcategory: 'B02',
    zh: '分娩病例主诊非产科编码',
    en: 'Delivery with a non-obstetric principal diagnosis',
    field: 'dx.principal.code',
    applies: (r) => besideHas(r, /^Z37/),
    inject: (r) => Object.assign(r.dx.principal, { code: 'D50.000', name: '慢性失血性贫血' }),
  },
  {
    id: 'history-as-principal',
    subcategory: 'B02',
    zh: '个人史作主要诊断',
    en: 'Personal history as principal diagnosis',
    field: 'dx.principal.code',
    applies: adult,
    inject: (r) => Object.assign(r.dx.principal, { code: 'Z85.000', name: '消化器官恶性肿瘤个人史' }),
    nearMiss: (r) => (beside(r, 'Z85.000', '消化器官恶性肿瘤个人史'), true),
  },
  {
    id: 'hospital-acquired-principal',
    subcategory: 'B02',
    zh: '主要诊断入院病情填“无”',
    en: 'Principal diagnosis said to have arisen in hospital',
    field: 'dx.principal.poa',
    applies: always,
    inject: (r) => (r.dx.principal['poa'] = '4'),
  },
  {
    id: 'sex-typed-wrong-female',
    subcategory: 'B03',
    zh: '产科患者性别录成男',
    en: 'Woman in childbirth recorded as male',
    field: 'patient.sex',
    applies: (r) => /^O/.test(principal(r)),
    inject: (r) => (r.patient['sex'] = '1'),
  },
  {
    id: 'sex-typed-wrong-male',
    subcategory: 'B03',
    zh: '前列腺患者性别录成女',
    en: 'Prostate patient recorded as female',
    field: 'patient.sex',
    applies: (r) => /^N40/.test(principal(r)),
    inject: (r) => (r.patient['sex'] = '2'),
  },
  {
    id: 'adult-disease-in-child',
    subcategory: 'B04',
    zh: '儿童编老年白内障',
    en: 'Senile cataract in a child',
    field: 'dx.other',
    applies: (r) => r.patient['ageYears'] < 14,
    inject: (r) => beside(r, 'H25.000', '老年性初期白内障'),
  },
  {
    id: 'perinatal-code-in-adult',
    subcategory: 'B04',
    zh: '成人使用围产期编码',
    en: 'Perinatal code in an adult',
    field: 'dx.other',
    applies: adult,
    inject: (r) => beside(r, 'P59.900', '新生儿黄疸'),
  },
  {
    id: 'hypertension-and-heart-failure',
    subcategory: 'B05',
    zh: '高血压与心衰分开编码',
    en: 'Hypertension and heart failure coded apart',
    field: 'dx.other',
    applies: (r) => besideHas(r, /^I10/) && !besideHas(r, /^I50/),
    inject: (r) => beside(r, 'I50.900', '心力衰竭'),
  },
  {
    id: 'stones-and-cholecystitis-apart',
    subcategory: 'B05',
    zh: '胆囊结石与胆囊炎分开编码',
    en: 'Gallstones and cholecystitis coded apart',
    field: 'dx.principal.code',
    applies: (r) => /^K80\.1/.test(principal(r)),
    inject: (r) => {
      Object.assign(r.dx.principal, { code: 'K80.200', name: '胆囊结石不伴有胆囊炎' });
      beside(r, 'K81.100', '慢性胆囊炎');
    },
    nearMiss: (r) => (Object.assign(r.dx.principal, { code: 'K80.200', name: '胆囊结石不伴有胆囊炎' }), true),
  },
  {
    id: 'injury-without-cause',
    subcategory: 'B06',
    zh: '损伤漏填外因',
    en: 'Injury without external cause',
    field: 'dx.external.code',
    applies: (r) => /^[ST]/.test(principal(r)) && r.dx.external !== undefined,
    inject: (r) => delete r.dx.external,
  },
  {
    id: 'tumour-without-morphology',
    subcategory: 'B06',
    zh: '肿瘤漏填病理编码',
    en: 'Tumour without morphology code',
    field: 'dx.pathology.code',
    applies: (r) => /^(C|D[0-4])/.test(principal(r)) && r.dx.pathology?.['code'] !== undefined,
    inject: (r) => (r.dx.pathology = { no: r.dx.pathology?.['no'] }),
  },
  {
    id: 'delivery-without-outcome',
    subcategory: 'B06',
    zh: '分娩漏编结局Z37',
    en: 'Delivery without outcome code',
    field: 'dx.other',
    applies: (r) => besideHas(r, /^Z37/),
    inject: (r) => (r.dx.other = (r.dx.other ?? []).filter((one) => !(one['code'] as string).startsWith('Z37'))),
  },
  {
    id: 'diagnostic-procedure-first',
    subcategory: 'B07',
    zh: '诊断性操作排在手术之前',
    en: 'Diagnostic procedure put before the operation',
    field: 'op[0].code',
    applies: (r) => (r.op ?? []).some((one) => one['attr'] === '手术'),
    inject: (r) =>
      (r.op = [
        {
          code: '45.1302',
          name: '电子胃十二指肠镜检查',
          attr: '诊断性操作',
          approach: 'natural',
          date: r.op?.[0]?.['date'],
          surgeon: '朱涛',
        },
        ...(r.op ?? []),
      ]),
  },
  {
    id: 'level-downgraded',
    subcategory: 'B07',
    zh: '手术级别填低',
    en: 'Surgery level too low',
    field: 'op[0].level',
    applies: (r) => r.op?.[0]?.['level'] === '4' || r.op?.[0]?.['level'] === '3',
    inject: (r) => ((r.op as Record<string, any>[])[0]!['level'] = '1'),
  },
  {
    id: 'cholecystectomy-other-diagnosis',
    subcategory: 'B08',
    zh: '胆囊切除无胆道诊断',
    en: 'Cholecystectomy without a biliary diagnosis',
    field: 'dx.principal.code',
    applies: hasProcedure('51.2'),
    inject: (r) => Object.assign(r.dx.principal, { code: 'K29.500', name: '慢性胃炎' }),
  },
  {
    id: 'stent-without-coronary',
    subcategory: 'B08',
    zh: '冠脉支架无冠心病诊断',
    en: 'Coronary stent without coronary disease',
    field: 'dx.principal.code',
    applies: hasProcedure('36.0'),
    inject: (r) => Object.assign(r.dx.principal, { code: 'I48.x01', name: '阵发性心房颤动' }),
  },
  {
    id: 'healing-infected-unmentioned',
    subcategory: 'B09',
    zh: '切口丙级愈合未编感染',
    en: 'Suppurated wound without infection code',
    field: 'op[0].healing',
    applies: (r) => r.op?.some((one) => one['healing'] !== undefined) ?? false,
    inject: (r) => ((r.op as Record<string, any>[]).find((one) => one['healing'] !== undefined)!['healing'] = '3'),
    nearMiss: (r) => (
      ((r.op as Record<string, any>[]).find((one) => one['healing'] !== undefined)!['healing'] = '9'),
      true
    ),
  },
  {
    id: 'surgeon-is-anaesthetist',
    subcategory: 'B09',
    zh: '术者与麻醉医师同一人',
    en: 'Surgeon and anaesthetist the same',
    field: 'op[0].anesthetist',
    applies: (r) => r.op?.some((one) => one['anesthetist'] !== undefined) ?? false,
    inject: (r) => {
      const one = (r.op as Record<string, any>[]).find((item) => item['anesthetist'] !== undefined)!;
      one['anesthetist'] = one['surgeon'];
    },
  },
  {
    id: 'caesarean-without-code',
    subcategory: 'B10',
    zh: '剖宫产漏编O82',
    en: 'Caesarean without O82',
    field: 'dx.other',
    applies: hasProcedure('74'),
    inject: (r) => (r.dx.other = (r.dx.other ?? []).filter((one) => !(one['code'] as string).startsWith('O82'))),
  },
  {
    id: 'normal-delivery-with-caesarean',
    subcategory: 'B10',
    zh: '顺产编码与剖宫产并存',
    en: 'Normal delivery code with a caesarean',
    field: 'dx.other',
    applies: hasProcedure('74'),
    inject: (r) =>
      (r.dx.other = (r.dx.other ?? []).map((one) =>
        (one['code'] as string).startsWith('O82') ? { code: 'O80.000', name: '头位顺产', poa: '1' } : one,
      )),
  },
];
