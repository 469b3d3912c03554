import { describe, expect, it } from '@jest/globals';
import { barOf } from './progress.ts';

describe('the progress bar', () => {
  it.each([
    [0, 100, `[${'░'.repeat(24)}] 0 % `],
    [50, 100, `[${'█'.repeat(12)}${'░'.repeat(12)}] 50 % `],
    [120, 100, `[${'█'.repeat(24)}] 100 % `],
    [5, undefined, ''],
    [0, 0, ''],
  ])('%p of %p bytes', (done, total, bar) => {
    expect(barOf(done, total)).toBe(bar);
  });
});
