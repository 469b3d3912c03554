import { describe, expect, it } from '@jest/globals';
import { dueIn } from './due.ts';

const now = Date.parse('2026-11-21T09:00:00Z');

describe('the time left for a task', () => {
  it.each([
    ['2026-11-23T10:00:00Z', { overdue: false, unit: 'day', count: 2 }],
    ['2026-11-21T15:30:00Z', { overdue: false, unit: 'hour', count: 6 }],
    ['2026-11-21T09:20:00Z', { overdue: false, unit: 'soon', count: 0 }],
    ['2026-11-21T08:50:00Z', { overdue: true, unit: 'soon', count: 0 }],
    ['2026-11-21T04:30:00Z', { overdue: true, unit: 'hour', count: 5 }],
    ['2026-11-19T08:00:00Z', { overdue: true, unit: 'day', count: 3 }],
  ])('until %s is %j', (dueAt, due) => {
    expect(dueIn(dueAt, now)).toEqual(due);
  });

  it('is unknown for a text that is no moment', () => {
    expect(dueIn('soon', now)).toBeUndefined();
  });
});
