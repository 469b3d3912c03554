import { formatDecimal, formatFixed, parseDecimal } from '@caseloom/core';

const MINUS = '\u2212';

/** Digits grouped by thousands, a true minus sign: `−1,203.50`. Text that is no number is shown as it is. */
export function number(value: string | number | undefined, places?: number): string {
  if (value === undefined) return '';
  const parsed = parseDecimal(value);
  if (parsed === undefined) return String(value);
  const text = places === undefined ? formatDecimal(parsed) : formatFixed(parsed, places);
  const [whole = '', fraction] = text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${text.startsWith('-') ? MINUS : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** Yuan with two places: `¥1,234.50`, `−¥1,203.50`. */
export function money(value: string | number | undefined): string {
  const text = number(value, 2);
  if (text === '') return '';
  return text.startsWith(MINUS) ? `${MINUS}¥${text.slice(1)}` : `¥${text}`;
}

/** Points and weights with four places. */
export function points(value: string | number | undefined): string {
  return number(value, 4);
}

/** As money, with a plus before what is positive: for differences. */
export function signedMoney(value: string | undefined): string {
  const parsed = parseDecimal(value);
  const text = money(value);
  return parsed !== undefined && parsed.gt(0) ? `+${text}` : text;
}

/** -1, 0 or 1; undefined when it is no number. */
export function signOf(value: string | undefined): -1 | 0 | 1 | undefined {
  const parsed = parseDecimal(value);
  if (parsed === undefined) return undefined;
  return parsed.isZero() ? 0 : parsed.isNegative() ? -1 : 1;
}

/** A calendar date or local date-time of a record, as it was written: `2026-11-21` or `2026-11-21 14:03`. */
export function dateText(value: string | undefined): string {
  if (value === undefined) return '';
  const time = value.slice(11, 16);
  return time === '' || time === '00:00' ? value.slice(0, 10) : `${value.slice(0, 10)} ${time}`;
}

/** A moment of the server (UTC) on this machine's clock: `2026-11-21 14:03`. */
export function momentText(value: string | undefined): string {
  if (value === undefined) return '';
  const at = new Date(value);
  if (Number.isNaN(at.getTime())) return value;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
