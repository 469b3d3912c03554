import { describe, expect, it } from '@jest/globals';
import { standsOn } from './findings.ts';

const lines = (amounts: readonly string[]) => ({
  charges: amounts.map((amount) => ({ amount })),
  fee: { total: '60' },
});
const many = Array.from({ length: 60 }, (_, index) => String(index));

describe('what a decision about a finding stands on', () => {
  it.each([
    ['a value far down a list', lines(many), lines([...many.slice(0, 55), '0', ...many.slice(56)]), false],
    ['a new item', lines(['1']), lines(['1', '2']), false],
    ['a value that is gone', { ...lines(['1']) }, { ...lines(['1']), fee: {} }, false],
    ['a value the rule does not read', lines(['1']), { ...lines(['1']), patient: { name: '张' } }, true],
  ])('%s', (_name, before, after, same) => {
    const reads = ['charges[].amount', 'fee.total'];
    expect(standsOn(reads, after) === standsOn(reads, before)).toBe(same);
  });

  it('reads own members only', () => {
    expect(standsOn(['fee.constructor'], { fee: {} })).toBe(standsOn(['fee.constructor'], { fee: { total: '1' } }));
  });
});
