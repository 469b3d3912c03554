/** Files that add a small DIP scheme, for residents, to the review packs: what a stay could also be can be checked by hand. */
export const POINTS: Record<string, unknown> = {
  'overlay/payment/rate.json': [{ op: 'patch', family: '$artifact', id: 'rate', value: { scheme: 'tiny' } }],
  'grouping/points.json': {
    title: { zh: '病种分值', en: 'Points' },
    family: 'dip',
    method: {
      code_conversion: false,
      dx_key_length: 5,
      procedure_expression: { and: '+', or: '/', prefix_if_shorter_than: null, count: 'with_repeats' },
      type_rank: ['保守治疗', '诊断性操作', '治疗性操作', '介入治疗', '相关手术'],
      type_as: {},
      type_if_unknown: '保守治疗',
      conservative: { when: 'highest_type_is_conservative', take: 'first' },
      comprehensive: {
        type_of: 'all_procedures',
        take: 'first',
        exact_prefixes: [3],
        ranges: true,
        rewrite_code: false,
        surgery_level: null,
        fallback: null,
      },
      comprehensive_rows_in_basic: false,
      supplement: { kind: 'none' },
      choose: [{ pool: ['核心'] }, { step: 'closest_fee' }],
      recommend: {
        same_dx_first_chars: 4,
        next_char_in: ['1', '2'],
        catalogues: ['核心'],
        comprehensive_probe_procedures: [''],
      },
    },
  },
  'grouping/points.groups.csv':
    'seq,catalogue,dx_key,procedures,op_type,group_code,group_name,score,basic_factor,avg_amount\n' +
    '1,核心,K80.1,,,K80.1,胆囊结石伴胆囊炎,500,,\n2,核心,K80.2,51.2300,,K80.2:51.2300,胆囊结石 手术,1000,,\n',
  'grouping/points.procedures.csv': 'code,name,op_type,incision,level\n51.2300,胆囊切除,相关手术,II类,3\n',
  'payment/points.json': {
    title: { zh: '居民 分值', en: 'Residents, points' },
    method: 'dip',
    scheme: 'points',
    scope: { insuranceType: ['390'] },
    validFrom: '2020-01-01',
    parameters: {
      hospitalCoefficient: '1',
      averageFactor: '20',
      pointValue: '24',
      pointValueStatus: 'final',
      bands: [
        {
          caseType: 'NORMAL',
          fromLimit: 'INCLUSIVE',
          toLimit: 'INCLUSIVE',
          constant: '1',
          timesHospital: 'YES',
          timesAuxiliary: 'YES',
        },
      ],
      basicGroupCoefficient: 'HOSPITAL',
      zeroScore: 'ACTUAL_CHARGE',
      ambiguousMode: 'NOT_SETTLED',
      ambiguousShare: '0',
      ungroupedMode: 'NOT_SETTLED',
      ungroupedShare: '0',
      fundShareMode: 'LESS_PATIENT_PAID',
    },
    rounding: {
      money: { places: 2, mode: 'HALF_UP' },
      points: { places: 4, mode: 'HALF_UP' },
      pointValue: { places: 4, mode: 'HALF_UP' },
    },
  },
};
