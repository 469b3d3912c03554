import { describe, expect, it } from '@jest/globals';
import { codeOf, pathCodes, readPath, stretches, type GroupingResult, type TraceStep } from './path-story.ts';

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

  const near = (drgOrRule: string): TraceStep => ({
    ...step('GROUPING_ADRG_PASSED', 'passed'),
    args: { rule: drgOrRule },
    near: true,
  });
  const about = (
    code: string,
    outcome: TraceStep['outcome'],
    args: TraceStep['args'],
    detail?: readonly TraceStep[],
  ) => ({
    ...step(code, outcome, detail),
    args,
  });

  it('walks from the major category to the group, past what was entered and left, and names the neighbours', () => {
    const path = readPath([
      about('GROUPING_EXCLUDED_PROCEDURE', 'note', { code: '99.0400' }),
      ...passed(1, 'GROUPING_MDC_PASSED'),
      about('GROUPING_MDC_ENTERED', 'taken', { mdc: 'MDCA' }, [near('AA1')]),
      about('GROUPING_MDC_ENTERED', 'taken', { mdc: 'MDCG' }, [
        step('GROUPING_TERM_IN_LIST', 'taken'),
        ...passed(4),
        near('GB1'),
        about('GROUPING_ADRG_ENTERED', 'taken', { rule: 'GA1' }, [
          about('GROUPING_DRG_PASSED', 'passed', { drg: 'GA11' }),
        ]),
        about('GROUPING_ADRG_ENTERED', 'taken', { rule: 'GB2' }, [
          step('GROUPING_TERM_IN_LIST', 'taken'),
          about('GROUPING_DRG_PASSED', 'passed', { drg: 'GB21' }),
          about('GROUPING_DRG_TAKEN', 'taken', { drg: 'GB23' }),
          about('GROUPING_DRG_LATER_HOLDS', 'note', { drg: 'GB25' }),
        ]),
        about('GROUPING_ADRG_LATER_HOLDS', 'note', { rule: 'GZ1' }),
      ]),
    ]);
    expect(path.taken.map(codeOf)).toEqual(['MDCG', 'GB2', 'GB23']);
    expect(path.neighbours.map(codeOf)).toEqual(['GB21', 'GB25', 'GB1', 'GZ1']);
    expect(path.leftOut).toHaveLength(1);
  });

  it('of a case without a group names what it nearly met in every category that it entered', () => {
    const path = readPath([
      about('GROUPING_MDC_ENTERED', 'taken', { mdc: 'MDCA' }, [near('AA1'), ...passed(2)]),
      about('GROUPING_MDC_ENTERED', 'taken', { mdc: 'MDCG' }, [near('GB1')]),
    ]);
    expect(path.taken).toEqual([]);
    expect(path.neighbours.map(codeOf)).toEqual(['AA1', 'GB1']);
  });

  it('ends in an ambiguous answer', () => {
    const path = readPath([
      about('GROUPING_MDC_ENTERED', 'taken', { mdc: 'MDCG' }, [
        about('GROUPING_AMBIGUOUS_TAKEN', 'taken', { rule: 'GQY' }),
      ]),
    ]);
    expect(path.taken.map(codeOf)).toEqual(['MDCG', 'GQY']);
  });

  it.each([
    [{ status: 'grouped', family: 'drg', mdc: 'MDCH', adrg: 'HC3', drg: 'HC33' }, ['MDCH', 'HC3', 'HC33']],
    [{ status: 'grouped', family: 'drg', mdc: 'MDCA', adrg: 'AA1', drg: 'AA1' }, ['MDCA', 'AA1']],
    [{ status: 'grouped', family: 'apg', mdc: '0000', adrg: '', drg: '', apg: { primary: 'S111' } }, ['S111']],
    [{ status: 'ungrouped', family: 'drg', mdc: '0000', adrg: '0000', drg: '0000' }, []],
    [
      { status: 'grouped', family: 'dip', mdc: '0000', adrg: '', drg: 'K80.1', dip: { group: 'K80.1:51.2300' } },
      ['K80.1:51.2300'],
    ],
  ])('in one line of %j is %j', (grouping, codes) => {
    expect(pathCodes(grouping as GroupingResult)).toEqual(codes);
  });
});
