import { decimal, formatDecimal, isDecimalText } from '@caseloom/core';

const LARGEST_INTEGER = 999_999_999;

/** An integer from plain text: `60`, `+60`, `60.0`; undefined otherwise or beyond nine digits. */
export function readInteger(text: string): number | undefined {
  const plain = readDecimal(text);
  if (plain === undefined) return undefined;
  const value = Number(plain);
  return Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER ? value + 0 : undefined;
}

/**
 * The plain text of a decimal number, digits as they came: sign, thousands separators, currency sign and leading zeros go,
 * trailing zeros stay (`￥12,000.00` → `12000.00`). Undefined when the text is no decimal number.
 */
export function readDecimal(text: string): string | undefined {
  let plain = text;
  if (plain.startsWith('¥') || plain.startsWith('￥')) plain = plain.slice(1).trim();
  if (plain.includes(',')) {
    if (!/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain)) return undefined;
    plain = plain.replaceAll(',', '');
  }
  if (!isDecimalText(plain)) return undefined;
  return isTidy(plain) ? plain : tidy(plain);
}

/** The plain text of a JSON number; undefined when it is not finite. */
export function decimalOfNumber(value: number): string | undefined {
  return Number.isFinite(value) ? formatDecimal(decimal(value)) : undefined;
}

function isTidy(text: string): boolean {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  if (first < 48 || first > 57 || last === 46) return false;
  return first !== 48 || text.length === 1 || text[1] === '.';
}

function tidy(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative || text.startsWith('+') ? text.slice(1) : text).split('.');
  let start = 0;
  while (start < whole.length - 1 && whole[start] === '0') start++;
  const digits = (whole === '' ? '0' : whole.slice(start)) + (fraction === '' ? '' : `.${fraction}`);
  return negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}
