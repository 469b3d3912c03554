import { describe, expect, it } from '@jest/globals';
import { compileScheme } from '../../compile-scheme.ts';
import { dipScheme, drgScheme } from '../testing/small-schemes.ts';
import { agreement } from './agreement.ts';
import { conformityReport, reachOfGroups } from './conformity-report.ts';

const stay = (principal: string, procedures: readonly string[] = []) => ({
  sex: '1',
  ageYears: 50,
  diagnoses: [principal],
  procedures,
});

describe('the conformity report', () => {
  it('[ANA-8] counts the rows and distinct groups of a scheme', () => {
    const { scheme } = conformityReport(drgScheme());
    expect(scheme).toMatchObject({
      id: 'small',
      family: 'drg',
      counts: { mdc: 1, adrg: 4, drg: 6, code_lists: 4, groups: 5 },
    });
  });

  it('[ANA-8] names unknown and expired codes by table, and says where it could not look', () => {
    const dx = new Map([
      ['K25', {}],
      ['K92', { validTo: '2023-12-31' }],
      ['A41', { validTo: '2025-12-31' }],
    ]);
    const { codes } = conformityReport(drgScheme(), { codes: { dx }, asOf: '2024-06-01' });
    expect(codes).toEqual([
      {
        table: 'code_lists',
        system: 'dx',
        total: 2,
        checked: true,
        unknown: [],
        expired: [{ code: 'K92', validTo: '2023-12-31' }],
      },
      { table: 'code_lists', system: 'proc', total: 1, checked: false, unknown: [], expired: [] },
      { table: 'operating_procedures', system: 'proc', total: 2, checked: false, unknown: [], expired: [] },
      { table: 'cc', system: 'dx', total: 2, checked: true, unknown: ['I10'], expired: [] },
      { table: 'mcc', system: 'dx', total: 1, checked: true, unknown: [], expired: [] },
      { table: 'exclusion', system: 'dx', total: 1, checked: true, unknown: [], expired: [] },
      { table: 'excluded_procedures', system: 'proc', total: 1, checked: false, unknown: [], expired: [] },
    ]);
    expect(conformityReport(drgScheme(), { codes: { dx } }).codes[0]!.expired).toHaveLength(1);
    expect(conformityReport(drgScheme(), { codes: { dx } }).codes[4]!.expired).toEqual([
      { code: 'A41', validTo: '2025-12-31' },
    ]);
  });

  it('[ANA-8] names codes that two rules ask for in one place, and the rule that wins', () => {
    expect(conformityReport(drgScheme()).overlaps).toEqual({
      total: 1,
      examples: [{ code: 'K25', system: 'dx', within: 'MDCG', winner: 'GB1_2', others: ['GR1'] }],
    });
  });

  it('[ANA-8] tells by group what is reached, and by row what is not', () => {
    const adrg = `order,mdc,rule,adrg,name,kind,condition,no_drg_result
1,MDCG,GB1_1,GB1,一,group,principal_dx in {mdc:MDCG/dx},
2,MDCG,GB1_2,GB1,一,group,principal_dx in {adrg:GB1/dx},
3,MDCG,GR1,GR1,二,group,principal_dx in {mdc:MDCG/dx},
`;
    const drg = 'order,rule,drg,name,condition\n1,GB1_1,GB15,一,true\n2,GB1_2,GB15,一,true\n3,GR1,GR15,二,true\n';
    const { reach } = conformityReport(drgScheme({ adrg, drg, weights: 'drg,weight\nGB15,1\nGR15,1\n' }));
    expect(reach).toEqual({
      reached: 1,
      dead: [{ group: 'GR15', kind: 'drg', path: 'drg.csv:4', state: 'dead', by: ['adrg.csv:2'] }],
      shadowed: [{ group: 'GB15', kind: 'drg', path: 'drg.csv:3', state: 'dead', by: ['adrg.csv:2'] }],
      undecided: [],
    });
  });

  it('[ANA-8] calls a group undecided of which one row is, and dead only when every row is', () => {
    const row = { group: 'A', kind: 'drg' as const, path: 'drg.csv:2' };
    const rows = [
      { ...row, state: 'dead' as const, by: [] },
      { ...row, path: 'drg.csv:3', state: 'undecided' as const },
      { ...row, group: 'B', kind: 'noDrg' as const, state: 'dead' as const, by: [] },
    ];
    expect(reachOfGroups(rows)).toEqual({ reached: 0, dead: [], shadowed: [], undecided: ['A'] });
  });

  it('[ANA-8] holds settled cases against the answers; settled in none agrees with entering none', () => {
    const cases = [
      { id: 'c1', input: stay('K92'), settled: 'GR15' },
      { id: 'c2', input: stay('K92', ['43.7']), settled: 'GR15' },
      { id: 'c3', input: stay('A00'), settled: '' },
      { id: 'c4', input: stay('A00'), settled: 'GR15' },
    ];
    const expected = {
      cases: 4,
      agree: 2,
      differences: [
        { id: 'c2', settled: 'GR15', answer: 'GB15', status: 'grouped' },
        { id: 'c4', settled: 'GR15', answer: '', status: 'ungrouped' },
      ],
    };
    expect(conformityReport(drgScheme(), { cases }).agreement).toEqual(expected);
    const compiled = compileScheme(drgScheme());
    expect(compiled.ok && agreement(compiled.value, cases)).toEqual(expected);
  });

  it('[ANA-8] compares with a base of the same family, and hands on what the importer found', () => {
    const base = drgScheme({ cc: 'code,exclusion_group\nK25,7\n' });
    const importIssues = [
      { code: 'SCHEME_IMPORT_ROW_REPEATED', severity: 'info' as const, path: 'cc.csv:3', args: { row: 3 } },
    ];
    const report = conformityReport(drgScheme(), { base, importIssues });
    expect(report.comparison!.tables.find(({ table }) => table === 'cc')).toMatchObject({
      added: 1,
      removed: 0,
      same: 1,
    });
    expect(report.issues).toBe(importIssues);
    expect(conformityReport(drgScheme(), { base: dipScheme() }).comparison).toBeUndefined();
  });

  it('[ANA-8] reports on a scheme that does not compile', () => {
    const report = conformityReport(
      drgScheme({ adrg: 'order,mdc,rule,adrg,name,kind,condition\n1,MDCG,GB1_1,GB1,x,group,principal_dx in\n' }),
      { cases: [] },
    );
    expect(report.issues.some(({ severity }) => severity === 'error')).toBe(true);
    expect(report.reach).toEqual({ reached: 0, dead: [], shadowed: [], undecided: [] });
    expect(report.agreement).toBeUndefined();
  });

  it('[ANA-6] [ANA-8] tells of DIP rows which are reached and which never are', () => {
    const scheme = dipScheme();
    const groups = scheme.tables['groups']!;
    const add = (seq: string, cells: object): Record<string, string> =>
      ({ ...groups.rows[2]!, seq, ...cells }) as Record<string, string>;
    const range = { catalogue: '综合', op_type: '保守治疗' };
    const rows = [
      ...groups.rows,
      add('5', { group_code: 'K80.1b' }),
      add('6', { dx_key: 'K80.101', group_code: 'K80.101' }),
      add('7', { ...range, dx_key: 'K70-K77', group_code: 'K70-K77:C' }),
      add('8', { ...range, dx_key: 'K70-K99', group_code: 'K70-K99:C' }),
    ];
    const { reach, codes } = conformityReport({ ...scheme, tables: { ...scheme.tables, groups: { ...groups, rows } } });
    expect(reach.dead.map(({ group, state }) => [group, state])).toEqual([
      ['K80.1b', 'dead'],
      ['K80.101', 'dead'],
      ['K70-K77:C', 'dead'],
    ]);
    expect(reach.dead[0]).toMatchObject({ by: ['groups.csv:4'] });
    expect(reach.dead[1]).toMatchObject({ by: [] });
    expect(reach.dead[2]).toMatchObject({ by: ['groups.csv:5'] });
    expect(reach.reached).toBe(5);
    expect(codes[0]).toMatchObject({ table: 'groups', system: 'proc', total: 1 });
  });
});
