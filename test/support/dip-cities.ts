/** DIP folders written by hand from the description of a city's method, with invented numbers small enough to compute with. */

type Row = readonly (string | number)[];

export interface City {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** id → status or case type, group, points, amount, standard. */
  readonly expected: Readonly<Record<string, string>>;
}

const csv = (columns: string, rows: readonly Row[]): string =>
  [columns, ...rows.map((row) => row.map((cell) => (String(cell).includes(',') ? `"${cell}"` : cell)).join(','))].join(
    '\n',
  ) + '\n';

const groups = (rows: readonly Row[]): string =>
  csv(
    'seq,catalogue,dx_key,dx_name,procedures,op_type,group_code,group_name,score,basic_factor,avg_amount,severity,surgery_level',
    rows.map(([catalogue, key, procedures, kind, code, score, basicFactor = '', average = '', level = ''], index) => [
      index + 1,
      catalogue!,
      key!,
      '',
      procedures!,
      kind!,
      code!,
      '',
      score!,
      basicFactor,
      average,
      '',
      level,
    ]),
  );
const procedures = csv('code,name,op_type,incision,level', [
  ['47.0100', '', '相关手术', 'II类', 3],
  ['47.0101', '', '相关手术', 'II类', 3],
  ['47.0900', '', '相关手术', 'II类', 3],
  ['79.3600', '', '相关手术', 'II类', 3],
  ['78.0000', '', '相关手术', 'III类', 3],
  ['38.1100', '', '相关手术', 'I类', 4],
  ['39.0000', '', '相关手术', 'I类', 1],
  ['36.0600', '', '介入治疗', 'I类', 3],
  ['00.6600', '', '介入治疗', 'I类', 3],
  ['86.2200', '', '治疗性操作', '0类', 1],
  ['45.2300', '', '诊断性操作', '0类', 2],
]);
const settle = (rows: readonly Row[]): string =>
  csv(
    'month,insured_area,hospital_code,hospital_name,hospital_level,avg_factor_employee,avg_factor_resident,avg_factor_basic_employee,avg_factor_basic_resident,hospital_factor,price_employee,price_resident',
    rows,
  );
/** Estimates of 10 (9) yuan a point, for basic groups 8 (7); coefficient 1.1, price 12 (11). */
const HOSPITAL: Row = ['', '', 'H1', '', 3, 10, 9, 8, 7, 1.1, 12, 11];
/** id, insurance, fee, diagnoses, procedures, and what differs: settlement date, birth, hospital. */
const cases = (rows: readonly Row[]): string =>
  csv(
    'case_id,tag,hospital,birth,admit,discharge,settle_date,insured_area,discharge_way,insurance,amount,dx,procedures',
    rows.map(([id, insurance, fee, dx, done, settled = '2023-04-10', birth = '1980-01-01', hospital = 'H1']) => [
      id!,
      '',
      hospital,
      birth,
      '2023-03-01',
      '2023-03-09',
      settled,
      '',
      '医嘱离院',
      insurance!,
      fee!,
      dx!,
      done!,
    ]),
  );

const order = (...entries: string[]) => ({
  step: 'type_order',
  order: entries.map((entry) => {
    const catalogue = { 核: '核心', 基: '基层', 综: '综合', 空: '空白' }[entry[0]!];
    const kind = { S: '相关手术', T: '治疗性操作', D: '诊断性操作', C: '保守治疗' }[entry[1] ?? ''];
    return { catalogue, ...(kind === undefined ? {} : { op_type: kind }) };
  }),
});
const BASE = ['核S', '基S', '核T', '基T', '核D', '基D', '综S', '综T', '综D', '核C', '基C', '综C'];
const quantity = { step: 'match_quantity', mode: 'most_joins_then_most_matched' };
const factorRows = {
  kind: 'catalogue',
  pick: 'highest_factor',
  bands: {
    年龄: { '66岁及以上': { age_years: [66, null] } },
    地方特征: { 肺结核耐药: { main_dx: ['A15.000x010'] } },
  },
};
const band = (
  name: string,
  low: number | null,
  high: number | null,
  inclusive: readonly boolean[],
  factor: object,
  ...multiply: string[]
) => ({
  name,
  ratio: [low, high],
  inclusive,
  factor,
  multiply,
});
const NORMAL = { name: '正常倍率', factor: { const: 1 }, multiply: ['supplement', 'hospital'] };
const HUBEI = {
  config_lookup: ['default'],
  hospital_factor: 'table',
  zero_score: 'pay_actual_fee',
  bands: [
    band('低倍率', null, 0.5, [false, true], { ratio: 1 }, 'supplement', 'hospital'),
    band('高倍率', 2, null, [true, false], { ratio: 1, const: -1 }, 'supplement', 'hospital'),
    NORMAL,
  ],
};
const hubei = (changes: Record<string, unknown>) => ({
  format: 'dip-scheme/1',
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
  supplement: factorRows,
  settlement: HUBEI,
  recommend: {
    same_dx_first_chars: 4,
    next_char_in: [...'0123456789x'],
    catalogues: ['核心', '基层'],
    comprehensive_probe_procedures: ['', '00.2100', '00.3100', '00.5500'],
  },
  ...changes,
});

function city(
  name: string,
  head: Record<string, unknown>,
  tables: Readonly<Record<string, string>>,
  expected: City['expected'],
): City {
  const [region, version] = name.split('-');
  return {
    name,
    files: {
      'scheme.json': JSON.stringify({ ...head, region, version, name }),
      'procedures.csv': procedures,
      'supplement.csv': 'group_code,kind,level,score,factor,avg_amount\n',
      'ccmcc.csv': 'dx_code,level,exclude_table,include_prefix\n',
      'ccmcc_exclude.csv': 'table,dx_code\n',
      'excluded_procedures.csv': 'code\n',
      'code_map.csv': 'kind,from,to\n',
      'settle.csv': settle([HOSPITAL]),
      ...tables,
    },
    expected,
  };
}

/** Prefixes of procedures, full codes before prefixes of exactly five characters, the highest score where there is surgery, comprehensive rows among the basic ones. */
const jingmen = city(
  '420800-2023',
  hubei({
    procedure_expression: { and: '+', or: '/', prefix_if_shorter_than: 7, count: 'with_repeats' },
    comprehensive: {
      type_of: 'all_procedures',
      take: 'first',
      exact_prefixes: [3, 2, 1],
      ranges: true,
      rewrite_code: false,
      surgery_level: null,
      fallback: 'first_row_of_dx_letter',
    },
    comprehensive_rows_in_basic: true,
    choose: [
      { pool: ['核心', '基层'] },
      { step: 'prefer_full_code', short: { expression_length: 5 }, without_expression: 'keep' },
      { step: 'highest_score', tie: 'first', only_if_any_type: '相关手术' },
      quantity,
      { step: 'closest_fee' },
      { pool: ['综合'] },
      order(...BASE),
    ],
  }),
  {
    'groups.csv': groups([
      ['核心', 'K35.3', '47.01', '', 'K35.3:47.01', 800],
      ['核心', 'K35.3', '47.0100', '', 'K35.3:47.0100', 700],
      ['核心', 'K35.3', '', '', 'K35.3', 300],
      ['基层', 'K35.3', '47.0900', '', 'K35.3:47.0900:J', 600, 0.9],
      ['综合', 'K', '', '诊断性操作', 'K:D', 150],
      ['基层', 'L00-L99', '', '相关手术', 'L00-L99:S:J', 400, 0.8],
    ]),
    'cases.csv': cases([
      ['full', '职工', 7700, 'K35.301', '47.0100'],
      ['prefix', '职工', 20000, 'K35.301', '47.0101'],
      ['blank', '', '', 'K35.302', ''],
      ['range', '职工', 3200, 'L02.100', '47.0900'],
      ['score', '职工', 7000, 'K35.301', '47.0900|47.0100'],
      ['letter', '职工', 1500, 'K99.900', '47.0900'],
      ['unknown', '职工', 1500, 'K35.301', '47.0100', '2023-04-10', '1980-01-01', 'H9'],
    ]),
  },
  {
    // The prefix 47.01 gives way to the full code: 700 × 1.1 = 770, × 12.
    full: 'NORMAL K35.3:47.0100 770 9240 9240',
    // Estimated 8000, ratio 2.5: 800 × 1.5 × 1.1; the standard is 800 × 1.1 × 12.
    prefix: 'HIGH K35.3:47.01 1320 15840 10560',
    // Not an employee, no charge: ratio 0. The letter's row, whatever its kind, stands before conservative core groups; standard 150 × 1.1 × 11.
    blank: 'LOW K:D 0 0 1815',
    // A basic row of the comprehensive form: 400 × 8 × 0.8 = 2560 estimated, 400 × 0.8 points.
    range: 'NORMAL L00-L99:S:J 320 3840 3840',
    score: 'NORMAL K35.3:47.0100 770 9240 9240',
    letter: 'NORMAL K:D 165 1980 1980',
    unknown: 'invalid noSettlementRow',
  },
);

/** All codes of a list joined by commas, the first procedure decides, surgery levels, rows by settlement month, a constant coefficient, a blank group. */
const taian = city(
  '370900-2023',
  hubei({
    procedure_expression: { and: ',', or: null, prefix_if_shorter_than: null, count: 'distinct' },
    type_as: { 介入治疗: '治疗性操作' },
    conservative: { when: 'highest_type_is_conservative', take: 'all' },
    comprehensive: {
      type_of: 'first_procedure',
      take: 'all',
      exact_prefixes: [3, 2, 1],
      ranges: true,
      rewrite_code: false,
      surgery_level: { 1: 1, 2: 2, 3: 3, 4: 3 },
      fallback: 'blank_group',
    },
    supplement: { kind: 'none' },
    choose: [
      { pool: ['核心'] },
      { step: 'first_procedure_in_group_code' },
      quantity,
      { step: 'closest_fee' },
      { pool: ['基层', '综合'] },
      order(...BASE, '空'),
    ],
    settlement: {
      config_lookup: ['month', 'default'],
      hospital_factor: { 职工: 0.611, others: 0.631 },
      zero_score: 'pay_actual_fee',
      blank_group: { name: '正常倍率', factor: { ratio_to_catalogue_average: 0.4368 }, multiply: [0.9] },
      bands: [
        band('低倍率', null, 0.5, [false, true], { ratio: 1 }, 'supplement'),
        band('高倍率', 2, null, [false, false], { ratio: 1, const: -2, hospital: 1 }, 'supplement'),
        NORMAL,
      ],
    },
  }),
  {
    'groups.csv': groups([
      ['核心', 'I20.0', '36.0600,00.6600', '', 'I20.0:36.0600,00.6600', 1000],
      ['核心', 'I20.0', '36.0600', '', 'I20.0:36.0600', 900],
      ['核心', 'I20.0', '', '', 'I20.0', 200],
      ['综合', 'I20', '', '相关手术', 'I20:S:1', 500, '', '', 1],
      ['综合', 'I20', '', '相关手术', 'I20:S:3', 800, '', '', 3],
      ['基层', 'I10.x', '', '', 'I10.x:J', 100, 0.7],
      ['空白', 'KBBZ', '', '空白病组', 'KBBZ', 620.5, '', 8100.4],
    ]),
    'settle.csv': settle([HOSPITAL, [5, '', 'H1', '', 3, 20, 18, 16, 14, 1.5, 13, 10]]),
    'cases.csv': cases([
      ['joined', '职工', 10500, 'I20.000', '36.0600|00.6600'],
      ['month', '居民', 40000, 'I20.000', '36.0600|00.6600', '2023-05-31'],
      ['low', '职工', 4000, 'I20.000', '36.0600|00.6600'],
      ['limit', '职工', 20000, 'I20.000', '36.0600|00.6600'],
      ['level3', '职工', 8000, 'I20.100', '38.1100'],
      ['level1', '离休', 4500, 'I20.100', '39.0000|38.1100'],
      ['blank', '职工', 4050.2, 'I20.100', ''],
      ['basic', '职工', 560, 'I10.x00', ''],
    ]),
  },
  {
    joined: 'NORMAL I20.0:36.0600,00.6600 611 7332 7332',
    // In May 1000 × 18 estimated: 40000 ÷ 18000 − 2 + 0.631, and the price of May.
    month: 'HIGH I20.0:36.0600,00.6600 853.2222 8532.2222 6310',
    // Without the hospital's coefficient.
    low: 'LOW I20.0:36.0600,00.6600 400 4800 7332',
    limit: 'NORMAL I20.0:36.0600,00.6600 611 7332 7332',
    level3: 'NORMAL I20:S:3 488.8 5865.6 5865.6',
    // Neither employee nor resident counts as resident: 500 × 0.631 × 11.
    level1: 'NORMAL I20:S:1 315.5 3470.5 3470.5',
    // 620.5 × 0.5 × 0.4368 × 0.9.
    blank: 'NORMAL KBBZ 121.96548 1463.58576 1463.58576',
    basic: 'NORMAL I10.x:J 70 840 840',
  },
);

/** Minor procedures count as conservative; surgery that no group explains goes to the comprehensive group; a local row of the auxiliary catalogue. */
const yichang = city(
  '420500-2023',
  hubei({
    conservative: { when: 'all_procedures_minor', take: 'first' },
    choose: [
      { pool: ['核心'] },
      quantity,
      { step: 'closest_fee' },
      { pool: ['基层', '综合'] },
      {
        step: 'type_order',
        order: [
          { catalogue: '综合', op_type: '相关手术', if: 'every_core_and_basic_candidate_leaves_surgery_unmatched' },
          ...order('核S', '基S', '综S', '核T', '基T', '综T', '核D', '基D', '综D', '核C', '基C', '综C').order,
        ],
      },
    ],
  }),
  {
    'groups.csv': groups([
      ['核心', 'S82.0', '79.3600', '', 'S82.0:79.3600', 900],
      ['核心', 'S82.0', '', '', 'S82.0', 300],
      ['综合', 'S82', '', '相关手术', 'S82:S', 1500],
      ['核心', 'A15.0', '', '', 'A15.0', 400],
    ]),
    'supplement.csv': 'group_code,kind,level,score,factor,avg_amount\nA15.0,地方特征,肺结核耐药,400,1.5,\n',
    'cases.csv': cases([
      ['explained', '职工', 9000, 'S82.000', '79.3600'],
      ['leftOver', '职工', 15000, 'S82.000', '79.3600|78.0000'],
      ['minor', '居民', 2700, 'S82.000', '86.2200'],
      ['local', '职工', 6000, 'A15.000x010', ''],
    ]),
  },
  {
    explained: 'NORMAL S82.0:79.3600 990 11880 11880',
    leftOver: 'NORMAL S82:S 1650 19800 19800',
    minor: 'NORMAL S82.0 330 3630 3630',
    // 400 × 1.5 × 10 estimated; 400 × 1.1 × 1.5 points.
    local: 'NORMAL A15.0 660 7920 7920',
  },
);

/** Completeness and score instead of the charge; groups found by range take the patient's own category, under which the auxiliary catalogue is looked up. */
const jingzhou = (year: number): City =>
  city(
    `421000-${year}`,
    hubei({
      comprehensive: {
        type_of: 'all_procedures',
        take: 'first',
        exact_prefixes: [3, 2, 1],
        ranges: true,
        rewrite_code: true,
        surgery_level: null,
        fallback: 'first_row_of_dx_letter',
      },
      choose: [
        { pool: ['核心', '基层'] },
        { step: 'match_quantity', mode: 'nothing_left_over_first' },
        { step: 'highest_score', tie: 'last' },
        { pool: ['基层', '综合'] },
        order(...BASE),
      ],
    }),
    {
      'groups.csv': groups([
        ['核心', 'E11.9', '86.2200', '', 'E11.9:86.2200', 900],
        ['核心', 'E11.9', '86.2200/45.2300', '', 'E11.9:86.2200/45.2300', year - 1521],
        ['综合', 'A00-A09', '', '相关手术', 'A00-A09:S', 600],
      ]),
      'supplement.csv': 'group_code,kind,level,score,factor,avg_amount\nA04:S,年龄,66岁及以上,600,1.2,\n',
      'cases.csv': cases([
        ['complete', '职工', 5000, 'E11.900', '86.2200|45.2300'],
        ['score', '职工', 5000, 'E11.900', '86.2200'],
        ['rewritten', '职工', 7200, 'A04.700', '79.3600', '2023-04-10', '1950-01-01'],
      ]),
    },
    {
      complete: `NORMAL E11.9:86.2200/45.2300 ${year === 2021 ? '550 6600 6600' : '552.2 6626.4 6626.4'}`,
      score: 'NORMAL E11.9:86.2200 990 11880 11880',
      // 600 × 1.2 × 10 estimated; 600 × 1.1 × 1.2 points.
      rewritten: 'NORMAL A04:S 792 9504 9504',
    },
  );

export const CITIES: readonly City[] = [jingmen, taian, yichang, jingzhou(2021), jingzhou(2023)];
