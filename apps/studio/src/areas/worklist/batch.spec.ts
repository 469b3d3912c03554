import { describe, expect, it } from '@jest/globals';
import { byAssignee, pieces, refusalSummary, type Task } from './batch.ts';

describe('acting on many tasks', () => {
  it('cuts a long selection into calls the contract takes', () => {
    expect(pieces([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(pieces([], 2)).toEqual([]);
  });

  it('remembers who had each task, so that an assignment can be undone', () => {
    const task = (id: string, userId?: string): Task => ({
      id,
      version: 1,
      stage: 'coding',
      title: { zh: '', en: '' },
      overdue: false,
      ...(userId === undefined ? {} : { assignee: { userId, name: userId } }),
    });
    expect([...byAssignee([task('1', 'ann'), task('2'), task('3', 'ann')])]).toEqual([
      ['ann', ['1', '3']],
      [null, ['2']],
    ]);
  });

  it('tells refusals by kind with their number', () => {
    const refused = ['A', 'B', 'A'].map((code) => ({ taskId: 'x', code }));
    expect(refusalSummary(refused)).toBe('A ×2, B');
  });
});
