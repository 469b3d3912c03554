/**
 * Calendar dates and local date-times as texts, hospital local time without zone. Texts sort as the moments they name;
 * arithmetic goes through whole days or whole minutes since 1970-01-01. No clock and no time zone is ever read ([P14]).
 */

/** `YYYY-MM-DD`. */
export type DateText = string;
/** `YYYY-MM-DDTHH:mm:ss`, or shorter to the minute or the hour on the way in. */
export type DateTimeText = string;

const MINUTES_PER_DAY = 1440;

/** Days since 1970-01-01 of a proleptic Gregorian date; undefined when the text is no real date. Accepts a date-time and reads its date part. */
export function dayNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|T)/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return civilToDays(year, month, day);
}

/** Minutes since 1970-01-01T00:00; a date alone counts as its midnight; seconds are dropped; undefined when the text is no real moment. */
export function minuteNumber(text: string): number | undefined {
  const days = dayNumber(text);
  if (days === undefined) return undefined;
  if (text.length === 10) return days * MINUTES_PER_DAY;
  const match = /^T(\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/.exec(text.slice(10));
  if (!match) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? '0');
  const second = Number(match[3] ?? '0');
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return days * MINUTES_PER_DAY + hour * 60 + minute;
}

export function isDate(text: string): boolean {
  return text.length === 10 && dayNumber(text) !== undefined;
}

export function isDateTime(text: string): boolean {
  return minuteNumber(text) !== undefined;
}

/** The date `days` after day 0 (1970-01-01). */
export function dateFromDayNumber(days: number): DateText {
  const [year, month, day] = daysToCivil(days);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function addDays(date: DateText, days: number): DateText | undefined {
  const start = dayNumber(date);
  return start === undefined ? undefined : dateFromDayNumber(start + days);
}

/** Whole days from one date to another (date parts only); negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number | undefined {
  const start = dayNumber(from);
  const end = dayNumber(to);
  return start === undefined || end === undefined ? undefined : end - start;
}

export function minutesBetween(from: string, to: string): number | undefined {
  const start = minuteNumber(from);
  const end = minuteNumber(to);
  return start === undefined || end === undefined ? undefined : end - start;
}

/** Completed years from birth to a date; the birthday itself completes the year; negative before birth. 29 February counts on 1 March in common years. */
export function fullYears(birth: string, at: string): number | undefined {
  if (dayNumber(birth) === undefined || dayNumber(at) === undefined) return undefined;
  const years = Number(at.slice(0, 4)) - Number(birth.slice(0, 4));
  return at.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
}

/** `YYYY-MM` of a date or date-time. */
export function monthOf(text: string): string {
  return text.slice(0, 7);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Days from civil and back, after the well-known algorithm on 400-year eras that start on 1 March.
function civilToDays(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

function daysToCivil(days: number): [number, number, number] {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
