import { describe, expect, it } from '@jest/globals';
import { pathCodes, stretches, takenPath, type GroupingResult, type TraceStep } from './path-story.ts';

const step = (code: string, outcome: TraceStep['outcome'], detail?: readonly TraceStep[]): TraceStep => ({
  code,
  args: {},
  outcome,
  ...(detail === undefined ? {} : { detail }),
});
const passed = (count: number, code = 'GROUPING_ADRG_PASSED') =>
  Array.from({ length: count }, () => step(code, 'passed'));

describe('the grouping path as a story', () => {
  it('folds long runs of what did not match and tells the rest', () => {
    expect(
      stretches([...passed(12), step('GROUPING_ADRG_ENTERED', 'taken'), ...passed(2)]).map((one) =>
        one.kind === 'passed' ? one.steps.length : one.step.code,
      ),
    ).toEqual([12, 'GROUPING_ADRG_ENTERED', 'GROUPING_ADRG_PASSED', 'GROUPING_ADRG_PASSED']);
  });

  it('always tells the neighbours of the final group', () => {
    expect(stretches(passed(5, 'GROUPING_DRG_PASSED')).every((one) => one.kind === 'step')).toBe(true);
  });

  it('walks from the major category to the group', () => {
    const trace = [
      ...passed(1, 'GROUPING_MDC_PASSED'),
      step('GROUPING_MDC_ENTERED', 'taken', [
        step('GROUPING_TERM_IN_LIST', 'taken'),
        ...passed(4),
        step('GROUPING_ADRG_ENTERED', 'taken', [
          step('GROUPING_DRG_PASSED', 'passed'),
          step('GROUPING_DRG_TAKEN', 'taken'),
        ]),
      ]),
    ];
    expect(takenPath(trace).map((one) => one.code)).toEqual([
      'GROUPING_MDC_ENTERED',
      'GROUPING_ADRG_ENTERED',
      'GROUPING_DRG_TAKEN',
    ]);
  });

  it.each([
    [{ status: 'grouped', family: 'drg', mdc: 'MDCH', adrg: 'HC3', drg: 'HC33' }, ['MDCH', 'HC3', 'HC33']],
    [{ status: 'grouped', family: 'drg', mdc: 'MDCA', adrg: 'AA1', drg: 'AA1' }, ['MDCA', 'AA1']],
    [{ status: 'ungrouped', family: 'drg', mdc: '0000', adrg: '0000', drg: '0000' }, []],
    [
      { status: 'grouped', family: 'dip', mdc: '0000', adrg: '', drg: 'K80.1', dip: { group: 'K80.1:51.2300' } },
      ['K80.1:51.2300'],
    ],
  ])('in one line of %j is %j', (grouping, codes) => {
    expect(pathCodes(grouping as GroupingResult)).toEqual(codes);
  });
});
