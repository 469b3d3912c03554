import { describe, expect, it } from '@jest/globals';
import { allSteps, dipScheme, groups, settlement, stay } from '../../../spec/dip-trial.ts';
import type { DipMethod } from '../../../spec/dip-trial.ts';
import type { GroupingInput } from '../../types.ts';

const bands: Extract<DipMethod['supplement'], { kind: 'catalogue' }>['bands'] = {
  年龄: {
    '0-28天': { age_years: [0, 0], age_days: [0, 28] },
    '29天-1周岁': { age_years: [0, 0], age_days: [29, 365] },
    '1-6岁': { age_years: [1, 6] },
    '66岁及以上': { age_years: [66, null] },
  },
  疾病严重程度: {
    '轻度I-A级': { stay_days: [null, 3] },
    '轻度I-B级': { stay_days: [4, null] },
    中度II级: { complication: 'cc' },
    重度III级: { complication: 'mcc' },
    '死亡IV-A级': { discharge: '5', stay_days: [null, 3] },
    '死亡IV-B级': { discharge: '5', stay_days: [4, null] },
    转移: { never: true },
  },
  地方特征: { 耐药: { main_dx: ['K80.101', 'K80.102'] } },
};

/** One group and one auxiliary level; the answer is whether it holds. */
function holds(kind: string, level: string, input: Partial<GroupingInput>): boolean {
  const scheme = dipScheme(
    { supplement: { kind: 'catalogue', bands } },
    {
      groups: groups('1,核心,K80.1,,,K80.1,x,40'),
      supplement: `group_code,kind,level,score,factor\nK80.1,${kind},${level},40,1.5\n`,
      ccmcc: 'dx_code,level,exclude_table\nI10.x00,cc,t1\nR57.200,mcc,\n',
      ccmcc_exclude: 'table,dx_code\nt1,K80.109\n',
    },
  );
  const { ageYears: _age, losDays: _los, ...plain } = stay;
  return scheme.group({ ...plain, ...input }, settlement).dip!.auxiliaryLevel === level;
}

describe('auxiliary rows with factors', () => {
  it.each<[string, string, Partial<GroupingInput>, boolean]>([
    ['年龄', '0-28天', { ageYears: 0, ageDays: 0 }, true],
    ['年龄', '0-28天', { ageYears: 0, ageDays: 28 }, true],
    ['年龄', '0-28天', { ageYears: 0, ageDays: 29 }, false],
    ['年龄', '0-28天', {}, false],
    ['年龄', '29天-1周岁', { ageYears: 0, ageDays: 364 }, true],
    ['年龄', '29天-1周岁', { ageYears: 1, ageDays: 365 }, false],
    ['年龄', '1-6岁', { ageYears: 1, ageDays: 365 }, true],
    ['年龄', '1-6岁', { ageYears: 7 }, false],
    ['年龄', '66岁及以上', { ageYears: 65 }, false],
    ['年龄', '66岁及以上', { ageYears: 66 }, true],
    ['疾病严重程度', '轻度I-A级', { losDays: 3 }, true],
    ['疾病严重程度', '轻度I-A级', { losDays: 4 }, false],
    ['疾病严重程度', '轻度I-A级', {}, false],
    ['疾病严重程度', '轻度I-B级', { losDays: 4 }, true],
    ['疾病严重程度', '轻度I-B级', { losDays: 3 }, false],
    ['疾病严重程度', '死亡IV-A级', { losDays: 3, disposition: '5' }, true],
    ['疾病严重程度', '死亡IV-A级', { losDays: 200, disposition: '5' }, false],
    ['疾病严重程度', '死亡IV-A级', { losDays: 3, disposition: '1' }, false],
    ['疾病严重程度', '死亡IV-B级', { losDays: 4, disposition: '5' }, true],
    ['疾病严重程度', '中度II级', { diagnoses: ['K80.100', 'I10.x00'] }, true],
    ['疾病严重程度', '中度II级', { diagnoses: ['K80.109', 'I10.x00'] }, false],
    ['疾病严重程度', '中度II级', { diagnoses: ['K80.100', 'R57.200'] }, false],
    ['疾病严重程度', '重度III级', { diagnoses: ['K80.109', 'I10.x00', 'R57.200'] }, true],
    ['疾病严重程度', '转移', { losDays: 4, ageYears: 70 }, false],
    ['地方特征', '耐药', { diagnoses: ['K80.101'] }, true],
    ['地方特征', '耐药', { diagnoses: ['K80.100', 'K80.101'] }, false],
  ])('[DIP-5] %s %s with %j: %s', (kind, level, input, expected) => {
    expect(holds(kind, level, input)).toBe(expected);
  });

  it('[DIP-8] tells which rows held and which one was taken; of equal factors the earlier', () => {
    const scheme = dipScheme(
      { supplement: { kind: 'catalogue', bands } },
      {
        groups: groups('1,核心,K80.1,,,K80.1,x,40'),
        supplement:
          'group_code,kind,level,score,factor\nK80.1,疾病严重程度,轻度I-B级,40,0.9\nK80.1,年龄,66岁及以上,50,1.2\nK80.1,地方特征,耐药,60,1.2\nK80.1,疾病严重程度,转移,60,9\n',
      },
    );
    const { trace, dip } = scheme.group({ ...stay, ageYears: 70, diagnoses: ['K80.101'] }, settlement);
    expect(dip).toMatchObject({ auxiliaryKind: '年龄', estimatedAverage: '6000' });
    const told = allSteps(trace).filter((step) => step.code === 'GROUPING_DIP_AUXILIARY');
    expect(told.map(({ outcome, args }) => `${outcome} ${args['level']} ${args['factor']}`)).toEqual([
      'passed 轻度I-B级 0.9',
      'taken 66岁及以上 1.2',
      'passed 耐药 1.2',
    ]);
  });
});

describe('rows by severity', () => {
  const rows = (...severities: readonly (number | '')[]): string =>
    groups(...severities.map((severity, at) => `${at + 1},核心,K80.1,51.2300,,g${severity},x,40,,${severity}`));
  const supplement: DipMethod['supplement'] = {
    kind: 'severity_rows',
    short_stay_days: 3,
    order: [
      { severity: 4, discharge: '5' },
      { severity: 3, complication: 'mcc' },
      { severity: 2, complication: 'cc' },
      { severity: 1 },
    ],
    complication_include_prefix: true,
  };
  const left = (severities: readonly (number | '')[], input: Partial<GroupingInput>): string => {
    const { losDays: _los, ...plain } = stay;
    const { trace } = dipScheme(
      { supplement, choose: [{ pool: ['核心'] }] },
      {
        groups: rows(...severities),
        ccmcc: 'dx_code,level,exclude_table,include_prefix\nI10.x00,cc,t1,\nR57.200,mcc,,\nJ96.000,mcc,t1,K80.1\n',
        ccmcc_exclude: 'table,dx_code\nt1,K80.109\nt1,K80.100\n',
      },
    ).group({ ...plain, procedures: ['51.2300'], ...input }, settlement);
    return allSteps(trace)
      .filter((step) => step.code === 'GROUPING_DIP_CANDIDATE')
      .map((step) => step.args['group'])
      .join(' ');
  };

  it.each<[string, (number | '')[], Partial<GroupingInput>, string]>([
    ['died', [1, 2, 3, 4], { losDays: 4, disposition: '5' }, 'g4'],
    ['died, but no row of severity 4', [1, 2, 3], { losDays: 4, disposition: '5' }, 'g1'],
    ['died within three days', [1, 2, 3, 4], { losDays: 3, disposition: '5' }, 'g1'],
    ['died after an unknown time', [1, 2, 3, 4], { disposition: '5' }, 'g1'],
    ['MCC before CC', [1, 2, 3, 4], { losDays: 4, diagnoses: ['K80.101', 'I10.x00', 'R57.200'] }, 'g3'],
    ['CC', [1, 2, 3, 4], { losDays: 4, diagnoses: ['K80.101', 'I10.x00'] }, 'g2'],
    ['an excluded CC', [1, 2, 3, 4], { losDays: 4, diagnoses: ['K80.109', 'I10.x00'] }, 'g1'],
    ['MCC without a row of it: CC', [1, 2, 4], { losDays: 4, diagnoses: ['K80.101', 'I10.x00', 'R57.200'] }, 'g2'],
    ['included by prefix although excluded', [1, 3], { losDays: 4, diagnoses: ['K80.100', 'J96.000'] }, 'g3'],
    ['nothing', [1, 2, 3, 4], { losDays: 4 }, 'g1'],
    ['unmarked rows stay, after the marked ones', ['', 1, 2], { losDays: 4 }, 'g1 g'],
    ['no row is marked', ['', ''], { losDays: 4 }, 'g g'],
    ['severity 1 without a row of it', ['', 2], { losDays: 4 }, 'g'],
  ])('[DIP-5] %s', (_name, severities, input, expected) => {
    expect(left(severities, input)).toBe(expected);
  });

  it('[DIP-5] an inclusion prefix decides alone, where the method reads it', () => {
    const change = (byPrefix: boolean): Partial<DipMethod> => ({
      supplement: { kind: 'catalogue', bands, complication_include_prefix: byPrefix },
    });
    const text = {
      ccmcc: 'dx_code,level,exclude_table,include_prefix\nJ96.000,mcc,t1,K81\nR57.200,mcc,t1,K80.1\n',
      ccmcc_exclude: 'table,dx_code\nt1,K80.100\n',
      supplement: 'group_code,kind,level,score,factor\nK80.1,疾病严重程度,重度III级,50,1.4\n',
    };
    const input = { ...stay, diagnoses: ['K80.100', 'J96.000', 'R57.200'] };
    const read = dipScheme(change(true), text).group(input, settlement);
    expect(read.complications).toEqual([
      { code: 'J96.000', level: 'mcc', excludedBy: '≠K81' },
      { code: 'R57.200', level: 'mcc' },
    ]);
    expect(allSteps(read.trace).map((step) => step.code)).toEqual(
      expect.arrayContaining(['GROUPING_DIP_COMPLICATION_NOT_INCLUDED', 'GROUPING_DIP_COMPLICATION_INCLUDED']),
    );
    expect(dipScheme(change(false), text).group(input, settlement).complications).toEqual([
      { code: 'J96.000', level: 'mcc', excludedBy: 't1' },
      { code: 'R57.200', level: 'mcc', excludedBy: 't1' },
    ]);
  });
});
