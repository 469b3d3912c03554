import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPath, genericPath, parsePath, valueAt, withValueAt } from './property-path.ts';

describe('property paths', () => {
  it.each([
    ['stay.admitAt', ['stay', 'admitAt']],
    ['dx.other[0].code', ['dx', 'other', 0, 'code']],
    ['op[12]', ['op', 12]],
    ['a["b.c"][0]', ['a', 'b.c', 0]],
    ['诊断.主要', ['诊断', '主要']],
  ])('reads %s', (path, steps) => {
    expect(parsePath(path)).toEqual(steps);
  });

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    'a[',
    'a[]',
    'a[-1]',
    'a[1',
    'a[x]',
    'a[99999]',
    'a[0]b',
    'a]',
    '__proto__',
    'a.__proto__.b',
    'a["__proto__"]',
    'a["b',
  ])('[P15] refuses %s', (path) => {
    expect(parsePath(path)).toBeUndefined();
  });

  it('writes back what it reads, whatever the keys', () => {
    const key = fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).filter((text) => text !== '__proto__');
    const steps = fc.tuple(key, fc.array(fc.oneof(key, fc.integer({ min: 0, max: 9999 })), { maxLength: 5 }));
    fc.assert(
      fc.property(steps, ([first, rest]) => expect(parsePath(formatPath([first, ...rest]))).toEqual([first, ...rest])),
    );
  });

  it('drops item numbers', () => {
    expect(genericPath('a[12].b[0].c')).toBe('a[].b[].c');
  });

  it('reads own properties only', () => {
    expect(valueAt({ a: [{ b: 1 }] }, 'a[0].b')).toBe(1);
    for (const path of ['a.length', 'constructor', 'a[0].toString', 'a[1].b', 'a.b'])
      expect(valueAt({ a: [{ b: 1 }] }, path)).toBeUndefined();
  });

  it.each<[string, (string | number)[], unknown, unknown]>([
    ['makes groups and lists on the way', ['dx', 'other', 1, 'code'], 'A', { dx: { other: [{}, { code: 'A' }] } }],
    ['fills gaps between plain values with null', ['w', 2], 5, { w: [null, null, 5] }],
    ['removes', ['x'], undefined, {}],
  ])('%s', (_, steps, value, expected) => {
    expect(withValueAt({ x: 1 }, steps, value)).toEqual(
      steps[0] === 'x' ? expected : { x: 1, ...(expected as object) },
    );
  });

  it('drops empty items from a list’s end and leaves the original alone', () => {
    const before = { op: [{ code: 'a' }, { code: 'b' }] };
    expect(withValueAt(before, ['op', 1, 'code'], undefined)).toEqual({ op: [{ code: 'a' }] });
    expect(before.op).toHaveLength(2);
  });
});
