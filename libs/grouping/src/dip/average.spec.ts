import { describe, expect, it } from '@jest/globals';
import { dipArtifact, dipScheme, groups, settlement, stay } from '../../spec/dip-trial.ts';
import type { DipMethod } from '../../spec/dip-trial.ts';
import type { GroupingInput } from '../types.ts';
import { checkDip } from './check-dip.ts';

const rows = groups(
  '1,核心,K80.1,51.2300,,a,x,123.45',
  '2,基层,K80.1,99.1500,,b,x,20,0.9',
  '3,核心,K80.1,,,K80.1,x,40',
);
const average = (change: Partial<DipMethod>, input: Partial<GroupingInput>, row = {}, averages = ''): string =>
  dipScheme(change, { groups: rows, ...(averages === '' ? {} : { averages }) }).group(
    { ...stay, ...input },
    { ...settlement, ...row },
  ).dip!.estimatedAverage!;

describe('the estimated average', () => {
  it.each<[string, Partial<GroupingInput>, object, string]>([
    ['score × factor', { procedures: ['51.2300'] }, { averageFactor: '11.37' }, '1403.6265'],
    ['not rounded', { procedures: ['51.2300'] }, { averageFactor: '0.000001' }, '0.00012345'],
    ['basic: factor for basic groups × the factor of the group', { procedures: ['99.1500'] }, {}, '1620'],
    ['auxiliary score × auxiliary factor', { diagnoses: ['K80.100', 'R57.200'] }, {}, '7000'],
  ])('[DIP-6] %s', (_name, input, row, expected) => {
    expect(average({}, input, row)).toBe(expected);
  });

  it('[DIP-6] a hospital without a factor for basic groups has the general one', () => {
    const { dip } = dipScheme({}, { groups: rows }).group(
      { ...stay, procedures: ['99.1500'] },
      { averageFactor: '100' },
    );
    expect(dip!.estimatedAverage).toBe('1800');
  });

  const published_by: NonNullable<DipMethod['estimated_average']>['published_by'] = [
    'hospital_level',
    'group_code',
    'supplement_level',
    'insurance',
  ];
  const averages =
    'hospital_level,group_code,supplement_kind,supplement_level,insurance,average\n3,a,,,employee,9999.99\n3,K80.1,疾病,重度,employee,5555\n2,a,,,employee,1\n';
  it.each<[string, Partial<GroupingInput>, object, string]>([
    ['of the level, group and insurance', { procedures: ['51.2300'] }, {}, '9999.99'],
    ['of another insurance: estimated', { procedures: ['51.2300'] }, { insurance: 'resident' }, '12345'],
    ['of another level', { procedures: ['51.2300'] }, { hospitalLevel: '2' }, '1'],
    ['with the auxiliary row', { diagnoses: ['K80.100', 'R57.200'] }, {}, '5555'],
    ['with another auxiliary row: estimated', {}, {}, '4000'],
    [
      'a row that says nothing of level and insurance: estimated',
      { procedures: ['51.2300'] },
      { hospitalLevel: undefined },
      '12345',
    ],
  ])('[DIP-6] published %s', (_name, input, row, expected) => {
    const known = { hospitalLevel: '3', insurance: 'employee', ...row };
    expect(average({ estimated_average: { published_by } }, input, known, averages)).toBe(expected);
  });

  it('[DIP-6] without the option the table is not read', () => {
    expect(average({}, { procedures: ['51.2300'] }, { hospitalLevel: '3', insurance: 'employee' }, averages)).toBe(
      '12345',
    );
  });

  it('[DIP-10] refuses averages that are no numbers or stand twice', () => {
    const text = { averages: 'group_code,average\na,x\nb,1\nb,2\n' };
    const found = checkDip(dipArtifact({ estimated_average: { published_by: ['group_code'] } }, text));
    expect(found.map((one) => `${one.code} ${one.path}`)).toEqual(
      expect.arrayContaining(['GROUPING_NUMBER averages.csv:2:average', 'GROUPING_DIP_AVERAGE_TWICE averages.csv:4']),
    );
  });
});
