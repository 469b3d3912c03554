import { describe, expect, it } from '@jest/globals';
import { hashJson } from '@caseloom/core';
import { genericPath, isFieldOrGroup } from '@caseloom/record';
import { errorKinds, errorTrials, hospitalYear } from '../index.ts';

const options = { seed: 7, cases: 1_500, endsOn: '2026-10-31' };
const trials = [...errorTrials({ ...options, perKind: 3 })];

describe('errors of the hospital', () => {
  it('are named once, in both languages, and point at a field of the record', () => {
    expect(new Set(errorKinds.map(({ id }) => id)).size).toBe(errorKinds.length);
    for (const { id, zh, en, field, subcategory } of errorKinds) {
      expect([id, zh.length > 2, en.length > 5]).toEqual([id, true, true]);
      expect([id, isFieldOrGroup(genericPath(field))]).toEqual([id, true]);
      expect(subcategory).toMatch(/^[ABC]\d{2}$/);
    }
  });

  it.each(errorKinds.map(({ id }) => [id]))(
    '%s differs from its clean twin, and so does its near miss, which is another record',
    (id) => {
      const own = trials.filter(({ kind }) => kind.id === id);
      expect(own.length).toBeGreaterThan(0);
      for (const { clean, faulty, nearMiss } of own) {
        const hashes = [clean, faulty, ...(nearMiss === undefined ? [] : [nearMiss])].map((one) => hashJson(one));
        expect(new Set(hashes).size).toBe(hashes.length);
      }
    },
  );

  it('leave the clean twin alone: it is the stay that the year has', () => {
    const year = new Set([...hospitalYear({ ...options, errorShare: 0 })].map(({ record }) => hashJson(record)));
    expect(trials.every(({ clean }) => year.has(hashJson(clean)))).toBe(true);
  });

  it('[P5] are the same for the same seed', () => {
    const again = [...errorTrials({ ...options, perKind: 3 })];
    expect(hashJson(again.map(({ faulty }) => faulty))).toBe(hashJson(trials.map(({ faulty }) => faulty)));
  });

  it.each([
    [0, 0, 0],
    [0.3, 0.25, 0.35],
    [1, 1, 1],
  ])('are put into a share of %d of the stays, one or two each', (errorShare, least, most) => {
    const stays = [...hospitalYear({ ...options, cases: 1_000, errorShare })];
    const faulty = stays.filter(({ truth }) => truth.length > 0);
    expect(faulty.length / stays.length).toBeGreaterThanOrEqual(least);
    expect(faulty.length / stays.length).toBeLessThanOrEqual(most);
    const known = new Set(errorKinds.map(({ id }) => id));
    for (const { truth } of faulty) {
      expect(truth.length === 1 || truth.length === 2).toBe(true);
      expect(truth.every((id) => known.has(id)) && new Set(truth).size === truth.length).toBe(true);
    }
  });
});
