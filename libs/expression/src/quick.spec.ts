import { Budget, Decimal } from '@caseloom/core';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileExpression } from './compile.ts';
import { decimalOf, quickOfDecimal } from './quick.ts';
import { type Names } from './types.ts';
import { fromFeel } from './values.ts';

const RUNS = process.env['CASELOOM_BUDGET'] === 'long' ? 200_000 : 3_000;
const coefficient = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -20_000_000, max: 20_000_000 }),
  fc.constantFrom(0, -0, 1, -1, 9_999_999, 10_000_000, 99_999_999_999_999, 1e14, Number.MAX_SAFE_INTEGER),
);
const places = fc.integer({ min: 0, max: 18 });

describe('numbers without decimals', () => {
  it('become the decimal that a text of them becomes, part for part', () => {
    fc.assert(
      fc.property(coefficient, places, (c, p) => {
        const made = decimalOf(c, p);
        const wanted = new Decimal(`${c}e-${p}`);
        expect([made.s * (made.isZero() ? 0 : 1), made.e, made.d]).toEqual([
          wanted.s * (wanted.isZero() ? 0 : 1),
          wanted.e,
          wanted.d,
        ]);
        expect(made).toBeInstanceOf(Decimal);
      }),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it('are read from a decimal as they are, or not at all', () => {
    fc.assert(
      fc.property(coefficient, places, (c, p) => {
        const value = new Decimal(`${c}e-${p}`);
        const told = { places: -1 };
        const read = quickOfDecimal(value, told);
        if (!Number.isNaN(read)) expect(value.eq(new Decimal(`${read}e-${told.places}`))).toBe(true);
      }),
      { numRuns: RUNS, seed: 2 },
    );
  });

  it('answer as decimals do, whatever is asked of them', () => {
    const names: Names = new Map([
      ['a', 'number'],
      ['b', 'number'],
      ['c', 'number'],
    ]);
    const unknownNames: Names = new Map([
      ['a', 'any'],
      ['b', 'any'],
      ['c', 'any'],
    ]);
    const formulas = [
      'a + b * c',
      '(a - b) * (b - c) - a',
      'round half up(a * b - c, 2)',
      'round half down(a * b, 1)',
      'decimal(a + b / 1, 3)',
      'round up(a - b, 0) + round down(b, 1)',
      'floor(a) * ceiling(b)',
      'abs(a - b)',
      '-a * 2.50',
      'a < b',
      'a + b = b + a',
      'a * b >= c',
      'floor(a, 2) - ceiling(c, 1)',
    ];
    const text = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.stringMatching(/^(\.\d{0,6})?$/),
      )
      .map(([sign, whole, fraction]) => `${sign}${whole}${fraction}`);
    const value = fc.oneof(
      text,
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
    );
    const compiled = formulas.map((formula) => {
      const [quick, exact] = [names, unknownNames].map((known) => compileExpression(formula, { names: known }));
      if (!quick!.ok || !exact!.ok) throw new Error(formula);
      return { formula, quick: quick!.value, exact: exact!.value };
    });
    fc.assert(
      fc.property(fc.constantFrom(...compiled), value, value, value, ({ quick, exact }, a, b, c) => {
        const facts: Record<string, unknown> = { a, b, c };
        const decimals: Record<string, unknown> = { a: new Decimal(a), b: new Decimal(b), c: new Decimal(c) };
        expect(fromFeel(quick.evaluate((name) => facts[name], new Budget()))).toEqual(
          fromFeel(exact.evaluate((name) => decimals[name], new Budget())),
        );
      }),
      { numRuns: RUNS * 3, seed: 3 },
    );
  });
});
