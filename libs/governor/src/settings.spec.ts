import { describe, expect, it } from '@jest/globals';
import { budgetFor, byPrecision, governorSettings, NO_TALLY, precisionOf, proposeDemotions } from './index.ts';

const tally = (corrected: number, acknowledged: number, withdrawn = 0) => ({
  ...NO_TALLY,
  corrected,
  acknowledged,
  withdrawn,
});

describe('budgets and thresholds of a pack', () => {
  const settings = governorSettings([
    ['sla.physicianHours', 'not ours'],
    ['prompt.physician.visible', '3'],
    ['prompt.physician.interruptions', '2'],
    ['prompt.nurse.visible', 'many'],
    ['prompt.nurse.interruptions', '1'],
    ['demotion.decided', '20'],
    ['demotion.precision', '0.2'],
    ['demotion.days', '90'],
  ]);

  it('[GOV-3] reads the parameters by name and names those it cannot read', () => {
    expect([...settings.budgets]).toEqual([['physician', { role: 'physician', visible: 3, interruptions: 2 }]]);
    expect(settings.thresholds).toEqual({ decided: 20, precision: '0.2', days: 90 });
    expect(settings.unreadable).toEqual([{ name: 'prompt.nurse.visible', value: 'many' }]);
    expect(governorSettings([['demotion.precision', '1.5']]).unreadable).toHaveLength(1);
  });

  it('[GOV-3] takes the most generous budget of several roles, and none as soon as one role has none', () => {
    const two = governorSettings([
      ['prompt.a.visible', '3'],
      ['prompt.a.interruptions', '1'],
      ['prompt.b.visible', '5'],
      ['prompt.b.interruptions', '0'],
    ]);
    expect(budgetFor(two, ['a', 'b'])).toEqual({ role: 'b', visible: 5, interruptions: 0 });
    expect(budgetFor(two, ['a', 'qcManager'])).toBeUndefined();
    expect(budgetFor(two, [])).toBeUndefined();
  });
});

describe('the precision of a rule', () => {
  it.each([
    [tally(0, 0), { corrected: 0, overridden: 0, decided: 0 }],
    [tally(1, 2), { corrected: 1, overridden: 2, decided: 3, value: '0.3333' }],
    [tally(2, 1, 1), { corrected: 2, overridden: 0, decided: 2, value: '1.0000' }],
    [tally(1, 0, 3), { corrected: 1, overridden: 0, decided: 1, value: '1.0000' }],
  ])('[GOV-2] is corrected out of corrected and overridden: %j', (given, expected) => {
    expect(precisionOf(given)).toEqual(expected);
  });

  it('[GOV-2] ranks a rule nobody judged between a good and a bad one', () => {
    const [good, unknown, bad] = [tally(8, 2), NO_TALLY, tally(2, 8)];
    expect([bad, unknown, good].sort(byPrecision)).toEqual([good, unknown, bad]);
  });
});

describe('proposals of demotion', () => {
  const thresholds = { decided: 10, precision: '0.2', days: 90 };
  const rule = (ruleId: string, corrected: number, overridden: number, severity = 'warn') => ({
    ruleId,
    severity: severity as 'warn',
    tally: tally(corrected, overridden),
  });

  it('[GOV-8] name rules with enough decisions that were seldom right, the worst first, and never what must be fixed', () => {
    const rules = [
      rule('few', 0, 9),
      rule('atTheLimit', 2, 8),
      rule('justBelow', 1, 9),
      rule('worst', 0, 10),
      rule('worstAndMore', 0, 12, 'info'),
      rule('hardStop', 0, 50, 'block'),
    ];
    expect(proposeDemotions(rules, thresholds).map(({ ruleId, effect }) => [ruleId, effect])).toEqual([
      ['worstAndMore', 'silent'],
      ['worst', 'lower'],
      ['justBelow', 'lower'],
    ]);
  });
});
