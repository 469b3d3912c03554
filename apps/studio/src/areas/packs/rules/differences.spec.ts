import { describe, expect, it } from '@jest/globals';
import { differences, same } from './differences.ts';

describe('differences of two values', () => {
  it('names the members that changed, came or went, and takes lists whole', () => {
    const before = { id: 'a', event: { params: { severity: 'warn', title: { zh: '甲' } } }, list: [1, 2] };
    const after = { id: 'a', event: { params: { severity: 'block', title: { zh: '甲' } } }, list: [1, 3], extra: null };
    expect(differences(before, after)).toEqual([
      { path: 'event.params.severity', before: 'warn', after: 'block' },
      { path: 'list', before: [1, 2], after: [1, 3] },
      { path: 'extra', before: undefined, after: null },
    ]);
  });

  it.each([
    [{ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }, true],
    [{ a: undefined }, {}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    ['1', 1, false],
  ])('%j and %j', (a, b, equal) => {
    expect(same(a, b)).toBe(equal);
  });
});
