import { describe, expect, it } from '@jest/globals';
import { dipScheme as scheme, settlement, stay, trialMethod as method, trialTables } from '../../spec/dip-trial.ts';
import type { GroupingInput } from '../types.ts';

describe('grouping by a DIP scheme', () => {
  it.each<[string, Partial<GroupingInput>, string]>([
    ['no procedure: the conservative row', {}, '1 core 保守治疗 4000'],
    [
      'the more demanding expression wins over one procedure',
      { procedures: ['51.8800', '51.2300'] },
      '3 core 相关手术 18000',
    ],
    [
      'equal demands: the estimate nearest to the fee',
      { procedures: ['51.2300'], totalCharge: '9500' },
      '5 core 相关手术 9000',
    ],
    ['equal demands, another fee', { procedures: ['51.2300'], totalCharge: '11500' }, '2 core 相关手术 12000'],
    ['equal distance: the later one', { procedures: ['51.2300'], totalCharge: '10500' }, '5 core 相关手术 9000'],
    ['any of two', { procedures: ['51.1400'] }, '4 core 诊断性操作 6000'],
    ['an excluded procedure is not there', { procedures: ['89.5200'] }, '1 core 保守治疗 4000'],
    ['a basic group has its own factors', { procedures: ['99.1500'] }, '6 basic 治疗性操作 1620'],
    [
      'an operation that no core row names: comprehensive by prefix',
      { procedures: ['47.0100'] },
      '7 comprehensive 相关手术 10000',
    ],
    ['an intervention counts as an operation', { procedures: ['38.9300'] }, '7 comprehensive 相关手术 10000'],
    ['comprehensive by range', { diagnoses: ['B05.900'], procedures: ['51.8800'] }, '8 comprehensive 治疗性操作 3000'],
    ['comprehensive by one letter', { diagnoses: ['K29.500'] }, '9 comprehensive 保守治疗 2500'],
    ['an auxiliary factor by age', { ageYears: 66 }, '1 core 保守治疗 4400 年龄 1.1'],
    [
      'of several the highest factor',
      { ageYears: 66, diagnoses: ['K80.100', 'R57.200'] },
      '1 core 保守治疗 7000 疾病 1.4',
    ],
    ['an excluded complication is none', { diagnoses: ['K80.102', 'R57.200'] }, '1 core 保守治疗 4000'],
  ])('%s', (_name, change, expected) => {
    const { status, dip } = scheme().group({ ...stay, ...change }, settlement);
    expect(status).toBe('grouped');
    expect(
      [dip!.groupSeq, dip!.catalogue, dip!.opType, dip!.estimatedAverage, dip!.auxiliaryKind, dip!.auxiliaryFactor]
        .filter((part) => part !== undefined)
        .join(' '),
    ).toBe(expected);
  });

  it.each<[string, Partial<GroupingInput>, boolean, object]>([
    ['no diagnosis', { diagnoses: [] }, true, { status: 'invalid', reason: 'noPrincipalDiagnosis' }],
    ['no settlement row of the hospital', {}, false, { status: 'invalid', reason: 'noSettlementRow' }],
    ['no group', { diagnoses: ['Z99.200'] }, true, { status: 'ungrouped', reason: 'noGroup' }],
  ])('says why there is no group: %s', (_name, change, withRow, expected) => {
    expect(scheme().group({ ...stay, ...change }, withRow ? settlement : undefined)).toMatchObject(expected);
  });

  it('tells the candidates of every step', () => {
    const { trace } = scheme().group({ ...stay, procedures: ['51.2300'], totalCharge: '11500' }, settlement);
    const steps = trace.map((step) => `${step.code} ${Object.values(step.args).slice(0, 3).join(' ')}`);
    expect(steps).toEqual([
      'GROUPING_DIP_KIND 相关手术 51.2300',
      'GROUPING_DIP_POOL 核心 2',
      'GROUPING_DIP_STEP_MATCH_QUANTITY 2 2',
      'GROUPING_DIP_STEP_CLOSEST_FEE 2 1',
      'GROUPING_DIP_POOL 基层 0',
      'GROUPING_DIP_POOL 综合 1',
      'GROUPING_DIP_STEP_TYPE_ORDER 2 1',
      'GROUPING_DIP_TAKEN K80.1:51.2300 胆囊切除 核心',
    ]);
  });

  it('gives blank groups to what nothing else takes, where the scheme says so', () => {
    const blank = scheme(
      {
        comprehensive: { ...method.comprehensive, fallback: 'blank_group' },
        choose: [{ pool: ['综合'] }, { step: 'type_order', order: [{ catalogue: '空白' }] }],
      },
      { groups: `${trialTables['groups']!}\n10,空白,,,,KB,空白病组,50,` },
    );
    expect(blank.group({ ...stay, diagnoses: ['Z99.200'] }, settlement)).toMatchObject({
      status: 'grouped',
      dip: { group: 'KB', catalogue: 'blank' },
    });
  });
});
