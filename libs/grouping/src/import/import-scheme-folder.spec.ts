import { describe, expect, it } from '@jest/globals';
import { trialMethod } from '../../spec/dip-trial.ts';
import { compileScheme } from '../compile-scheme.ts';
import { importSchemeFolder } from './import-scheme-folder.ts';

const drg = new Map([
  [
    'scheme.csv',
    'key,value\nid,city 2026\nname,某市 2026 版\nyear,2026\nmdc_count,1\nambiguous_rule,none\nretry_with_single_procedures,yes\nungrouped_drg,0000A\nnote,第一条说明\ncolour,blue\n',
  ],
  ['mdc.csv', 'order,mdc,name,condition\n1,MDCG,消化,principal_dx in {mdc:MDCG/dx}\n'],
  [
    'adrg.csv',
    'order,mdc,rule,adrg,name,kind,condition,no_drg_result\n2,MDCG,GZ1,GZ1,其他,group,true,\n1,MDCG,GD1,GD1,阑尾,group,principal_proc in {adrg:GD1/proc},\n',
  ],
  ['drg.csv', 'order,mdc,rule,adrg,drg,name,condition\n1,MDCG,GD1,GD1,GD19,阑尾,true\n2,MDCG,GZ1,GZ1,GZ19,其他,true\n'],
  ['code_lists.csv', 'list,code\nmdc:MDCG/dx,K35.800\nadrg:GD1/proc,47.0100\nadrg:GD9/proc,47.0900\n'],
  ['cc.csv', 'code,exclusion_group\nE11.900,1\nE99.999,1\n'],
  ['icd10_dx.csv', 'code,name\nK35.800,x\nE11.900,x\n'],
  ['icd9_proc.csv', 'code,name\n47.0100,x\n47.0900,x\n'],
]);

describe('importSchemeFolder', () => {
  it.each([
    ['YES', true, []],
    ['是', true, []],
    ['No', false, []],
    ['', false, []],
    ['maybe', false, ['SCHEME_IMPORT_SWITCH scheme.csv']],
  ])('reads the switch of the retry %j', (word, isOn, said) => {
    const head = drg.get('scheme.csv')!.replace('procedures,yes', `procedures,${word}`);
    const { artifact, issues } = importSchemeFolder(new Map([...drg, ['scheme.csv', head]]));
    expect(artifact!.value).toMatchObject({ retryWithSingleProcedures: isOn });
    const found = issues.filter(({ code }) => code === 'SCHEME_IMPORT_SWITCH');
    expect(found.map(({ code, path }) => `${code} ${path}`)).toEqual(said);
  });

  it('copies a DRG folder into a pack artifact that compiles', () => {
    const imported = importSchemeFolder(drg);
    expect(imported.files && [...imported.files.keys()]).toEqual([
      'grouping/city-2026.json',
      'grouping/city-2026.mdc.csv',
      'grouping/city-2026.adrg.csv',
      'grouping/city-2026.drg.csv',
      'grouping/city-2026.code_lists.csv',
      'grouping/city-2026.cc.csv',
    ]);
    expect(JSON.parse(imported.files!.get('grouping/city-2026.json')!)).toEqual({
      title: { zh: '某市 2026 版', en: '某市 2026 版' },
      family: 'drg',
      year: '2026',
      notes: ['第一条说明', 'colour: blue'],
      ambiguousRule: 'none',
      retryWithSingleProcedures: true,
      results: {
        ungrouped: { mdc: '0000', adrg: '00', drg: '0000A' },
        invalid: { mdc: '0000', adrg: '00', drg: '0000' },
      },
    });
    const scheme = compileScheme(imported.artifact!);
    expect(
      scheme.ok && scheme.value.group({ sex: '1', ageYears: 30, diagnoses: ['K35.800'], procedures: ['47.0100'] }),
    ).toMatchObject({ status: 'grouped', drg: 'GD19' });
  });

  it('[GRP-1] takes over that records are not checked at the intake', () => {
    const head = `${drg.get('scheme.csv')!}intake,none\n`;
    const { artifact } = importSchemeFolder(new Map([...drg, ['scheme.csv', head]]));
    expect(artifact!.value).toMatchObject({ intake: 'none' });
  });

  it('[APG-2] copies an APG folder into an artifact that groups visits', () => {
    const head = { title: { zh: '门诊', en: 'Visits' }, family: 'apg', region: '某市', year: '2026', method: {} };
    const { artifact, issues } = importSchemeFolder(
      new Map([
        ['scheme.json', JSON.stringify(head)],
        ['apgs.csv', 'apg,name,type,weight\nS101,胃镜,significant,3.15\n'],
        ['apg_codes.csv', 'system,code,apg\nprocedure,45.1300,S101\n'],
      ]),
      { codes: { proc: new Set(['45.1300']) } },
    );
    expect([artifact!.id, issues]).toEqual(['apg----2026', []]);
    const scheme = compileScheme(artifact!);
    expect(scheme.ok && scheme.value.group({ diagnoses: [], procedures: ['45.1300'] })).toMatchObject({
      status: 'grouped',
      apg: { primary: 'S101' },
    });
  });

  it.each([
    ['a text', { note: '参数为虚构' }, ['参数为虚构']],
    [
      'several, and whatever they are',
      { notes: ['甲', '', '乙'], source: { file: '某市.docx' }, remark: null },
      ['甲', '乙', '{"file":"某市.docx"}'],
    ],
  ])('keeps remarks in a DIP head as notes, and not in its method: %s', (_what, said, notes) => {
    const head = { format: 'dip-scheme/1', region: '420000', version: '2026', ...trialMethod, ...said };
    const { artifact } = importSchemeFolder(
      new Map([
        ['scheme.json', JSON.stringify(head)],
        ['groups.csv', 'seq,catalogue,dx_key,procedures,group_code,score\n1,核心,K80.1,,K80.1,400\n'],
        ['procedures.csv', 'code,name,op_type,incision,level\n51.2300,x,相关手术,I类,3\n'],
      ]),
    );
    const { notes: kept, method } = artifact!.value as { notes?: unknown; method?: unknown };
    expect([kept, method]).toEqual([notes, trialMethod]);
  });

  it('puts rows in the order that their numbers say', () => {
    expect(
      importSchemeFolder(drg)
        .files!.get('grouping/city-2026.adrg.csv')!
        .split('\n')
        .map((line) => line.split(',')[2]),
    ).toEqual(['rule', 'GD1', 'GZ1', undefined]);
  });

  it('[SCHEME-6] takes columns in any order and writing, further ones too, a mark before the text and any line ends', () => {
    const files = new Map(drg);
    files.set('mdc.csv', '\ufeffCondition, MDC ,备注,order,name\r\nprincipal_dx in {mdc:MDCG/dx},MDCG,甲,1,消化\r\n');
    const imported = importSchemeFolder(files);
    expect(imported.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(imported.files!.get('grouping/city-2026.mdc.csv')).toBe(
      'condition,mdc,备注,order,name\nprincipal_dx in {mdc:MDCG/dx},MDCG,甲,1,消化\n',
    );
  });

  it('[SCHEME-6] tells the line of the file, not the place after ordering', () => {
    const files = new Map(drg);
    files.set(
      'adrg.csv',
      drg.get('adrg.csv')!.replace('principal_proc in {adrg:GD1/proc}', 'principal_proc in {nowhere}'),
    );
    const found = importSchemeFolder(files).issues.find(({ code }) => code === 'GROUPING_LIST_UNKNOWN');
    expect([found?.path, found?.args['row']]).toEqual(['adrg.csv:3:condition', 3]);
  });

  it('reports what does not conform', () => {
    const found = importSchemeFolder(drg).issues.map(
      (one) =>
        `${one.severity} ${one.code} ${one.path} ${one.args['codes'] ?? one.args['lists'] ?? one.args['key'] ?? ''}`,
    );
    expect(found).toEqual([
      'warning SCHEME_IMPORT_KEY_UNKNOWN scheme.csv:10:key colour',
      'info GROUPING_LIST_UNUSED code_lists.csv adrg:GD9/proc',
      'warning SCHEME_IMPORT_CODES_UNKNOWN cc.csv E99.999',
    ]);
  });

  it.each<[string, (files: Map<string, string>) => void, string]>([
    ['no head', (files) => files.delete('scheme.csv'), 'error SCHEME_IMPORT_HEAD_MISSING '],
    ['a missing table', (files) => files.delete('drg.csv'), 'error SCHEME_IMPORT_TABLE_MISSING drg.csv'],
    [
      'a missing column',
      (files) => files.set('mdc.csv', 'order,mdc,name\n1,MDCG,x\n'),
      'error SCHEME_IMPORT_COLUMN_MISSING mdc.csv:1',
    ],
    [
      'an unknown list',
      (files) => files.set('mdc.csv', 'order,mdc,name,condition\n1,MDCG,x,principal_dx in {nowhere}\n'),
      'error GROUPING_LIST_UNKNOWN mdc.csv:2:condition',
    ],
    [
      'a row said twice',
      (files) => files.set('cc.csv', 'code,exclusion_group\nE11.900,1\nE11.900,1\n'),
      'info SCHEME_IMPORT_ROW_REPEATED cc.csv:3',
    ],
    [
      'no code tables',
      (files) => (files.delete('icd10_dx.csv'), files.delete('icd9_proc.csv')),
      'info SCHEME_IMPORT_CODES_NOT_CHECKED ',
    ],
    [
      'a DIP head of another format',
      (files) => files.set('scheme.json', '{"format":"dip-scheme/2"}'),
      'error SCHEME_IMPORT_FORMAT scheme.json#format',
    ],
    [
      'a DIP head that is no JSON',
      (files) => files.set('scheme.json', '{'),
      'error SCHEME_IMPORT_HEAD_INVALID scheme.json',
    ],
    [
      'a head that is nothing',
      (files) => files.set('scheme.json', 'null'),
      'error SCHEME_IMPORT_FORMAT scheme.json#format',
    ],
    [
      'an APG head without the tables of one',
      (files) => files.set('scheme.json', '{"title": {"zh": "x", "en": "x"}, "family": "apg", "method": {}}'),
      'error SCHEME_IMPORT_TABLE_MISSING apgs.csv',
    ],
    [
      'a DIP head without method',
      (files) => files.set('scheme.json', '{"format":"dip-scheme/1"}'),
      'error SCHEME_IMPORT_HEAD_INVALID scheme.json#method.code_conversion',
    ],
  ])('says so: %s', (_name, change, expected) => {
    const files = new Map(drg);
    change(files);
    expect(importSchemeFolder(files).issues.map((one) => `${one.severity} ${one.code} ${one.path}`)).toContain(
      expected,
    );
  });
});
