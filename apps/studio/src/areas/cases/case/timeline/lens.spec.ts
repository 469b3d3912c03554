import { describe, expect, it } from '@jest/globals';
import { readLens, writeLens } from './lens.ts';

describe('seeing results from another time', () => {
  it.each([
    ['', { kind: 'now' }],
    ['asOf=2026-01-01', { kind: 'asOf', date: '2026-01-01' }],
    ['asOf=yesterday', { kind: 'now' }],
    ['knownAt=2026-11-20T06:00:00Z', { kind: 'knownAt', at: '2026-11-20T06:00:00Z' }],
    ['knownAt=then', { kind: 'now' }],
  ])('?%s means %j', (text, lens) => {
    expect(readLens(new URLSearchParams(text))).toEqual(lens);
  });

  it('stands in the address, one at a time, beside what else is there', () => {
    const first = writeLens(new URLSearchParams('tab=group'), { kind: 'asOf', date: '2026-01-01' });
    expect(first.toString()).toBe('tab=group&asOf=2026-01-01');
    expect(readLens(writeLens(first, { kind: 'knownAt', at: '2026-11-20T06:00:00Z' }))).toEqual({
      kind: 'knownAt',
      at: '2026-11-20T06:00:00Z',
    });
    expect(writeLens(first, { kind: 'now' }).toString()).toBe('tab=group');
  });
});
