import { describe, expect, it } from '@jest/globals';
import { justEnded, percentOf, secondsLeft, type Job } from './job-progress.ts';

const job = (over: Partial<Job>): Job => ({
  id: 'a',
  kind: 'import',
  title: 'x.csv',
  state: 'running',
  stage: 'rows',
  done: 0,
  by: 'x',
  ...over,
});

describe('the progress of a job', () => {
  it.each([
    [{ done: 50, total: 200 }, 25],
    [{ done: 199, total: 200 }, 99],
    [{ done: 5, total: 0 }, undefined],
    [{ done: 5 }, undefined],
    [{ done: 7, state: 'done' }, 100],
  ] as const)('of %j is %s percent', (over, percent) => {
    expect(percentOf(job(over))).toBe(percent);
  });

  it.each([
    [{ done: 100, total: 200, rate: 30 }, 4],
    [{ done: 100, total: 200, rate: 0 }, undefined],
    [{ done: 100, total: 200 }, undefined],
    [{ done: 200, total: 200, rate: 30, state: 'done' }, undefined],
  ] as const)('of %j leaves %s seconds', (over, seconds) => {
    expect(secondsLeft(job(over))).toBe(seconds);
  });

  it('names the jobs that ended since the last look, and no others', () => {
    const before = [job({ id: 'a' }), job({ id: 'b', state: 'waiting' }), job({ id: 'c', state: 'done' })];
    const now = [
      job({ id: 'a', state: 'done' }),
      job({ id: 'b' }),
      job({ id: 'c', state: 'done' }),
      job({ id: 'd', state: 'failed' }),
    ];
    expect(justEnded(before, now).map(({ id }) => id)).toEqual(['a']);
  });
});
