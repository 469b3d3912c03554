import { describe, expect, it } from '@jest/globals';
import { sameJson } from './same-json.ts';

describe('equality as JSON', () => {
  it.each([
    [{ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }, true],
    [{ a: undefined }, {}, false],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [null, {}, false],
    ['1', 1, false],
    [undefined, undefined, true],
  ])('%j and %j', (a, b, equal) => {
    expect(sameJson(a, b)).toBe(equal);
  });
});
