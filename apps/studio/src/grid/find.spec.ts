import { describe, expect, it } from '@jest/globals';
import { finds, replaced, type FindQuery } from './find.ts';

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  whole: false,
  matchCase: false,
  ...more,
});

describe('find and replace', () => {
  it.each<[string, FindQuery, boolean]>([
    ['K80.100', query('k80'), true],
    ['K80.100', query('k80', { matchCase: true }), false],
    ['K80.100', query('K80', { whole: true }), false],
    ['K80', query('k80', { whole: true }), true],
    ['anything', query(''), false],
    ['a.c', query('a.c'), true],
    ['abc', query('a.c'), false],
  ])('%s for %j: %s', (cell, one, expected) => {
    expect(finds(cell, one)).toBe(expected);
  });

  it.each<[string, FindQuery, string, string]>([
    ['K80;k80', query('k80'), 'K81', 'K81;K81'],
    ['K80;k80', query('k80', { matchCase: true }), 'K81', 'K80;K81'],
    ['K80', query('k80', { whole: true }), '', ''],
    ['a$&b', query('$&'), '$1', 'a$1b'],
    ['x', query('y'), 'z', 'x'],
  ])('%s, %j by %s: %s', (cell, one, by, expected) => {
    expect(replaced(cell, one, by)).toBe(expected);
  });
});
