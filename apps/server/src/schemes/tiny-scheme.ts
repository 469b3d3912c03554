import type { PackFiles } from '@caseloom/pack';

/** A scheme that a person can check by hand: two major categories, three groups, one of them behind a complication. For specs. */
const FILES: Record<string, string> = {
  'grouping/tiny.json': JSON.stringify({
    title: { zh: '小方案', en: 'Tiny' },
    family: 'drg',
    results: {
      ungrouped: { mdc: '0000', adrg: '00', drg: '0000' },
      invalid: { mdc: '0000', adrg: '00', drg: '0000' },
    },
  }),
  'grouping/tiny.mdc.csv': `order,mdc,name,condition
1,MDCG,消化系统疾病,principal_dx in {mdc:MDCG/dx}
2,MDCH,肝胆胰疾病,principal_dx in {mdc:MDCH/dx}
`,
  'grouping/tiny.adrg.csv': `order,mdc,rule,adrg,name,kind,condition,no_drg_result
1,MDCG,GD2,GD2,阑尾切除,group,principal_proc in {adrg:GD2/proc},
2,MDCG,GZ1,GZ1,其他消化系统诊断,group,any_dx in {adrg:GZ1/dx} and not (principal_proc in {operating}),
3,MDCH,HC2,HC2,胆囊切除,group,principal_proc in {adrg:HC2/proc},
`,
  'grouping/tiny.drg.csv': `order,mdc,rule,adrg,drg,name,condition
1,MDCG,GD2,GD2,GD29,阑尾切除,true
2,MDCG,GZ1,GZ1,GZ19,其他消化系统诊断,true
3,MDCH,HC2,HC2,HC21,胆囊切除，伴严重并发症,has_mcc
4,MDCH,HC2,HC2,HC25,胆囊切除,true
`,
  'grouping/tiny.code_lists.csv': `list,code
mdc:MDCG/dx,K35.900
mdc:MDCG/dx,K56.000
mdc:MDCH/dx,K80.100
adrg:GD2/proc,47.0100
adrg:GZ1/dx,K35.900
adrg:GZ1/dx,K56.000
adrg:HC2/proc,51.2300
`,
  'grouping/tiny.operating_procedures.csv': `code,name
47.0100,腹腔镜下阑尾切除术
51.2300,腹腔镜下胆囊切除术
`,
  'grouping/tiny.cc.csv': `code,exclusion_group
K56.000,g2
`,
  'grouping/tiny.mcc.csv': `code,exclusion_group
A41.900,g1
`,
  'grouping/tiny.exclusion.csv': `principal_dx,exclusion_group
K80.100,g2
`,
  'grouping/tiny.weights.csv': `drg,weight,mean_charge,mean_los_days,risk_level
GD29,0.8,9000,5,1
HC21,2.5,32000,12,3
HC25,1.5,18000,7,1
`,
};

const manifest = (id: string, layer: string, parent?: string) =>
  JSON.stringify({
    format: 1,
    id,
    version: '1.0.0',
    title: { zh: id, en: id },
    layer,
    ...(parent === undefined ? {} : { extends: { id: parent, range: '*' } }),
  });

/** The scheme as a province has it. */
export const tinyProvince: PackFiles = new Map([
  ['pack.json', manifest('tiny-province', 'province')],
  ...Object.entries(FILES),
]);

/** A city that weighs one group otherwise, and a sepsis list of its own. */
export const tinyCity: PackFiles = new Map([
  ['pack.json', manifest('tiny-city', 'city', 'tiny-province')],
  ['overlay/grouping/tiny.weights.csv', '_op,drg,weight\npatch,HC25,1.6\n'],
]);
