/** The proleptic Gregorian calendar by arithmetic alone: days are counted from 1970-01-01, years may be any, also 0 and negative. */

export const MAX_YEAR = 999_999_999;

/** Day number of a date that exists; undefined when the month has no such day. */
export function dayOfCalendar(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || Math.abs(year) > MAX_YEAR)
    return undefined;
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function calendarOf(days: number): CalendarDay {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** First of January is 1. */
export function dayOfYear(days: number): number {
  return days - dayOfCalendar(calendarOf(days).year, 1, 1)! + 1;
}

/** ISO 8601: the week with the year's first Thursday is week 1. */
export function weekOfYear(days: number): number {
  return Math.floor((dayOfYear(days - weekdayOf(days) + 4) - 1) / 7) + 1;
}

/** Adds calendar months; a day that the target month lacks becomes its last day (31 January + 1 = 28 or 29 February). */
export function addCalendarMonths(days: number, months: number): number | undefined {
  const { year, month, day } = calendarOf(days);
  const index = year * 12 + month - 1 + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return dayOfCalendar(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Whole months from one day to another, negative backwards; the incomplete last month does not count. */
export function calendarMonthsBetween(from: number, to: number): number {
  if (to < from) return -calendarMonthsBetween(to, from);
  const [a, b] = [calendarOf(from), calendarOf(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

/** `2026-05-01`; years beyond four digits with all their digits, before 0 with a minus. */
export function calendarText(days: number): string {
  const { year, month, day } = calendarOf(days);
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
