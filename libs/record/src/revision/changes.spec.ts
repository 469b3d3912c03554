import { describe, expect, it } from '@jest/globals';
import { CaseloomError } from '@caseloom/core';
import fc from 'fast-check';
import { recordHash } from '../identity.ts';
import type { CaseRecord } from '../types.ts';
import { applyChanges, changesBetween } from './changes.ts';
import type { Change } from './changes.ts';
import { mergeRevision } from './merge.ts';

const dx = (...codes: string[]): CaseRecord => ({ dx: { other: codes.map((code) => ({ code })) } });

/** Small records over few codes, so that lists often overlap. */
const records: fc.Arbitrary<CaseRecord> = fc.record(
  {
    patient: fc.record(
      { sex: fc.constantFrom('1', '2'), ageYears: fc.integer({ min: 0, max: 3 }) },
      { requiredKeys: [] },
    ),
    dx: fc.record(
      {
        other: fc.array(fc.record({ code: fc.constantFrom('A', 'B', 'C'), poa: fc.constantFrom('1', '4') }), {
          minLength: 1,
          maxLength: 4,
        }),
      },
      { requiredKeys: [] },
    ),
    op: fc.array(fc.record({ code: fc.constantFrom('x', 'y') }), { minLength: 1, maxLength: 3 }),
    fee: fc.record({ total: fc.constantFrom('1', '2', '3') }),
  },
  { requiredKeys: [] },
);

describe('changes between revisions', () => {
  it.each<[string, CaseRecord, CaseRecord, Change[]]>([
    ['nothing', { patient: { sex: '1' } }, { patient: { sex: '1' } }, []],
    [
      'a value',
      { patient: { sex: '1' } },
      { patient: { sex: '2' } },
      [{ path: 'patient.sex', before: '1', after: '2' }],
    ],
    ['a value added', {}, { stay: { los: 7 } }, [{ path: 'stay.los', after: 7 }]],
    ['a value removed', { stay: { los: 7 } }, { stay: {} }, [{ path: 'stay.los', before: 7 }]],
    ['an item’s code', dx('A', 'B'), dx('A', 'C'), [{ path: 'dx.other[1].code', before: 'B', after: 'C' }]],
    ['an item at the end', dx('A'), dx('A', 'B'), [{ path: 'dx.other[1]', after: { code: 'B' } }]],
    [
      'two items less',
      dx('A', 'B', 'C'),
      dx('A'),
      [
        { path: 'dx.other[2]', before: { code: 'C' } },
        { path: 'dx.other[1]', before: { code: 'B' } },
      ],
    ],
    [
      'an item in front: the whole list',
      dx('A'),
      dx('B', 'A'),
      [{ path: 'dx.other', before: [{ code: 'A' }], after: [{ code: 'B' }, { code: 'A' }] }],
    ],
  ])('%s', (_, a, b, expected) => {
    expect(changesBetween(a, b)).toEqual(expected);
  });

  it('what lies between two records turns one into the other', () => {
    fc.assert(
      fc.property(records, records, (a, b) =>
        expect(recordHash(applyChanges(a, changesBetween(a, b)))).toBe(recordHash(b)),
      ),
    );
  });

  it('survives JSON, where an absent value is no key', () => {
    fc.assert(
      fc.property(records, records, (a, b) =>
        expect(recordHash(applyChanges(a, JSON.parse(JSON.stringify(changesBetween(a, b))) as Change[]))).toBe(
          recordHash(b),
        ),
      ),
    );
  });

  it('leaves the record given as it is', () => {
    const before = { patient: { sex: '1' }, op: [{ code: 'x' }] };
    expect(applyChanges(before, [{ path: 'op[0].code', after: 'y' }])).toEqual({
      patient: { sex: '1' },
      op: [{ code: 'y' }],
    });
    expect(before).toEqual({ patient: { sex: '1' }, op: [{ code: 'x' }] });
  });

  it.each<[string, unknown, CaseRecord]>([
    ['fee.total', ' 12,000 ', { fee: { total: '12000' } }],
    ['patient.ageYears', '60', { patient: { ageYears: 60 } }],
    ['stay.admitAt', '2026/5/1 9:00', { stay: { admitAt: '2026-05-01T09:00:00' } }],
    ['patient.sex', '-', {}],
  ])('reads a correction of %s as an import would: %p', (path, after, expected) => {
    expect(applyChanges({}, [{ path, after }])).toEqual(expected);
  });

  it('refuses unknown and impossible paths, all at once', () => {
    let codes: string[] = [];
    try {
      applyChanges({}, [
        { path: 'patient.sexx', after: '1' },
        { path: '__proto__.x', after: 1 },
        { path: 'losDays', after: 3 },
        { path: 'patient.sex', after: '1' },
      ]);
    } catch (error) {
      codes = error instanceof CaseloomError ? error.issues.map(({ code, path }) => `${code} ${path}`) : [];
    }
    expect(codes).toEqual([
      'RECORD_FIELD_UNKNOWN patient.sexx',
      'RECORD_PATH_INVALID __proto__.x',
      'RECORD_FIELD_UNKNOWN losDays',
    ]);
  });
});

describe('a new import over local corrections', () => {
  const base: CaseRecord = { patient: { sex: '1', ageYears: 60 }, ...dx('A', 'B'), fee: { total: '1' } };

  it('[P6] keeps the local value where both changed a field, and shows all three', () => {
    const local = { ...base, patient: { sex: '2', ageYears: 60 } };
    const incoming = { ...base, patient: { sex: '9', ageYears: 61 }, fee: { total: '2' } };
    expect(mergeRevision({ base, local, incoming })).toEqual({
      record: { ...base, patient: { sex: '2', ageYears: 61 }, fee: { total: '2' } },
      conflicts: [{ path: 'patient.sex', base: '1', local: '2', incoming: '9' }],
    });
  });

  it('takes what only the file changed, keeps what only we changed, and is silent where both agree', () => {
    const local = { ...base, patient: { sex: '2', ageYears: 60 }, fee: { total: '2' } };
    const incoming = { ...base, fee: { total: '2' }, stay: { los: 3 } };
    expect(mergeRevision({ base, local, incoming })).toEqual({
      record: { ...incoming, patient: { sex: '2', ageYears: 60 } },
      conflicts: [],
    });
  });

  it('a value removed here and changed there stays removed and is a conflict', () => {
    const local: CaseRecord = { ...base, fee: {} };
    const { record, conflicts } = mergeRevision({ base, local, incoming: { ...base, fee: { total: '2' } } });
    expect([record.fee?.total, conflicts]).toEqual([undefined, [{ path: 'fee.total', base: '1', incoming: '2' }]]);
  });

  it('decides a list that was rearranged there and corrected here as one', () => {
    const local = { ...base, ...dx('A', 'C') };
    const incoming = { ...base, ...dx('X', 'A', 'B') };
    const { record, conflicts } = mergeRevision({ base, local, incoming });
    expect(record.dx?.other).toEqual([{ code: 'A' }, { code: 'C' }]);
    expect(conflicts).toMatchObject([{ path: 'dx.other', local: [{ code: 'A' }, { code: 'C' }] }]);
  });

  it('joins an item added there with an item corrected here', () => {
    const local = { ...base, ...dx('A', 'C') };
    const incoming = { ...base, ...dx('A', 'B', 'D') };
    expect(mergeRevision({ base, local, incoming })).toEqual({
      record: { ...base, ...dx('A', 'C', 'D') },
      conflicts: [],
    });
  });

  it('decides a list that got shorter here and longer there as one, so that no item is lost unseen', () => {
    const { record, conflicts } = mergeRevision({
      base,
      local: { ...base, ...dx('A') },
      incoming: { ...base, ...dx('A', 'B', 'C') },
    });
    expect([record.dx?.other, conflicts.map(({ path }) => path)]).toEqual([[{ code: 'A' }], ['dx.other']]);
  });

  it('without local corrections gives the import; without an import gives the local record; merging twice changes nothing', () => {
    fc.assert(
      fc.property(records, records, records, (b, l, i) => {
        expect(recordHash(mergeRevision({ base: b, local: b, incoming: i }).record)).toBe(recordHash(i));
        expect(recordHash(mergeRevision({ base: b, local: l, incoming: b }).record)).toBe(recordHash(l));
        const merged = mergeRevision({ base: b, local: l, incoming: i }).record;
        expect(recordHash(mergeRevision({ base: i, local: merged, incoming: i }).record)).toBe(recordHash(merged));
      }),
      { numRuns: 1000 },
    );
  });
});
