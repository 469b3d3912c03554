import { parseCsvTable } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { compileScheme } from '../src/compile-scheme.ts';
import type { DipDocument } from '../src/document.ts';
import type { CompiledScheme, GroupingInput, GroupingResult, TraceStep } from '../src/types.ts';

export const S = '相关手术';
export const T = '治疗性操作';
export const D = '诊断性操作';
export const C = '保守治疗';

export type DipMethod = DipDocument['method'];

/** A plain method: factors by age and severity, the most demanding expression, then the nearest fee, then the order of catalogues and kinds. */
export const trialMethod: DipMethod = {
  code_conversion: false,
  dx_key_length: 5,
  procedure_expression: { and: '+', or: '/', prefix_if_shorter_than: null, count: 'with_repeats' },
  type_rank: [C, D, T, '介入治疗', S],
  type_as: { 介入治疗: S },
  type_if_unknown: C,
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
  supplement: {
    kind: 'catalogue',
    bands: {
      年龄: { '66岁及以上': { age_years: [66, null] } },
      疾病: { 重度: { complication: 'mcc' }, 死亡: { discharge: '5' }, 从不: { never: true } },
    },
    pick: 'highest_factor',
  },
  choose: [
    { pool: ['核心'] },
    { step: 'match_quantity', mode: 'most_joins_then_most_matched' },
    { step: 'closest_fee' },
    { pool: ['基层', '综合'] },
    {
      step: 'type_order',
      order: [S, T, D, C].flatMap((op_type) =>
        (['核心', '基层', '综合'] as const).map((catalogue) => ({ catalogue, op_type })),
      ),
    },
  ],
};

export const NO_AUXILIARY: DipMethod['supplement'] = { kind: 'none' };

const HEADER =
  'seq,catalogue,dx_key,procedures,op_type,group_code,group_name,score,basic_factor,severity,surgery_level\n';

/** Rows of `groups` in the trial's columns; trailing columns may be left out. */
export const groups = (...rows: readonly string[]): string => HEADER + rows.join('\n');

export const trialTables: Readonly<Record<string, string>> = {
  groups: groups(
    '1,核心,K80.1,,,K80.1,胆结石保守,40,',
    '2,核心,K80.1,51.2300,,K80.1:51.2300,胆囊切除,120,',
    '3,核心,K80.1,51.2300+51.8800,,K80.1:51.2300+51.8800,胆囊切除伴取石,180,',
    '4,核心,K80.1,51.1000/51.1400,,K80.1:51.1000,镜检,60,',
    '5,核心,K80.1,51.2300/51.2200,,K80.1:51.2300/51.2200,任一胆囊切除,90,',
    '6,基层,K80.1,99.1500,,K80.1:99.1500:J,基层输液,20,0.9',
    '7,综合,K80,,相关手术,K80:S,胆石综合手术,100,',
    '8,综合,A00-K99,,治疗性操作,A00-K99:T,综合治疗,30,',
    '9,综合,K,,保守治疗,K:C,消化综合保守,25,',
  ),
  procedures:
    `code,name,op_type,incision,level\n51.2300,x,${S},II类,3\n51.2200,x,${S},II类,3\n51.8800,x,${T},0类,3\n51.1000,x,${D},0类,1\n51.1400,x,${D},0类,1\n` +
    `99.1500,x,${T},0类,1\n38.9300,x,介入治疗,0类,2\n47.0100,x,${S},II类,2\n45.1300,x,${D},0类,1\n45.1300x001,x,${D},0类,1\n96.0400,x,${T},0类,2\n`,
  supplement:
    'group_code,kind,level,score,factor\nK80.1,年龄,66岁及以上,40,1.1\nK80.1,疾病,重度,50,1.4\nK80.1,疾病,从不,40,9\n',
  ccmcc: 'dx_code,level,exclude_table\nR57.200,mcc,t1\n',
  ccmcc_exclude: 'table,dx_code\nt1,K80.102\n',
  excluded_procedures: 'code\n89.5200\n',
};

export function dipArtifact(
  change: Partial<DipMethod> = {},
  text: Readonly<Record<string, string>> = {},
): Artifact<DipDocument> {
  return {
    kind: 'grouping',
    id: 'trial-dip',
    value: { title: { zh: 'x', en: 'x' }, family: 'dip', method: { ...trialMethod, ...change } },
    tables: Object.fromEntries(Object.entries({ ...trialTables, ...text }).map(([name, csv]) => [name, table(csv)])),
  };
}

export function dipScheme(change?: Partial<DipMethod>, text?: Readonly<Record<string, string>>): CompiledScheme {
  const compiled = compileScheme(dipArtifact(change, text) as Artifact);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

export const settlement = { averageFactor: '100', averageFactorBasic: '90' };
export const stay: GroupingInput = {
  ageYears: 40,
  losDays: 5,
  diagnoses: ['K80.100'],
  procedures: [],
  totalCharge: '9000',
};

/** Number of the row and its kind, or why there is none: `3 相关手术`. */
export function answer({ status, reason, dip }: GroupingResult): string {
  return dip === undefined ? `${status} ${reason}` : `${dip.groupSeq} ${dip.opType}`;
}

/** Every step of a trace, details after their step. */
export function allSteps(trace: readonly TraceStep[]): readonly TraceStep[] {
  return trace.flatMap((step) => [step, ...allSteps(step.detail ?? [])]);
}

function table(text: string): Table {
  const { header, rows } = parseCsvTable(text);
  return { columns: header, rows: rows.map(({ values }) => values) };
}
