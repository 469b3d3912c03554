import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RowList } from './row-list.ts';

describe('a list of rows', () => {
  it('answers like an array, whatever is done to it', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('splice' as const), at: fc.nat(1200), remove: fc.nat(600), insert: fc.nat(600) }),
      fc.record({ kind: fc.constant('with' as const), at: fc.array(fc.nat(1300), { maxLength: 20 }) }),
      fc.record({ kind: fc.constant('without' as const), at: fc.array(fc.nat(1300), { maxLength: 300 }) }),
    );
    fc.assert(
      fc.property(fc.nat(1000), fc.array(edit, { maxLength: 8 }), (length, edits) => {
        let plain = Array.from({ length }, (_, index) => index);
        let list = RowList.of(plain);
        let next = 10_000;
        for (const one of edits) {
          const before = [...list];
          const old = list;
          if (one.kind === 'splice') {
            const rows = Array.from({ length: one.insert }, () => next++);
            list = list.splice(one.at, one.remove, rows);
            plain = plain.toSpliced(one.at, one.remove, ...rows);
          } else if (one.kind === 'with') {
            list = list.with(new Map(one.at.map((at) => [at, -at - 1])));
            plain = plain.map((row, index) => (one.at.includes(index) ? -index - 1 : row));
          } else {
            list = list.without(new Set(one.at));
            plain = plain.filter((_, index) => !one.at.includes(index));
          }
          expect([...old]).toEqual(before);
          expect([...list]).toEqual(plain);
          expect(list.length).toBe(plain.length);
          const probe = next % (plain.length + 1);
          expect(list.at(probe)).toBe(plain[probe]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same list when nothing changes, and has nothing outside itself', () => {
    const list = RowList.of(['a', 'b']);
    expect(list.with(new Map([[1, 'b']]))).toBe(list);
    expect(list.splice(1, 0)).toBe(list);
    expect(list.without(new Set([7]))).toBe(list);
    expect([list.at(-1), list.at(2)]).toEqual([undefined, undefined]);
  });
});
