import { parseCsvTable } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';

/** Tables as CSV texts, header first. */
function artifact(id: string, value: unknown, tables: Readonly<Record<string, string>>): Artifact {
  const read = (text: string): Table => {
    const { header, rows } = parseCsvTable(text);
    return { columns: header, rows: rows.map(({ values }) => values) };
  };
  return {
    kind: 'grouping',
    id,
    value,
    tables: Object.fromEntries(Object.entries(tables).map(([name, text]) => [name, read(text)])),
  };
}

const NONE = { mdc: '0000', adrg: '00', drg: '0000' };
const HEAD = { title: { zh: '小方案', en: 'Small scheme' } };

/** A DRG scheme of one MDC; single tables may be replaced. */
export function drgScheme(tables: Readonly<Record<string, string>> = {}, head: object = {}): Artifact {
  const value = { ...HEAD, family: 'drg', results: { ungrouped: NONE, invalid: NONE }, ...head };
  return artifact('small', value, {
    mdc: 'order,mdc,name,condition\n1,MDCG,消化系统,principal_dx in {mdc:MDCG/dx}\n',
    adrg: `order,mdc,rule,adrg,name,kind,condition,no_drg_result
1,MDCG,GB1_1,GB1,胃大手术,group,any_proc in {adrg:GB1/proc},
2,MDCG,GB1_2,GB1,胃大手术,group,principal_dx in {adrg:GB1/dx} and age < 18,
3,MDCG,GR1,GR1,消化系统其他,group,principal_dx in {mdc:MDCG/dx} and not (other_dx in {adrg:GB1/dx}),
4,MDCG,GQY,QY,歧义组,ambiguous,principal_proc in {operating},
`,
    drg: `order,rule,drg,name,condition
1,GB1_1,GB11,胃大手术，伴严重并发症,has_mcc
2,GB1_1,GB15,胃大手术,true
3,GB1_2,GB11,胃大手术，伴严重并发症,has_mcc
4,GB1_2,GB15,胃大手术,true
5,GR1,GR13,消化系统其他，伴并发症,has_cc
6,GR1,GR15,消化系统其他,true
`,
    code_lists: 'list,code\nmdc:MDCG/dx,K25\nmdc:MDCG/dx,K92\nadrg:GB1/dx,K25\nadrg:GB1/proc,43.7\n',
    operating_procedures: 'code,name\n43.7,胃切除\n44.1,胃镜\n',
    cc: 'code,exclusion_group\nK25,7\nI10,8\n',
    mcc: 'code,exclusion_group\nA41,9\n',
    exclusion: 'principal_dx,exclusion_group\nK25,7\n',
    weights: 'drg,weight,mean_charge\nGB11,3.20,41000.00\nGB15,2.10,\nGR13,1.00,\nGR15,0.80,\nGQY,0.50,\n',
    excluded_procedures: 'code\n99.1\n',
    ...tables,
  });
}

/** A DIP scheme of one diagnosis, its category and its range. */
export function dipScheme(): Artifact {
  const method = {
    code_conversion: false,
    dx_key_length: 5,
    procedure_expression: { and: '+', or: '/', prefix_if_shorter_than: null, count: 'with_repeats' },
    type_rank: ['保守治疗', '手术'],
    type_as: {},
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
    choose: [{ pool: ['核心', '综合'] }],
  };
  return artifact(
    'small-dip',
    { ...HEAD, family: 'dip', method },
    {
      groups: `seq,catalogue,dx_key,dx_name,procedures,op_type,group_code,group_name,score
1,综合,K80,胆石症,,手术,K80:S,胆石症：手术,300
2,核心,K80.1,胆囊结石伴胆囊炎,51.2300,手术,K80.1:51.2300,胆囊切除,900
3,核心,K80.1,胆囊结石伴胆囊炎,,保守治疗,K80.1,保守治疗,400
4,综合,K70-K93,肝胆疾病,,保守治疗,K70-K93:C,肝胆疾病：保守治疗,200
`,
      procedures: 'code,name,op_type\n51.2300,腹腔镜下胆囊切除术,手术\n',
    },
  );
}

/** An APG scheme of one medical group. */
export function apgScheme(): Artifact {
  const method = { units: 'line', medical: 'always', secondaryDiagnoses: false };
  return artifact(
    'small-apg',
    { ...HEAD, family: 'apg', method },
    {
      apgs: 'apg,name,type,weight\nM1,呼吸系统就诊,medical,0.8\n',
      apg_codes: 'system,code,apg,age_from\ndiagnosis,J18.900,M1,18\ndiagnosis,J*,M1,\n',
    },
  );
}
