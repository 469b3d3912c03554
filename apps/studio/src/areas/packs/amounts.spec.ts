import { describe, expect, it } from '@jest/globals';
import { amountDifference, moneyEffect } from './amounts.ts';

describe('amounts before and after', () => {
  it.each([
    ['100.10', '100.3', '0.20'],
    ['0.1', '0.3', '0.20'],
    ['5', '3.999', '-1.00'],
    [undefined, '1', undefined],
    ['x', '1', undefined],
  ])('from %s to %s is %s', (before, after, difference) => {
    expect(amountDifference(before, after)).toBe(difference);
  });

  it('[P7] lists what changes, the largest first, and sums exactly over all', () => {
    const rows = [
      { name: 'a', amountBefore: '0.10', amountAfter: '0.30' },
      { name: 'b', amountBefore: '10.00', amountAfter: '10.00' },
      { name: 'c', amountBefore: '5.00', amountAfter: '1.05' },
    ];
    const { changed, total } = moneyEffect(rows);
    expect(changed.map((row) => [row.name, row.difference])).toEqual([
      ['c', '-3.95'],
      ['a', '0.20'],
    ]);
    expect(total).toEqual({ before: '15.10', after: '11.35', difference: '-3.75' });
  });

  it('has nothing to list where nothing changes', () => {
    expect(moneyEffect([{ amountBefore: '1', amountAfter: '1.00' }]).changed).toEqual([]);
    expect(moneyEffect([]).total).toEqual({ before: '0.00', after: '0.00', difference: '0.00' });
  });
});
