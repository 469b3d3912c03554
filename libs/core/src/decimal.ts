import { Decimal as DecimalJs } from 'decimal.js';

/**
 * Exact decimal numbers with 34 significant digits (IEEE 754 decimal128, as DMN asks), rounding half up.
 * Implements the arithmetic behind [P7].
 */
export const Decimal = DecimalJs.clone({
  precision: 34,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -40,
  toExpPos: 40,
});
export type Decimal = DecimalJs;

/** How a policy rounds an amount; named in the pack, never implied. */
export type RoundingMode = 'HALF_UP' | 'HALF_EVEN' | 'UP' | 'DOWN' | 'CEILING' | 'FLOOR';

const MODES: Record<RoundingMode, DecimalJs.Rounding> = {
  HALF_UP: DecimalJs.ROUND_HALF_UP,
  HALF_EVEN: DecimalJs.ROUND_HALF_EVEN,
  UP: DecimalJs.ROUND_UP,
  DOWN: DecimalJs.ROUND_DOWN,
  CEILING: DecimalJs.ROUND_CEIL,
  FLOOR: DecimalJs.ROUND_FLOOR,
};

const DECIMAL_TEXT = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;

/** True when the text is a plain decimal number: optional sign, digits, optional fraction; no exponent, no blanks. */
export function isDecimalText(text: string): boolean {
  return text.length <= 60 && DECIMAL_TEXT.test(text);
}

/** Reads a decimal from plain text, an integer or a decimal; undefined when the text is no plain decimal number. */
export function parseDecimal(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (typeof value === 'number') return Number.isFinite(value) ? new Decimal(value) : undefined;
  if (typeof value === 'string') return isDecimalText(value) ? new Decimal(value) : undefined;
  return undefined;
}

/** As parseDecimal, for values that the caller has already checked. @throws RangeError on anything that is no decimal. */
export function decimal(value: string | number | Decimal): Decimal {
  const parsed = parseDecimal(value);
  if (parsed === undefined) throw new RangeError(`not a decimal number: ${String(value).slice(0, 60)}`);
  return parsed;
}

/** Rounds to a number of decimal places, 0 or more. */
export function roundDecimal(value: Decimal, places: number, mode: RoundingMode = 'HALF_UP'): Decimal {
  return value.toDecimalPlaces(places, MODES[mode]);
}

/** Text with exactly that many decimal places: `formatFixed(decimal('2'), 2)` is `2.00`. Never an exponent, never `-0`. */
export function formatFixed(value: Decimal, places: number, mode: RoundingMode = 'HALF_UP'): string {
  const text = value.toFixed(places, MODES[mode]);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** Shortest plain text of a decimal, without exponent or trailing zeros. */
export function formatDecimal(value: Decimal): string {
  const text = value.toFixed();
  return text === '-0' ? '0' : text;
}
