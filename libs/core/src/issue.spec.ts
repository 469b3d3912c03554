import { describe, expect, it } from '@jest/globals';
import { Budget, BudgetExceeded } from './budget.ts';
import { CaseloomError, defineMessages, fill, issue, mergeMessages, renderIssue } from './issue.ts';
import { coreMessages } from './messages.ts';
import { and3, not3, or3 } from './outcome.ts';
import type { Truth } from './outcome.ts';

const messages = defineMessages({
  KIND_UNKNOWN: {
    zh: '未知类型“{kind}”。',
    en: 'Unknown kind "{kind}".',
    hintZh: '是否要用“{near}”？',
    hintEn: 'Did you mean "{near}"?',
  },
});

describe('issues and their sentences', () => {
  it('are made from code and args in either language, hint included', () => {
    const one = issue('KIND_UNKNOWN', 'nodes[3].kind', { kind: 'decisonTable', near: 'decisionTable' });
    expect(renderIssue(messages, one, 'zh-CN')).toBe('未知类型“decisonTable”。 是否要用“decisionTable”？');
    expect(renderIssue(messages, one, 'en')).toBe('Unknown kind "decisonTable". Did you mean "decisionTable"?');
  });

  it('show an unknown code as itself, never as something inherited', () => {
    expect(renderIssue(messages, { code: 'toString', args: { a: 1 } }, 'en')).toBe('toString {"a":1}');
  });

  it('leave a place without an argument as it is', () => {
    expect(fill('{a} {b} {toString}', { a: 1 })).toBe('1 {b} {toString}');
  });

  it('refuse one code in two rooms', () => {
    expect(() => mergeMessages(messages, { KIND_UNKNOWN: { zh: 'x', en: 'x' } })).toThrow('KIND_UNKNOWN');
    expect(Object.keys(mergeMessages(messages, coreMessages, messages))).toContain('BUDGET_EXCEEDED');
  });

  it('travel in an error, all of them', () => {
    const error = new CaseloomError([issue('A', 'x'), issue('B', '', { n: 1 })]);
    expect([error.message, error.issues.length]).toEqual(['A at x {}; B at / {"n":1}', 2]);
  });
});

describe('budgets', () => {
  it.each<[keyof Budget['limits'], (budget: Budget) => void]>([
    ['steps', (budget) => budget.spend(11)],
    ['listLength', (budget) => budget.list(11)],
    ['stringLength', (budget) => budget.string(11)],
  ])('[P8] end a run that goes over its %s', (limit, overrun) => {
    const budget = new Budget({ [limit]: 10 });
    let error: unknown;
    try {
      overrun(budget);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(BudgetExceeded);
    expect((error as BudgetExceeded).issues).toMatchObject([{ code: 'BUDGET_EXCEEDED', args: { limit, value: 10 } }]);
  });

  it('[P8] allow what lies within', () => {
    const budget = new Budget({ steps: 10 });
    budget.spend(4);
    budget.spend(6);
    expect(budget.steps).toBe(10);
  });
});

describe('three-valued logic', () => {
  const values: Truth[] = [true, false, undefined];
  it.each(values.flatMap((a) => values.map((b) => [a, b] as const)))('%s and/or %s as Kleene has it', (a, b) => {
    const and = a === false || b === false ? false : a === undefined || b === undefined ? undefined : true;
    const or = a === true || b === true ? true : a === undefined || b === undefined ? undefined : false;
    expect([and3([a, b]), or3([a, b])]).toEqual([and, or]);
  });

  it('of nothing is true for all and false for any; not keeps unknown', () => {
    expect([and3([]), or3([]), ...values.map(not3)]).toEqual([true, false, false, true, undefined]);
  });
});
