import { describe, expect, it } from '@jest/globals';
import { canRedo, canUndo, commit, redo, startHistory, undo } from './history.ts';

describe('the history of a document', () => {
  it('goes back and forth step by step', () => {
    const three = commit(commit(startHistory('a'), 'b'), 'c');
    expect(undo(three).present).toBe('b');
    expect(undo(undo(three)).present).toBe('a');
    expect(redo(undo(three)).present).toBe('c');
    expect(redo(redo(undo(undo(three)))).present).toBe('c');
  });

  it('stays where it is at both ends', () => {
    const one = startHistory('a');
    expect(undo(one)).toBe(one);
    expect(redo(one)).toBe(one);
    expect(canUndo(one)).toBe(false);
    expect(canRedo(one)).toBe(false);
  });

  it('forgets what was undone once something else is done', () => {
    const edited = commit(undo(commit(startHistory('a'), 'b')), 'c');
    expect(canRedo(edited)).toBe(false);
    expect(undo(edited).present).toBe('a');
  });

  it('takes edits with one mark as one step, and a step in between as its end', () => {
    const typed = ['b', 'bc', 'bcd'].reduce((history, text) => commit(history, text, 'title'), startHistory('a'));
    expect(undo(typed).present).toBe('a');
    const again = commit(commit(typed, 'x'), 'xy', 'title');
    expect(undo(again).present).toBe('x');
  });

  it('does not count an edit that changes nothing', () => {
    const one = startHistory('a');
    expect(commit(one, 'a')).toBe(one);
  });

  it('can undo to a value that is undefined', () => {
    const history = commit(startHistory<string | undefined>(undefined), 'b');
    expect(undo(history).present).toBeUndefined();
    expect(canUndo(history)).toBe(true);
  });
});
