import { describe, expect, it } from '@jest/globals';
import type { Severity } from '@caseloom/core';
import { governPrompts, NO_TALLY, type Prompt, type RuleTally, type Situation } from './index.ts';

const prompt = (ruleId: string, severity: Severity, standsOn = 'as it is'): Prompt => ({
  key: `${ruleId}@dx`,
  ruleId,
  severity,
  standsOn,
});
const tally = (corrected: number, acknowledged: number): RuleTally => ({ ...NO_TALLY, corrected, acknowledged });
const physician = { role: 'physician', visible: 3, interruptions: 1 };
const situation = (more: Partial<Situation> = {}): Situation => ({
  budget: physician,
  seen: [],
  sitting: 'morning',
  mustShow: [],
  tallies: new Map(),
  demotions: new Map(),
  ...more,
});
const told = (prompts: readonly Prompt[], more?: Partial<Situation>) =>
  governPrompts(prompts, situation(more)).map((one) => `${one.ruleId} ${one.state} ${one.reason}`);

describe('governing prompts', () => {
  it('[GOV-4] shows the most severe first, then the rules that were right more often, then the order of the evaluation', () => {
    const prompts = ['w1', 'w2', 'w3']
      .map((id) => prompt(id, 'warn'))
      .concat(prompt('e1', 'error'), prompt('i1', 'info'));
    const tallies = new Map([
      ['w1', tally(1, 9)],
      ['w3', tally(9, 1)],
    ]);
    expect(told(prompts, { tallies })).toEqual([
      'e1 shown withinBudget',
      'w3 shown withinBudget',
      'w2 shown withinBudget',
      'w1 folded overBudget',
      'i1 folded overBudget',
    ]);
  });

  it('[GOV-5] never folds what must be fixed, and lets it take the places', () => {
    const prompts = ['b1', 'b2', 'b3', 'b4'].map((id) => prompt(id, 'block')).concat(prompt('w1', 'warn'));
    expect(told(prompts)).toEqual([
      'b1 shown mustFix',
      'b2 shown mustFix',
      'b3 shown mustFix',
      'b4 shown mustFix',
      'w1 folded overBudget',
    ]);
  });

  it('[GOV-5] keeps what blocks the step from being folded as seen or silenced, within the budget', () => {
    const seen = ['e1', 'e2'].map((id) => ({
      key: `${id}@dx`,
      standsOn: 'as it is',
      sitting: 'yesterday',
      interrupted: false,
    }));
    const demotions = new Map([['e2', { id: 'd1', effect: 'silent' as const }]]);
    const prompts = ['e1', 'e2', 'e3', 'e4'].map((id) => prompt(id, 'error')).concat(prompt('w1', 'warn'));
    expect(told(prompts, { mustShow: ['error'], seen, demotions })).toEqual([
      'e1 shown blocksStep',
      'e2 shown blocksStep',
      'e3 shown blocksStep',
      'e4 folded overBudget',
      'w1 folded overBudget',
    ]);
  });

  it('[GOV-5] shows everything to a role without a budget', () => {
    const prompts = [1, 2, 3, 4, 5].map((n) => prompt(`w${n}`, 'warn'));
    const { budget: _none, ...without } = situation();
    expect(governPrompts(prompts, without).map((one) => one.reason)).toEqual(Array(5).fill('noBudget'));
  });

  it('[GOV-6] does not repeat a prompt in a visit unless the data changed, but keeps it through the sitting', () => {
    const seen = [{ key: 'w1@dx', standsOn: 'as it is', sitting: 'morning', interrupted: false }];
    expect(told([prompt('w1', 'warn')], { seen, sitting: 'morning' })).toEqual(['w1 shown withinBudget']);
    expect(told([prompt('w1', 'warn')], { seen, sitting: 'evening' })).toEqual(['w1 folded seenBefore']);
    expect(told([prompt('w1', 'warn', 'changed')], { seen, sitting: 'evening' })).toEqual(['w1 shown withinBudget']);
    const block = [{ ...seen[0]!, key: 'b1@dx' }];
    expect(told([prompt('b1', 'block')], { seen: block, sitting: 'evening' })).toEqual(['b1 shown mustFix']);
  });

  it('[GOV-6] lets only what must be fixed interrupt, once, within the budget of the visit', () => {
    const interrupting = (prompts: Prompt[], seen: Situation['seen'] = [], interruptions = 1) =>
      governPrompts(prompts, situation({ seen, budget: { ...physician, interruptions } }))
        .filter((one) => one.interrupts)
        .map((one) => one.ruleId);
    const prompts = [prompt('b1', 'block'), prompt('b2', 'block'), prompt('e1', 'error')];
    expect(interrupting(prompts)).toEqual(['b1']);
    const seen = [{ key: 'b1@dx', standsOn: 'as it is', sitting: 'morning', interrupted: true }];
    expect(interrupting(prompts, seen)).toEqual([]);
    expect(interrupting(prompts, seen, 2)).toEqual(['b2']);
  });

  it('[GOV-7] shows a demoted rule one step lower or folds it, and never what must be fixed', () => {
    const demotions = new Map([
      ['e1', { id: 'd1', effect: 'lower' as const }],
      ['w1', { id: 'd2', effect: 'silent' as const }],
      ['b1', { id: 'd3', effect: 'silent' as const }],
    ]);
    const governed = governPrompts(
      [prompt('e1', 'error'), prompt('w1', 'warn'), prompt('b1', 'block'), prompt('w2', 'warn')],
      situation({ demotions, budget: { ...physician, visible: 2 } }),
    );
    expect(governed.map(({ ruleId, severity, reason, demotion }) => [ruleId, severity, reason, demotion])).toEqual([
      ['b1', 'block', 'mustFix', undefined],
      ['e1', 'warn', 'withinBudget', 'd1'],
      ['w1', 'warn', 'silenced', 'd2'],
      ['w2', 'warn', 'overBudget', undefined],
    ]);
  });

  it('[GOV-4] gives the same answer whatever the order of what it was told', () => {
    const prompts = [prompt('w1', 'warn'), prompt('w2', 'warn'), prompt('e1', 'error')];
    const seen = ['w1', 'w2'].map((id) => ({ key: `${id}@dx`, standsOn: 'x', sitting: 'x', interrupted: false }));
    const again = { seen: seen.toReversed(), tallies: new Map([['w2', tally(1, 1)]]) };
    expect(governPrompts(prompts, situation(again))).toEqual(governPrompts(prompts, situation({ ...again, seen })));
  });
});
