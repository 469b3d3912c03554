import { Decimal, roundDecimal, type RoundingMode } from '@caseloom/core';
import type { FeelValue } from '../values.ts';
import { defineFunction } from './function.ts';

const number = (name: string) => ({ name, type: 'number' as const });
const scale = { name: 'scale', type: 'integer' as const };

export const numberFunctions = [
  defineFunction({ name: 'abs', parameters: [number('n')], returns: 'number', call: ([n]) => (n as Decimal).abs() }),
  rounding('floor', 'FLOOR', true),
  rounding('ceiling', 'CEILING', true),
  // DMN 10.3.4.5: decimal rounds half even; the others say in their name what they do.
  rounding('decimal', 'HALF_EVEN', false),
  rounding('round half up', 'HALF_UP', false),
  rounding('round half down', 'HALF_DOWN', false),
  rounding('round up', 'UP', false),
  rounding('round down', 'DOWN', false),
  defineFunction({
    name: 'modulo',
    parameters: [number('dividend'), number('divisor')],
    returns: 'number',
    call: ([a, b]) => modulo(a as Decimal, b as Decimal),
  }),
  defineFunction({
    name: 'sqrt',
    parameters: [number('number')],
    returns: 'number',
    call: ([n]) => ((n as Decimal).isNeg() ? null : (n as Decimal).sqrt()),
  }),
  defineFunction({
    name: 'even',
    parameters: [number('number')],
    returns: 'boolean',
    call: ([n]) => parity(n as Decimal, 0),
  }),
  defineFunction({
    name: 'odd',
    parameters: [number('number')],
    returns: 'boolean',
    call: ([n]) => parity(n as Decimal, 1),
  }),
];

function rounding(name: string, mode: RoundingMode | 'HALF_DOWN', optionalScale: boolean) {
  return defineFunction({
    name,
    parameters: [number('n'), { ...scale, optional: optionalScale }],
    returns: 'number',
    call: ([n, places]) => round(n as Decimal, places == null ? 0 : (places as Decimal).toNumber(), mode),
  });
}

/** Negative places round before the point. */
function round(n: Decimal, places: number, mode: RoundingMode | 'HALF_DOWN'): FeelValue {
  if (Math.abs(places) > 6144) return null;
  const shift = new Decimal(10).pow(-places);
  if (mode === 'HALF_DOWN')
    return places >= 0
      ? n.toDecimalPlaces(places, Decimal.ROUND_HALF_DOWN)
      : n.div(shift).toDecimalPlaces(0, Decimal.ROUND_HALF_DOWN).times(shift);
  return places >= 0 ? roundDecimal(n, places, mode) : roundDecimal(n.div(shift), 0, mode).times(shift);
}

/** DMN: the result has the sign of the divisor. */
function modulo(a: Decimal, b: Decimal): FeelValue {
  return b.isZero() ? null : a.minus(b.times(a.div(b).floor()));
}

function parity(n: Decimal, rest: number): FeelValue {
  return n.isInteger() ? n.mod(2).abs().eq(rest) : null;
}
