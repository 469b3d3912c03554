import { describe, expect, it } from '@jest/globals';
import { groupFindings, type Finding } from './group-findings.ts';
import { foldCounts, shownSeverity, splitPrompts, type Prompt } from './prompts.ts';

const finding = (key: string, severity: Finding['severity'], open = true) => ({ key, severity, open }) as Finding;
const prompt = (key: string, place: number, more: Partial<Prompt> = {}) =>
  ({ key, place, state: 'shown', reason: 'withinBudget', severity: 'warn', interrupts: false, ...more }) as Prompt;

describe('prompts on the case page', () => {
  const findings = [
    finding('a', 'warn'),
    finding('b', 'error'),
    finding('c', 'warn'),
    finding('settled', 'error', false),
  ];
  const prompts = {
    items: [
      prompt('b', 1, { severity: 'warn' }),
      prompt('c', 2),
      prompt('a', 3, { state: 'folded', reason: 'overBudget' }),
    ],
  };

  it('[GOV-4] show in the order of the governor, settled findings last, and fold the rest', () => {
    const { shown, folded } = splitPrompts({ findings, prompts });
    expect(shown.map((one) => one.key)).toEqual(['b', 'c', 'settled']);
    expect(folded.map((one) => one.finding.key)).toEqual(['a']);
    expect(foldCounts(folded)).toEqual([['overBudget', 1]]);
  });

  it('[GOV-7] stand with the severity that a demoted rule is shown with', () => {
    const groups = groupFindings(splitPrompts({ findings, prompts }).shown, { state: 'all' }, shownSeverity(prompts));
    expect(groups.map((one) => [one.severity, one.items.map((item) => item.finding.key)])).toEqual([
      ['error', ['settled']],
      ['warn', ['b', 'c']],
    ]);
  });

  it('[GOV-5] are all there where nobody rations them', () => {
    expect(splitPrompts({ findings }).shown).toBe(findings);
  });
});
