import { dateFromDayNumber, dayNumber } from '@caseloom/core';

/** Whole days since 1970-01-01. */
export class FeelDate {
  constructor(readonly days: number) {}
  toString(): string {
    return dateFromDayNumber(this.days);
  }
}

/** Whole seconds since 1970-01-01T00:00:00, hospital local time without zone. */
export class FeelDateTime {
  constructor(readonly seconds: number) {}
  get days(): number {
    return Math.floor(this.seconds / 86400);
  }
  toString(): string {
    const rest = this.seconds - this.days * 86400;
    return `${dateFromDayNumber(this.days)}T${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  }
}

/** Days and time duration, whole seconds. */
export class FeelDuration {
  constructor(readonly seconds: number) {}
  toString(): string {
    const total = Math.abs(this.seconds);
    const parts: string[] = [];
    const time: string[] = [];
    if (total >= 86400) parts.push(`${Math.floor(total / 86400)}D`);
    if (total % 86400 >= 3600) time.push(`${Math.floor((total % 86400) / 3600)}H`);
    if (total % 3600 >= 60) time.push(`${Math.floor((total % 3600) / 60)}M`);
    if (total % 60 > 0) time.push(`${total % 60}S`);
    const text = `${parts.join('')}${time.length > 0 ? `T${time.join('')}` : ''}`;
    return `${this.seconds < 0 ? '-' : ''}P${text === '' ? 'T0S' : text}`;
  }
}

/** Years and months duration, whole months. */
export class FeelMonths {
  constructor(readonly months: number) {}
  toString(): string {
    const total = Math.abs(this.months);
    const text = `${total >= 12 ? `${Math.floor(total / 12)}Y` : ''}${total % 12 > 0 ? `${total % 12}M` : ''}`;
    return `${this.months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
  }
}

export type FeelTemporal = FeelDate | FeelDateTime | FeelDuration | FeelMonths;

/** A date of a text `YYYY-MM-DD`; undefined when it is none. */
export function parseDate(text: string): FeelDate | undefined {
  const days = text.length === 10 ? dayNumber(text) : undefined;
  return days === undefined ? undefined : new FeelDate(days);
}

/** `YYYY-MM-DD`, optionally `Thh`, `Thh:mm` or `Thh:mm:ss` (fractions of a second are dropped); undefined when it is no moment. No zones. */
export function parseDateTime(text: string): FeelDateTime | undefined {
  const days = dayNumber(text);
  if (days === undefined) return undefined;
  if (text.length === 10) return new FeelDateTime(days * 86400);
  const match = /^T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/.exec(text.slice(10));
  if (!match) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2] ?? '0'), Number(match[3] ?? '0')];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return new FeelDateTime(days * 86400 + hour * 3600 + minute * 60 + second);
}

/** ISO 8601 `P1DT2H`, `P1Y2M`, with an optional leading minus. Days and time never mix with years and months. */
export function parseDuration(text: string): FeelDuration | FeelMonths | undefined {
  const months = /^(-)?P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?$/.exec(text);
  if (months && (months[2] !== undefined || months[3] !== undefined)) {
    return new FeelMonths((months[1] ? -1 : 1) * (Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)));
  }
  const days = /^(-)?P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/.exec(text);
  if (!days || text.endsWith('T') || days.slice(2).every((part) => part === undefined)) return undefined;
  const [d, h, m, s] = days.slice(2).map((part) => Number(part ?? 0)) as [number, number, number, number];
  return new FeelDuration((days[1] ? -1 : 1) * (d * 86400 + h * 3600 + m * 60 + s));
}

/** Adds calendar months; a day that the target month lacks becomes its last day (31 January + P1M = 28 or 29 February). */
export function addMonths(date: FeelDate, months: number): FeelDate {
  const text = date.toString();
  const index = Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  for (let day = Number(text.slice(8, 10)); ; day--) {
    const days = dayNumber(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
    if (days !== undefined) return new FeelDate(days);
    if (day <= 28) return new FeelDate(Number.NaN);
  }
}

/** Whole months from one date to another, negative backwards; the incomplete last month does not count. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  if (to.days < from.days) return -monthsBetween(to, from);
  const [a, b] = [from.toString(), to.toString()];
  const months = (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
  return b.slice(8, 10) < a.slice(8, 10) ? months - 1 : months;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
