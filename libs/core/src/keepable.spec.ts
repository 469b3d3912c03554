import { describe, expect, it } from '@jest/globals';
import { isKeepableText, unkeepable } from './keepable.ts';

describe('text that can be kept', () => {
  it.each([
    ['', true],
    ['张三 😀\t\n', true],
    ['a\u0000b', false],
    ['\ud83d', false],
    ['x\ude00', false],
  ])('%j: %s', (text, expected) => {
    expect(isKeepableText(text)).toBe(expected);
  });
});

describe('[P9] what keeps a value from being stored', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
  it.each([
    ['plain data', { a: [1, 'x', null, { b: true }] }, undefined],
    ['a text with U+0000', { a: [{ b: '\u0000' }] }, 'text'],
    ['a key with half a pair', { '\ud83d': 1 }, 'text'],
    ['64 levels', nested(64), undefined],
    ['65 levels', nested(65), 'depth'],
    ['100,000 levels', Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1), 'depth'],
  ])('%s', (_, value, expected) => {
    expect(unkeepable(value)).toBe(expected);
  });
});
