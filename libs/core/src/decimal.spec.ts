import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, decimal, formatDecimal, formatFixed, isDecimalText, parseDecimal, roundDecimal } from './decimal.ts';
import type { RoundingMode } from './decimal.ts';

describe('decimals', () => {
  it.each(['0', '12', '-3.50', '+1', '.5', '5.', '00012', '123456789012345678901234567890.12'])(
    'reads "%s"',
    (text) => {
      expect([isDecimalText(text), parseDecimal(text)?.eq(new Decimal(text))]).toEqual([true, true]);
    },
  );

  it.each(['', ' ', '1e3', '1,000', '0x10', 'NaN', 'Infinity', '-', '.', '1.2.3', '１', '1 ', '9'.repeat(61)])(
    'refuses "%s"',
    (text) => {
      expect([isDecimalText(text), parseDecimal(text)]).toEqual([false, undefined]);
    },
  );

  it.each([[NaN], [Infinity], [null], [undefined], [true], [{}], [['1']]])('refuses the value %p', (value) => {
    expect(parseDecimal(value)).toBeUndefined();
    expect(() => decimal(value as never)).toThrow(RangeError);
  });

  it('[P7] adds exactly what binary numbers cannot', () => {
    expect(decimal('0.1').plus('0.2').eq('0.3')).toBe(true);
    expect(decimal('12000.00').times('1.1').minus('13200').isZero()).toBe(true);
  });

  it.each<[string, number, RoundingMode, string]>([
    ['2.345', 2, 'HALF_UP', '2.35'],
    ['-2.345', 2, 'HALF_UP', '-2.35'],
    ['2.345', 2, 'HALF_EVEN', '2.34'],
    ['2.355', 2, 'HALF_EVEN', '2.36'],
    ['2.341', 2, 'UP', '2.35'],
    ['2.349', 2, 'DOWN', '2.34'],
    ['-2.341', 2, 'CEILING', '-2.34'],
    ['-2.341', 2, 'FLOOR', '-2.35'],
    ['2', 2, 'HALF_UP', '2.00'],
    ['-0.001', 2, 'HALF_UP', '0.00'],
    ['1000000000000000000000000', 0, 'HALF_UP', '1000000000000000000000000'],
  ])('[P7] %s to %d places %s is %s', (value, places, mode, expected) => {
    expect(formatFixed(decimal(value), places, mode)).toBe(expected);
    expect(roundDecimal(decimal(value), places, mode).eq(expected)).toBe(true);
  });

  it.each([
    ['1.500', '1.5'],
    ['-0', '0'],
    ['0.00000000000000000001', '0.00000000000000000001'],
    ['1000000000000000000000000000000', '1000000000000000000000000000000'],
  ])('writes %s as %s, without exponent', (value, expected) => {
    expect(formatDecimal(decimal(value))).toBe(expected);
  });

  it('[P7] parts rounded to cents and their rest add up to the total', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => decimal(value).dividedBy(100));
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 7 }), (total, parts) => {
        const share = roundDecimal(total.dividedBy(parts), 2);
        const rest = total.minus(share.times(parts - 1));
        expect(
          share
            .times(parts - 1)
            .plus(rest)
            .eq(total),
        ).toBe(true);
      }),
    );
  });
});
