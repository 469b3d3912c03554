import { describe, expect, it } from '@jest/globals';
import { parseCsvTable } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { compileScheme } from '../compile-scheme.ts';
import type { ApgDocument } from '../document.ts';
import { groupingKind } from '../grouping.kind.ts';
import { groupingInput } from '../grouping-input.ts';
import type { CompiledScheme, GroupingInput } from '../types.ts';

function table(text: string): Table {
  const { header, rows } = parseCsvTable(text);
  return { columns: header, rows: rows.map(({ values }) => values) };
}

const TABLES: Readonly<Record<string, string>> = {
  apgs:
    'apg,name,type,weight,family\n' +
    'S-GASTRO,胃镜检查,significant,3.15,endo-upper\nS-COLON,结肠镜检查,significant,4.42,endo-lower\n' +
    'M-GI,消化系统门诊,medical,0.60,\nM-HTN,高血压门诊,medical,0.62,\nM-CHILD,儿科门诊,medical,0.70,\n' +
    'A-LAB,常规化验,ancillary,0.18,\nA-PATH,病理,ancillary,0.90,\nD-BIO,生物制剂,passThrough,,\n',
  apg_codes:
    'system,code,apg,age_from,age_to,sex\n' +
    'procedure,45.1300,S-GASTRO,,,\nprocedure,45.23*,S-COLON,,,\nitem,310904001,S-GASTRO,,,\n' +
    'diagnosis,K*,M-CHILD,0,13,\ndiagnosis,K*,M-GI,,,\ndiagnosis,I10*,M-HTN,,,\n' +
    'item,2501*,A-LAB,,,\nitem,270300001,A-PATH,,,\nitem,DRUG-1,D-BIO,,,\n',
  packaging: 'apg,into\nA-LAB,medical\nA-LAB,S-COLON\n',
};

function artifact(
  changes: Readonly<Record<string, string>> = {},
  method: Partial<ApgDocument['method']> = {},
): Artifact {
  const tables = Object.entries({ ...TABLES, ...changes }).map(([name, text]) => [name, table(text)] as const);
  const value: ApgDocument = {
    title: { zh: '门诊', en: 'Outpatient' },
    family: 'apg',
    method: { units: 'line', medical: 'always', secondaryDiagnoses: false, ...method },
  };
  return { kind: 'grouping', id: 'apg', value, tables: Object.fromEntries(tables) };
}

function scheme(method: Partial<ApgDocument['method']> = {}): CompiledScheme {
  const compiled = compileScheme(artifact({}, method));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return compiled.value;
}

const visit = (change: Partial<GroupingInput>): GroupingInput => ({
  ageYears: 40,
  diagnoses: [],
  procedures: [],
  ...change,
});

/** `S-COLON S-GASTRO* …`: groups in their order, `*` packaged. */
function groups(input: GroupingInput, method: Partial<ApgDocument['method']> = {}): string {
  const { status, reason, apg } = scheme(method).group(input);
  if (apg === undefined) return `${status} ${reason}`;
  return apg.items.map((one) => `${one.apg}${one.packagedInto === undefined ? '' : '*'}`).join(' ');
}

describe('APG grouping of outpatient visits', () => {
  it.each<[string, Partial<GroupingInput>, string]>([
    ['[APG-1] an empty visit', {}, 'invalid emptyVisit'],
    ['[APG-1] a diagnosis without code', { diagnoses: [''] }, 'invalid emptyVisit'],
    ['[APG-2] a procedure by its full code', { procedures: ['45.1300'] }, 'S-GASTRO'],
    ['[APG-2] a procedure by its beginning', { procedures: ['45.2302'] }, 'S-COLON'],
    ['[APG-6] no code of the scheme', { procedures: ['99.9900'], charges: [{ code: 'X' }] }, 'ungrouped noGroup'],
    ['[APG-2] significant procedures heaviest first', { procedures: ['45.1300', '45.2300'] }, 'S-COLON S-GASTRO'],
    [
      '[APG-3] the bill of a procedure is not a second one',
      { procedures: ['45.1300'], charges: [{ code: '310904001' }] },
      'S-GASTRO',
    ],
    [
      '[APG-3] a second line of it is',
      { procedures: ['45.1300'], charges: [{ code: '310904001' }, { code: '310904001' }] },
      'S-GASTRO S-GASTRO',
    ],
    ['[APG-4] the medical visit by diagnosis', { diagnoses: ['I10.x00'] }, 'M-HTN'],
    ['[APG-4] by the first row whose age fits', { diagnoses: ['K29.500'], ageYears: 13 }, 'M-CHILD'],
    ['[APG-4] bounds are inclusive', { diagnoses: ['K29.500'], ageYears: 14 }, 'M-GI'],
    ['[APG-4] only by the principal diagnosis', { diagnoses: ['Z00.000', 'I10.x00'] }, 'ungrouped noGroup'],
    [
      '[APG-5] an ancillary inside the medical visit',
      { diagnoses: ['I10.x00'], charges: [{ code: '250101' }, { code: '270300001' }] },
      'M-HTN A-LAB* A-PATH',
    ],
    [
      '[APG-5] and beside no medical visit',
      { procedures: ['45.1300'], charges: [{ code: '250101' }] },
      'S-GASTRO A-LAB',
    ],
    [
      '[APG-5] an ancillary inside one procedure',
      { procedures: ['45.2300'], charges: [{ code: '250101' }] },
      'S-COLON A-LAB*',
    ],
    [
      '[APG-6] without procedure and medical visit the heaviest ancillary leads',
      { charges: [{ code: '250101' }, { code: '270300001' }] },
      'A-PATH A-LAB',
    ],
  ])('%s', (_name, change, expected) => {
    expect(groups(visit(change))).toBe(expected);
  });

  it('[APG-4] meets no bound of an age without an age', () => {
    expect(groups({ diagnoses: ['K29.500'], procedures: [] })).toBe('M-GI');
  });

  it.each<[Partial<ApgDocument['method']>, Partial<GroupingInput>, string]>([
    [{ units: 'quantity' }, { charges: [{ code: '250101', quantity: '3', amount: '30.00' }] }, 'A-LAB A-LAB A-LAB'],
    [{ units: 'quantity' }, { charges: [{ code: '250101', quantity: '0.5' }] }, 'A-LAB'],
    [{ medical: 'withoutSignificant' }, { diagnoses: ['K29.500'], procedures: ['45.1300'] }, 'S-GASTRO'],
    [{ secondaryDiagnoses: true }, { diagnoses: ['Z00.000', 'I10.x00'] }, 'M-HTN'],
  ])('[APG-2] follows the method %j', (method, change, expected) => {
    expect(groups(visit(change), method)).toBe(expected);
  });

  it('names the visit, keeps the amounts of its lines and tells what no table knows', () => {
    const input = visit({
      procedures: ['45.1300'],
      diagnoses: ['K29.500'],
      charges: [
        { code: 'DRUG-1', amount: '1280.00' },
        { code: 'X9', amount: '5.00' },
      ],
    });
    const { trace, ...told } = scheme().group(input);
    expect(told).toMatchObject({
      status: 'grouped',
      family: 'apg',
      name: '胃镜检查',
      weight: '3.15',
      apg: { primary: 'S-GASTRO', type: 'significant', unlisted: [{ index: 1, code: 'X9', amount: '5.00' }] },
    });
    expect(told.apg!.items.at(-1)).toEqual({
      apg: 'D-BIO',
      name: '生物制剂',
      type: 'passThrough',
      source: 'item',
      code: 'DRUG-1',
      index: 0,
      amount: '1280.00',
    });
    expect(trace.map(({ code }) => code)).toEqual([
      'GROUPING_APG_REACHED',
      'GROUPING_APG_REACHED',
      'GROUPING_APG_UNLISTED',
      'GROUPING_APG_REACHED',
      'GROUPING_APG_TAKEN',
    ]);
    const { trace: none, ...quick } = scheme().group(input, undefined, { trace: 'none' });
    expect(quick).toEqual(told);
    expect(none).toEqual([]);
  });

  it('reads visits from facts: the outpatient diagnosis and the charge lines', () => {
    const facts = {
      dx: { outpatient: { code: 'I10.x00' } },
      charges: [{ itemCode: '250101', quantity: '2', amount: '10.00' }, { name: 'without code' }],
    };
    expect(groupingInput(facts, scheme())).toMatchObject({
      diagnoses: ['I10.x00'],
      charges: [{ code: '250101', quantity: '2', amount: '10.00' }, { code: '' }],
    });
    expect(groupingInput(facts)).toEqual({ diagnoses: [], procedures: [] });
  });

  it.each<[Readonly<Record<string, string>>, string]>([
    [{ apgs: 'apg,name,type,weight\nA,,odd,1\n' }, 'GROUPING_APG_TYPE apgs.csv:2:type'],
    [{ apgs: `${TABLES['apgs']}B,,ancillary,many,\n` }, 'GROUPING_NUMBER apgs.csv:10:weight'],
    [{ apg_codes: 'system,code,apg\nlab,1,A-LAB\n' }, 'GROUPING_APG_SYSTEM apg_codes.csv:2:system'],
    [{ apg_codes: 'system,code,apg\nitem,1,NONE\n' }, 'GROUPING_APG_UNKNOWN apg_codes.csv:2:apg'],
    [{ apg_codes: 'system,code,apg\ndiagnosis,K*,A-LAB\n' }, 'GROUPING_APG_MEDICAL apg_codes.csv:2:apg'],
    [{ apg_codes: 'system,code,apg,age_from\nitem,1,A-LAB,x\n' }, 'GROUPING_NUMBER apg_codes.csv:2:age_from'],
    [{ packaging: 'apg,into\nA-LAB,nothing\n' }, 'GROUPING_APG_UNKNOWN packaging.csv:2:into'],
  ])('refuses a slip of a table with its address: %j', (tables, expected) => {
    const compiled = compileScheme(artifact(tables));
    expect(compiled.ok).toBe(false);
    expect(compiled.issues.map(({ code, path }) => `${code} ${path}`)).toContain(expected);
  });

  it('warns of groups without codes, rows never used and packaging of other types', () => {
    const tables = {
      apgs: `${TABLES['apgs']}A-IDLE,闲,ancillary,1,\n`,
      apg_codes: `${TABLES['apg_codes']}item,270300001,A-LAB,,,\n`,
      packaging: 'apg,into\nM-GI,any\n',
    };
    const issues = groupingKind.check!(artifact(tables) as never, { artifacts: () => [] });
    expect(issues.map(({ code, path, severity }) => `${severity} ${code} ${path}`)).toEqual([
      'warning GROUPING_APG_NO_CODES apgs.csv:10',
      'warning GROUPING_APG_SHADOWED apg_codes.csv:11',
      'warning GROUPING_APG_PACKAGED_TYPE packaging.csv',
    ]);
  });
});
