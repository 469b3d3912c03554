import { describe, expect, it } from '@jest/globals';
import { Random } from './random.ts';

const drawn = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe('seeded randomness', () => {
  it('[P5] draws the same from the same seed and other things from another', () => {
    const numbers = (seed: number): number[] => {
      const random = new Random(seed);
      return drawn(20, () => random.next());
    };
    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
    expect(numbers(1).every((one) => one >= 0 && one < 1)).toBe(true);
  });

  it('draws whole numbers with both bounds among them', () => {
    const random = new Random(2);
    expect(new Set(drawn(500, () => random.int(3, 6)))).toEqual(new Set([3, 4, 5, 6]));
    expect(random.int(7, 7)).toBe(7);
  });

  it('draws by weight, and never what weighs nothing', () => {
    const random = new Random(3);
    const items = [{ weight: 1 }, { weight: 0 }, { weight: 3 }];
    const picks = drawn(4_000, () => items.indexOf(random.weighted(items, (one) => one.weight)));
    expect(picks).not.toContain(1);
    expect(picks.filter((one) => one === 2).length / picks.length).toBeCloseTo(0.75, 1);
  });

  it('draws around a mean with a long right tail', () => {
    const random = new Random(4);
    const values = drawn(20_000, () => random.skewed(1_000));
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    expect(Math.abs(mean - 1_000)).toBeLessThan(20);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(100);
    expect(values.filter((one) => one > 2_000).length).toBeGreaterThan(values.filter((one) => one < 300).length);
  });

  it('gives streams of their own by name, which drawing from one does not shift', () => {
    const [one, other] = [new Random(5).fork('a'), new Random(5).fork('b')];
    expect(one.next()).not.toBe(other.next());
    expect(new Random(5).fork('a').next()).toBe(new Random(5).fork('a').next());
  });

  it('has nothing to pick from nothing', () => {
    expect(() => new Random(6).pick([])).toThrow('nothing to pick from');
  });
});
