import { describe, expect, it } from '@jest/globals';
import { Decimal, hashJson } from '@caseloom/core';
import { departments } from './clinic/departments.ts';
import { FEE_LEAVES } from './clinic/charges.ts';
import { errorKinds, errorTrials, hospitalYear } from './index.ts';

const options = { seed: 7, cases: 400, endsOn: '2026-10-31' };

describe('the synthetic hospital', () => {
  it('[P5] makes the same year from the same seed, and another from another', () => {
    const year = (seed: number): string => hashJson([...hospitalYear({ ...options, seed, cases: 60 })]);
    expect(year(7)).toBe(year(7));
    expect(year(7)).not.toBe(year(8));
  });

  it('bills every faultless stay to the cent: categories and lines both sum to the total', () => {
    for (const { record } of hospitalYear({ ...options, errorShare: 0 })) {
      const fee = record.fee as Record<string, string>;
      const sum = (texts: (string | undefined)[]): string =>
        texts.reduce((total, text) => total.plus(text ?? '0'), new Decimal(0)).toFixed(2);
      expect(sum(FEE_LEAVES.map((leaf) => fee[leaf]))).toBe(fee['total']);
      expect(sum((record.charges ?? []).map((line) => line.amount))).toBe(fee['total']);
    }
  });

  it('spreads its discharges over a year and brings people back', () => {
    const stays = [...hospitalYear({ ...options, cases: 1500 })];
    const months = new Set(stays.map(({ record }) => record.stay?.dischargeAt?.slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(12);
    expect(stays.some(({ record }) => (record.stay?.['admissionCount'] as number) > 1)).toBe(true);
    expect(new Set(stays.map(({ record }) => record.stay?.dischargeDept)).size).toBe(departments.length);
  });

  it('makes every kind of error at least once, and every error changes the record', () => {
    const seen = new Set<string>();
    for (const trial of errorTrials({ ...options, cases: 1500, perKind: 2 })) {
      seen.add(trial.kind.id);
      expect(hashJson(trial.faulty)).not.toBe(hashJson(trial.clean));
    }
    expect([...seen].sort()).toEqual(errorKinds.map((kind) => kind.id).sort());
  });

  it('covers all 25 subcategories', () => {
    expect(new Set(errorKinds.map((kind) => kind.subcategory)).size).toBe(25);
  });
});
