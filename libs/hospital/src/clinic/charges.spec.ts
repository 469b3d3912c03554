import { describe, expect, it } from '@jest/globals';
import { Decimal } from '@caseloom/core';
import fc from 'fast-check';
import { Random } from '../random.ts';
import { FEE_LEAVES, makeBill, split, type BillReasons } from './charges.ts';

const NOTHING: BillReasons = {
  operated: false,
  transfused: false,
  pathology: false,
  kind: undefined,
  icuHours: 0,
  procedureCodes: [],
};
const bill = (reasons: Partial<BillReasons>, total = '12345.67') =>
  makeBill(new Random(1), new Decimal(total), { ...NOTHING, ...reasons }, '2026-05-01', '0400');

describe('bills', () => {
  it('[P7] parts are to the cent, none is negative, and they sum to the whole', () => {
    const cents = fc.integer({ min: 0, max: 100_000_000 });
    const weights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(cents, weights, (total, shares) => {
        const whole = new Decimal(total).div(100);
        const parts = split(whole, shares);
        expect(parts.reduce((sum, part) => sum.plus(part), new Decimal(0)).equals(whole)).toBe(true);
        expect(parts.every((part) => part.decimalPlaces() <= 2 && !part.isNegative())).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, Partial<BillReasons>, string, boolean]>([
    ['an operation', { operated: true }, 'surgical', true],
    ['no operation', {}, 'surgical', false],
    ['an operation', { operated: true }, 'matSurgery', true],
    ['a transfusion', { transfused: true }, 'blood', true],
    ['no transfusion', {}, 'blood', false],
    ['pathology', { pathology: true }, 'dxPathology', true],
    ['no pathology', {}, 'dxPathology', false],
  ])('with %s (%j) the category %s is charged: %s', (_, reasons, leaf, isCharged) => {
    expect(bill(reasons).fee[leaf] !== '0.00').toBe(isCharged);
  });

  it('components never exceed their category', () => {
    const { fee } = bill({ operated: true });
    expect(new Decimal(fee['anesthesia']!).plus(fee['operation']!).toFixed(2)).toBe(fee['surgical']);
    expect(new Decimal(fee['antibiotic']!).lessThanOrEqualTo(fee['westernDrug']!)).toBe(true);
  });

  it.each([
    ['96.7100', '呼吸机辅助呼吸'],
    ['96.0400', '气管插管术'],
    ['99.2503', '静脉化疗'],
    ['39.9500', '血液透析'],
    ['45.1302', '胃肠镜检查治疗'],
    ['88.5501', '冠脉造影'],
  ])('procedure %s leaves the item %s on the bill, and nothing else does', (code, name) => {
    const names = (codes: string[]) => bill({ procedureCodes: codes }).charges.map((line) => line.name);
    expect(names([code])).toContain(name);
    expect(names([])).not.toContain(name);
  });

  it('an ICU bed is charged for hours in an ICU', () => {
    const names = (icuHours: number) => bill({ icuHours }).charges.map((line) => line.name);
    expect(names(30)).toContain('重症监护病房床位费');
    expect(names(0)).not.toContain('重症监护病房床位费');
  });

  it('of nothing has every category, and no lines', () => {
    const { fee, charges } = bill({}, '0');
    expect(FEE_LEAVES.every((leaf) => fee[leaf] === '0.00')).toBe(true);
    expect(charges).toEqual([]);
  });
});
