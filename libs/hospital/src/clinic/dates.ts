import { dateFromDayNumber, dayNumber } from '@caseloom/core';

/** A calendar date so many days later. @throws RangeError when the text is no date */
export function shift(date: string, days: number): string {
  const day = dayNumber(date);
  if (day === undefined) throw new RangeError(`not a date: ${date}`);
  return dateFromDayNumber(day + days);
}

/** Two digits. */
export function pad(value: number): string {
  return String(value).padStart(2, '0');
}
