import { Decimal, roundDecimal, type RoundingMode } from '@caseloom/core';
import { bounded } from '../arithmetic.ts';
import { quickRounding, type QuickRounding } from '../quick.ts';
import { FeelDuration, FeelMonths } from '../temporal.ts';
import type { FeelValue } from '../values.ts';
import { defineFunction } from './function.ts';

const number = (name: string) => ({ name, type: 'number' as const });
const scale = { name: 'scale', type: 'integer' as const };

export const numberFunctions = [
  defineFunction({
    name: 'abs',
    about: { zh: '绝对值（数字或时长）。', en: 'The number, or the duration, without its sign.' },
    parameters: [{ name: 'n', type: 'quantity' }],
    returns: ([type]) => type ?? 'number',
    call: ([n]) => {
      if (n instanceof Decimal) return n.abs();
      if (n instanceof FeelMonths) return new FeelMonths(Math.abs(n.months));
      return n instanceof FeelDuration && n.negative ? n.negated() : n!;
    },
    quick: ([n]) => {
      const of = n?.quick;
      return of === undefined ? undefined : (frame) => Math.abs(of(frame));
    },
  }),
  rounding('floor', 'FLOOR', true, { zh: '向下取整到小数位。', en: 'Rounds down, towards minus infinity.' }),
  rounding('ceiling', 'CEILING', true, { zh: '向上取整到小数位。', en: 'Rounds up, towards plus infinity.' }),
  // DMN 10.3.4.5: decimal rounds half even; the others say in their name what they do.
  rounding('decimal', 'HALF_EVEN', false, {
    zh: '按小数位舍入，恰好一半时取偶数。',
    en: 'Rounds to decimal places; a half goes to the even neighbour.',
  }),
  rounding('round half up', 'HALF_UP', false, {
    zh: '四舍五入：恰好一半时远离零。',
    en: 'Rounds to decimal places; a half goes away from zero.',
  }),
  rounding('round half down', 'HALF_DOWN', false, {
    zh: '恰好一半时向零舍入。',
    en: 'Rounds to decimal places; a half goes towards zero.',
  }),
  rounding('round up', 'UP', false, { zh: '远离零进位。', en: 'Rounds to decimal places, away from zero.' }),
  rounding('round down', 'DOWN', false, { zh: '向零截断。', en: 'Rounds to decimal places, towards zero.' }),
  defineFunction({
    name: 'modulo',
    about: { zh: '余数，符号与除数相同。', en: 'The rest of a division, with the sign of the divisor.' },
    parameters: [number('dividend'), number('divisor')],
    returns: 'number',
    call: ([a, b]) => modulo(a as Decimal, b as Decimal),
  }),
  defineFunction({
    name: 'sqrt',
    about: { zh: '平方根；负数为未知。', en: 'Square root; unknown of a negative number.' },
    parameters: [number('number')],
    returns: 'number',
    call: ([n]) => ((n as Decimal).isNeg() && !(n as Decimal).isZero() ? null : (n as Decimal).sqrt()),
  }),
  defineFunction({
    name: 'log',
    about: { zh: '自然对数；非正数为未知。', en: 'Natural logarithm; unknown of a number that is not positive.' },
    parameters: [number('number')],
    returns: 'number',
    call: ([n]) => ((n as Decimal).gt(0) ? (n as Decimal).ln() : null),
  }),
  defineFunction({
    name: 'exp',
    about: { zh: 'e 的幂。', en: 'The number e to that power.' },
    parameters: [number('number')],
    returns: 'number',
    call: ([n]) => ((n as Decimal).abs().gt(14_200) ? null : bounded((n as Decimal).exp())),
  }),
  defineFunction({
    name: 'even',
    about: { zh: '是否偶数；不是整数为未知。', en: 'Is it an even whole number?' },
    parameters: [number('number')],
    returns: 'boolean',
    call: ([n]) => parity(n as Decimal, 0),
  }),
  defineFunction({
    name: 'odd',
    about: { zh: '是否奇数；不是整数为未知。', en: 'Is it an odd whole number?' },
    parameters: [number('number')],
    returns: 'boolean',
    call: ([n]) => parity(n as Decimal, 1),
  }),
];

function rounding(name: string, mode: QuickRounding, optionalScale: boolean, about: { zh: string; en: string }) {
  return defineFunction({
    name,
    about,
    parameters: [number('n'), { ...scale, ...(optionalScale ? { optional: true } : {}) }],
    returns: 'number',
    call: ([n, places]) => round(n as Decimal, places === undefined ? 0 : (places as Decimal).toNumber(), mode),
    quick: ([n, places]) => {
      const to =
        places === undefined ? 0 : places.constant instanceof Decimal ? places.constant.toNumber() : Number.NaN;
      return n?.quick !== undefined && to >= 0 && to <= 15 && Number.isInteger(to)
        ? quickRounding(n.quick, to, mode)
        : undefined;
    },
  });
}

/** Negative places round before the point; DMN's scales reach from -6111 to 6176. */
function round(n: Decimal, places: number, mode: QuickRounding): FeelValue {
  if (places < -6111 || places > 6176) return null;
  if (places >= 0) return roundTo(n, places, mode);
  const shift = new Decimal(10).pow(-places);
  return bounded(roundTo(n.div(shift), 0, mode).times(shift));
}

function roundTo(n: Decimal, places: number, mode: QuickRounding): Decimal {
  return mode === 'HALF_DOWN'
    ? n.toDecimalPlaces(places, Decimal.ROUND_HALF_DOWN)
    : roundDecimal(n, places, mode satisfies RoundingMode);
}

/** DMN: the result has the sign of the divisor. */
function modulo(a: Decimal, b: Decimal): FeelValue {
  return b.isZero() ? null : a.minus(b.times(a.div(b).floor()));
}

function parity(n: Decimal, rest: number): FeelValue {
  return n.isInteger() ? n.mod(2).abs().eq(rest) : null;
}
