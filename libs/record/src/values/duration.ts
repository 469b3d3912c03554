import { decimal, parseDecimal } from '@caseloom/core';

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;

/**
 * Minutes of a duration text `days/hours/minutes` as the settlement list writes it (`1/13/24`), hours 0–23, minutes 0–59;
 * undefined for anything else.
 */
export function durationMinutes(text: string): number | undefined {
  const parts = text.split('/');
  if (parts.length !== 3) return undefined;
  const [days, hours, minutes] = parts.map(wholeNumber);
  if (days === undefined || hours === undefined || minutes === undefined || hours > 23 || minutes > 59)
    return undefined;
  return days * MINUTES_PER_DAY + hours * MINUTES_PER_HOUR + minutes;
}

/** `days/hours/minutes` of a number of minutes, 0 or more. */
export function durationText(minutes: number): string {
  const days = Math.floor(minutes / MINUTES_PER_DAY);
  const hours = Math.floor((minutes % MINUTES_PER_DAY) / MINUTES_PER_HOUR);
  return `${days}/${hours}/${minutes % MINUTES_PER_HOUR}`;
}

/** Minutes, rounded half up to whole ones, of a plain number of hours (`37.4`); undefined when it is none or negative. */
export function minutesOfHours(text: string): number | undefined {
  const hours = parseDecimal(text);
  if (hours === undefined || hours.isNegative() || hours.greaterThan(1_000_000)) return undefined;
  return hours.times(MINUTES_PER_HOUR).round().toNumber();
}

/** Hours as a plain decimal text, exact, or undefined when the minutes are no finite decimal of an hour. */
export function hoursOfMinutes(minutes: number): string | undefined {
  return minutes % 3 === 0 ? decimal(minutes).dividedBy(MINUTES_PER_HOUR).toFixed() : undefined;
}

/** A whole number of at most six digits; undefined otherwise. */
export function wholeNumber(text: string): number | undefined {
  if (text.length === 0 || text.length > 6) return undefined;
  let value = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
