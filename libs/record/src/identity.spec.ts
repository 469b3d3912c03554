import { describe, expect, it } from '@jest/globals';
import { personKey, recordHash, recordKey } from './identity.ts';
import type { CaseRecord } from './types.ts';

describe('what tells records and people apart', () => {
  it.each<[CaseRecord, string | undefined]>([
    [{ record: { encounterNo: 'E1', mrn: 'M1' }, stay: { admissionCount: 2 } }, 'E1'],
    [{ record: { mrn: 'M1' }, stay: { admissionCount: 2, dischargeAt: '2026-05-08' } }, 'M1#2'],
    [{ record: { mrn: 'M1' }, stay: { dischargeAt: '2026-05-08T10:00:00' } }, 'M1@2026-05-08'],
    [{ record: { mrn: 'M1' } }, undefined],
    [{ stay: { admissionCount: 2 } }, undefined],
  ])('the key of %p is %s', (record, key) => {
    expect(recordKey(record)).toBe(key);
  });

  it('one person keeps one key per institution, and no key shows a document’s number ([P22])', () => {
    const mrn = personKey({ org: { code: 'H1' }, record: { mrn: 'M1' }, patient: { idNo: '110101196602010015' } });
    expect(mrn).toBe('mrn:H1:M1');
    expect(personKey({ org: { code: 'H2' }, record: { mrn: 'M1' } })).not.toBe(mrn);
    const id = personKey({ patient: { idNo: '110101196602010015' } })!;
    expect(id).toMatch(/^id:[0-9a-f]{64}$/);
    expect(personKey({ patient: { idNo: '110101196602010015', idType: '01' } })).toBe(id);
    expect(personKey({ patient: { insuranceNo: 'P1' } })).toMatch(/^insurance:[0-9a-f]{64}$/);
    expect(personKey({ record: { encounterNo: 'E1' } })).toBeUndefined();
  });

  it('[P5] the hash follows content alone: not key order, absent values, empty groups or empty list ends', () => {
    const hash = recordHash({ patient: { sex: '1', ageYears: 60 }, op: [{ code: '1' }] });
    const same: CaseRecord[] = [
      { op: [{ code: '1' }], patient: { ageYears: 60, sex: '1' } },
      {
        patient: { sex: '1', ageYears: 60, name: undefined },
        op: [{ code: '1' }, {}],
        stay: {},
        icu: [],
        dx: { other: [{}] },
      },
    ];
    expect(same.map(recordHash)).toEqual([hash, hash]);
  });

  it('[P8] takes time by the size of a record, not by how deep its lists nest', () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 60; depth++) nested = [nested];
    expect(recordHash({ lab: nested })).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, CaseRecord]>([
    ['a value', { patient: { sex: '2' }, op: [{ code: '1' }, { code: '2' }] }],
    ['the order of items', { patient: { sex: '1' }, op: [{ code: '2' }, { code: '1' }] }],
    ['a gap', { patient: { sex: '1' }, op: [{}, { code: '1' }, { code: '2' }] }],
    ['a type', { patient: { sex: 1 }, op: [{ code: '1' }, { code: '2' }] }],
  ])('another hash for %s', (_, other) => {
    expect(recordHash(other)).not.toBe(recordHash({ patient: { sex: '1' }, op: [{ code: '1' }, { code: '2' }] }));
  });
});
