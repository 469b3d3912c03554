const method = {
  code_conversion: false,
  dx_key_length: 5,
  procedure_expression: { and: '+', or: '/', prefix_if_shorter_than: null, count: 'with_repeats' },
  type_rank: ['保守治疗', '诊断性操作', '治疗性操作', '介入治疗', '相关手术'],
  type_as: { 介入治疗: '相关手术' },
  type_if_unknown: '保守治疗',
  conservative: { when: 'highest_type_is_conservative', take: 'first' },
  comprehensive: {
    type_of: 'all_procedures',
    take: 'first',
    exact_prefixes: [3, 2, 1],
    ranges: true,
    rewrite_code: false,
    surgery_level: null,
    fallback: null,
  },
  comprehensive_rows_in_basic: false,
  supplement: { kind: 'none' },
  choose: [{ pool: ['核心', '综合'] }, { step: 'closest_fee' }],
  recommend: {
    same_dx_first_chars: 4,
    next_char_in: ['1', '8'],
    catalogues: ['核心'],
    comprehensive_probe_procedures: ['', '51.2200'],
  },
};

/** A DIP pack that a person can check by hand: two hospitals, of which the second has rows by month. */
export const SMALL_DIP: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'pack.json': { format: 1, id: 'small-dip', version: '1.0.0', title: { zh: '小包', en: 'Small' }, layer: 'city' },
    'grouping/points.json': { title: { zh: '病种', en: 'Points' }, family: 'dip', method },
    'grouping/points.groups.csv':
      'seq,catalogue,dx_key,procedures,op_type,group_code,group_name,score,basic_factor,avg_amount\n' +
      '1,核心,K80.1,,,K80.1,胆囊结石,500,,\n' +
      '2,核心,K80.1,51.2300,,K80.1:51.2300,胆囊结石 手术,1000,,\n' +
      '3,核心,K80.8,,,K80.8,胆结石,400,,\n' +
      '4,综合,K80,,相关手术,K80:S,综合手术,900,,\n',
    'grouping/points.procedures.csv':
      'code,name,op_type,incision,level\n51.2300,,相关手术,II类,3\n51.2200,,相关手术,II类,3\n',
    'payment/points.json': {
      title: { zh: '分值', en: 'Points' },
      method: 'dip',
      scope: {},
      validFrom: '2026-01-01',
      parameters: {
        pointValueStatus: 'final',
        settlementLookup: [
          { month: 'SETTLEMENT_MONTH', insuredArea: 'NONE' },
          { month: 'NONE', insuredArea: 'NONE' },
        ],
        bands: [
          {
            caseType: 'HIGH',
            from: '2',
            fromLimit: 'INCLUSIVE',
            toLimit: 'INCLUSIVE',
            ratioFactor: '1',
            constant: '-1',
            timesHospital: 'YES',
            timesAuxiliary: 'YES',
          },
        ],
        basicGroupCoefficient: 'GROUP_FACTOR',
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
    'payment/points.settlement.csv':
      'month,insured_area,hospital_code,average_factor,hospital_coefficient,point_value\n' +
      ',,H1,10,1,12\n,,H2,10,1,12\n5,,H2,5,1,20\n',
  }).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)]),
);
