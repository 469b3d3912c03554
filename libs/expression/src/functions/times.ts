import { Decimal } from '@caseloom/core';
import { dayOfCalendar, dayOfYear, weekOfYear } from '../calendar.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime, monthsBetween } from '../temporal.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../temporal-texts.ts';
import type { FeelValue } from '../values.ts';
import { defineFunction } from './function.ts';

type Day = FeelDate | FeelDateTime;
const whole = (name: string) => ({ name, type: 'integer' as const });
const calendar = (name: string) => ({ name, type: 'calendar' as const });

/** Functions that make dates, times and durations, and those that tell where in the calendar a date lies. There is no clock: now() and today() are refused. */
export const timeFunctions = [
  defineFunction({
    name: 'date',
    about: {
      zh: '由文本、日期时间或年月日组成日期。',
      en: 'The date of a text, of a date and time, or of year, month and day.',
    },
    parameters: [{ name: 'from', type: 'any' }],
    or: [[whole('year'), whole('month'), whole('day')]],
    returns: 'date',
    call: ([from, month, day]) => {
      if (from instanceof Decimal)
        return month instanceof Decimal && day instanceof Decimal
          ? dateOf(dayOfCalendar(from.toNumber(), month.toNumber(), day.toNumber()))
          : null;
      if (typeof from === 'string') return parseDate(from) ?? null;
      return from instanceof FeelDateTime ? new FeelDate(from.days) : from instanceof FeelDate ? from : null;
    },
  }),
  defineFunction({
    name: 'time',
    about: {
      zh: '由文本、日期时间或时分秒组成时间。',
      en: 'The time of a text, of a date and time, or of hour, minute, second and offset.',
    },
    parameters: [{ name: 'from', type: 'any' }],
    or: [
      [
        whole('hour'),
        whole('minute'),
        { name: 'second', type: 'number' },
        { name: 'offset', type: 'any', optional: true },
      ],
    ],
    returns: 'time',
    takesNull: true,
    call: ([from, minute, second, offset]) => {
      if (from instanceof Decimal) return timeOf(from, minute ?? null, second ?? null, offset ?? null);
      if (typeof from === 'string') return parseTime(from) ?? null;
      if (from instanceof FeelDateTime) return new FeelTime(from.clock, from.nanos, from.zone);
      return from instanceof FeelDate ? new FeelTime(0, 0, 0) : from instanceof FeelTime ? from : null;
    },
  }),
  defineFunction({
    name: 'date and time',
    about: {
      zh: '由文本、日期或“日期、时间”组成日期时间。',
      en: 'The date and time of a text, of a date, or of a date and a time.',
    },
    parameters: [{ name: 'from', type: 'any' }],
    or: [[calendar('date'), { name: 'time', type: 'any' }]],
    returns: 'date and time',
    call: ([from, time], _frame, reference) => {
      if (time instanceof FeelTime) return new FeelDateTime((from as Day).days, time.seconds, time.nanos, time.zone);
      if (time !== undefined) return null;
      if (typeof from === 'string') return parseDateTime(from, reference) ?? null;
      return from instanceof FeelDate ? new FeelDateTime(from.days) : from instanceof FeelDateTime ? from : null;
    },
  }),
  defineFunction({
    name: 'duration',
    about: { zh: '由文本（如 P1DT2H、P1Y2M）组成时长。', en: 'The duration of a text such as P1DT2H or P1Y2M.' },
    parameters: [{ name: 'from', type: 'any' }],
    returns: 'any',
    call: ([from]) =>
      typeof from === 'string'
        ? (parseDuration(from) ?? null)
        : from instanceof FeelDuration || from instanceof FeelMonths
          ? from
          : null,
  }),
  defineFunction({
    name: 'years and months duration',
    about: { zh: '两个日期之间的整年整月。', en: 'Whole years and months from one date to another.' },
    parameters: [
      { name: 'from', type: 'moment' },
      { name: 'to', type: 'moment' },
    ],
    returns: 'years and months duration',
    call: ([from, to]) => new FeelMonths(monthsBetween(dayOf(from as Day), dayOf(to as Day))),
  }),
  defineFunction({
    name: 'day of year',
    about: { zh: '一年中的第几天，1 月 1 日为 1。', en: 'Day of the year; 1 January is 1.' },
    parameters: [calendar('date')],
    returns: 'number',
    call: ([date]) => new Decimal(dayOfYear((date as Day).days)),
  }),
  defineFunction({
    name: 'day of week',
    about: { zh: '星期几的英文名，如 Monday。', en: 'Name of the day of the week, such as Monday.' },
    parameters: [calendar('date')],
    returns: 'string',
    call: ([date]) => WEEKDAYS[(date as Day).weekday - 1]!,
  }),
  defineFunction({
    name: 'month of year',
    about: { zh: '月份的英文名，如 January。', en: 'Name of the month, such as January.' },
    parameters: [calendar('date')],
    returns: 'string',
    call: ([date]) => MONTHS[(date as Day).calendar().month - 1]!,
  }),
  defineFunction({
    name: 'week of year',
    about: { zh: 'ISO 8601 的周数。', en: 'Week of the year by ISO 8601.' },
    parameters: [calendar('date')],
    returns: 'number',
    call: ([date]) => new Decimal(weekOfYear((date as Day).days)),
  }),
];

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dateOf(days: number | undefined): FeelValue {
  return days === undefined ? null : new FeelDate(days);
}

/** The offset, when given, is a duration of at most 18 hours. */
function timeOf(hour: Decimal, minute: FeelValue, second: FeelValue, offset: FeelValue): FeelValue {
  if (!(minute instanceof Decimal) || !(second instanceof Decimal)) return null;
  if (offset !== null && !(offset instanceof FeelDuration)) return null;
  const seconds = second.floor();
  const [h, m, s] = [hour.toNumber(), minute.toNumber(), seconds.toNumber()];
  if (h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return null;
  if (offset !== null && Math.abs(offset.seconds) > 18 * 3600) return null;
  return new FeelTime(
    h * 3600 + m * 60 + s,
    second.minus(seconds).times(1e9).floor().toNumber(),
    offset === null ? undefined : offset.seconds,
  );
}

export function dayOf(value: Day): FeelDate {
  return value instanceof FeelDate ? value : new FeelDate(value.days);
}
