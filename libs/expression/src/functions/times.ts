import { daysBetween, Decimal, fullYears } from '@caseloom/core';
import {
  FeelDate,
  FeelDateTime,
  monthsBetween,
  FeelMonths,
  parseDate,
  parseDateTime,
  parseDuration,
} from '../temporal.ts';
import type { FeelValue } from '../values.ts';
import { defineFunction } from './function.ts';

type Moment = FeelDate | FeelDateTime;
const moment = (name: string) => ({ name, type: 'moment' as const });

export const timeFunctions = [
  defineFunction({
    name: 'date',
    parameters: [
      { name: 'from', type: 'any' },
      { name: 'month', type: 'integer', optional: true },
      { name: 'day', type: 'integer', optional: true },
    ],
    returns: 'date',
    call: ([from, month, day]) => dateOf(from!, month ?? null, day ?? null),
  }),
  defineFunction({
    name: 'date and time',
    parameters: [{ name: 'from', type: 'any' }],
    returns: 'date and time',
    call: ([from]) =>
      typeof from === 'string'
        ? (parseDateTime(from) ?? null)
        : from instanceof FeelDate
          ? new FeelDateTime(from.days * 86400)
          : from instanceof FeelDateTime
            ? from
            : null,
  }),
  defineFunction({
    name: 'duration',
    parameters: [{ name: 'from', type: 'string' }],
    returns: 'any',
    call: ([from]) => parseDuration(from as string) ?? null,
  }),
  defineFunction({
    name: 'years and months duration',
    parameters: [moment('from'), moment('to')],
    returns: 'years and months duration',
    call: ([from, to]) => new FeelMonths(monthsBetween(dayOf(from as Moment), dayOf(to as Moment))),
  }),
  // Ours: completed years, whole days and hours between two moments; texts are read as dates.
  defineFunction({
    name: 'full years',
    parameters: [moment('birth'), moment('at')],
    returns: 'number',
    call: ([birth, at]) => numberOf(fullYears(String(dayOf(birth as Moment)), String(dayOf(at as Moment)))),
  }),
  defineFunction({
    name: 'days between',
    parameters: [moment('from'), moment('to')],
    returns: 'number',
    call: ([from, to]) => numberOf(daysBetween(String(dayOf(from as Moment)), String(dayOf(to as Moment)))),
  }),
  defineFunction({
    name: 'hours between',
    parameters: [moment('from'), moment('to')],
    returns: 'number',
    call: ([from, to]) => new Decimal(secondsOf(to as Moment) - secondsOf(from as Moment)).div(3600),
  }),
  defineFunction({
    name: 'minutes between',
    parameters: [moment('from'), moment('to')],
    returns: 'number',
    call: ([from, to]) => new Decimal(secondsOf(to as Moment) - secondsOf(from as Moment)).div(60),
  }), // `1/13/24`, days/hours/minutes as settlement lists write durations.
  defineFunction({
    name: 'minutes of',
    parameters: [{ name: 'duration', type: 'string' }],
    returns: 'number',
    call: ([text]) => minutesOf(text as string),
  }),
];

function minutesOf(text: string): FeelValue {
  const match = /^(\d{1,6})\/([01]?\d|2[0-3])\/([0-5]?\d)$/.exec(text);
  return match === null ? null : new Decimal(Number(match[1]) * 1440 + Number(match[2]) * 60 + Number(match[3]));
}

function dateOf(from: FeelValue, month: FeelValue, day: FeelValue): FeelValue {
  if (from instanceof Decimal && month instanceof Decimal && day instanceof Decimal) {
    return (
      parseDate(
        `${from.toFixed().padStart(4, '0')}-${month.toFixed().padStart(2, '0')}-${day.toFixed().padStart(2, '0')}`,
      ) ?? null
    );
  }
  if (typeof from === 'string') return parseDate(from) ?? null;
  return from instanceof FeelDateTime ? new FeelDate(from.days) : from instanceof FeelDate ? from : null;
}

function dayOf(value: Moment): FeelDate {
  return value instanceof FeelDate ? value : new FeelDate(value.days);
}

function secondsOf(value: Moment): number {
  return value instanceof FeelDate ? value.days * 86400 : value.seconds;
}

function numberOf(value: number | undefined): FeelValue {
  return value === undefined ? null : new Decimal(value);
}
