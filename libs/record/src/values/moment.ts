import { isDate, isDateTime } from '@caseloom/core';
import { digitsAt } from './text.ts';

/** A date, and the time of day where the text has one; `time` is `HH:mm:ss`. */
export interface Moment {
  readonly date: string;
  readonly time?: string;
}

/**
 * Reads a calendar date with or without a time of day, hospital local time. Accepted: `2026-05-01`, `2026/5/1`, `2026.5.1`,
 * `2026年5月1日`, `20260501`, and after a blank or `T` a time `9`, `9:05`, `09:05:30(.123)`, `9时5分`; `20260501090530`.
 * Undefined for anything else, also for texts with a zone and for dates that do not exist.
 */
export function readMoment(text: string): Moment | undefined {
  if (text.length === 10 && text[4] === '-') return isDate(text) ? { date: text } : undefined;
  if (text.length === 19 && text[10] === 'T' && isDateTime(text))
    return { date: text.slice(0, 10), time: text.slice(11) };
  const compact = readCompact(text);
  if (compact !== undefined) return compact;
  const day = readDay(text);
  if (day === undefined) return undefined;
  if (day.end === text.length) return { date: day.date };
  if (text[day.end] !== ' ' && text[day.end] !== 'T') return undefined;
  const time = readTime(text, day.end + 1);
  return time === undefined ? undefined : { date: day.date, time };
}

function readDay(text: string): { date: string; end: number } | undefined {
  const year = digitsAt(text, 0, 4);
  if (year?.end !== 4) return undefined;
  const separator = text[4]!;
  if (!'-/.年'.includes(separator)) return undefined;
  const month = digitsAt(text, 5, 2);
  if (month === undefined || text[month.end] !== (separator === '年' ? '月' : separator)) return undefined;
  const day = digitsAt(text, month.end + 1, 2);
  if (day === undefined) return undefined;
  if (separator === '年' && text[day.end] !== '日') return undefined;
  const date = `${pad(year.value, 4)}-${pad(month.value, 2)}-${pad(day.value, 2)}`;
  return isDate(date) ? { date, end: separator === '年' ? day.end + 1 : day.end } : undefined;
}

function readTime(text: string, from: number): string | undefined {
  let start = from;
  while (text[start] === ' ') start++;
  const parts: number[] = [];
  let at = start;
  for (const mark of [':时', ':分', '秒']) {
    const part = digitsAt(text, at, 2);
    if (part === undefined) return undefined;
    parts.push(part.value);
    at = part.end;
    if (at === text.length) break;
    if (mark === '秒' && text[at] === '.') at = digitsAt(text, at + 1, 9)?.end ?? at;
    if (at < text.length && mark.includes(text[at]!)) at++;
    if (at === text.length) break;
  }
  if (at !== text.length) return undefined;
  const [hour = 0, minute = 0, second = 0] = parts;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}`;
}

/** `20260501`, `2026050109`, `202605010905`, `20260501090530`. */
function readCompact(text: string): Moment | undefined {
  if (![8, 10, 12, 14].includes(text.length)) return undefined;
  for (let at = 0; at < text.length; at++) if (digitsAt(text, at, 1) === undefined) return undefined;
  const date = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  if (!isDate(date)) return undefined;
  if (text.length === 8) return { date };
  const time = `${text.slice(8, 10)}:${text.slice(10, 12) || '00'}:${text.slice(12, 14) || '00'}`;
  return isDateTime(`${date}T${time}`) ? { date, time } : undefined;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
