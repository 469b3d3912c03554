import { Decimal } from '@caseloom/core';
import { FeelDate, type FeelDateTime, offsetOf } from '../temporal.ts';
import type { FeelValue } from '../values.ts';
import { defineFunction } from './function.ts';
import { dayOf } from './times.ts';

type Day = FeelDate | FeelDateTime;
const moment = (name: string) => ({ name, type: 'moment' as const });

/** Ours: completed years, whole days, hours and minutes between two moments; texts are read as dates. */
export const spanFunctions = [
  defineFunction({
    name: 'full years',
    about: { zh: '满周岁数，生日当天满岁。', en: 'Completed years; the birthday completes the year.' },
    parameters: [moment('birth'), moment('at')],
    returns: 'number',
    call: ([birth, at]) => {
      const [from, to] = [(birth as Day).calendar(), (at as Day).calendar()];
      const before = to.month < from.month || (to.month === from.month && to.day < from.day);
      return new Decimal(to.year - from.year - (before ? 1 : 0));
    },
  }),
  defineFunction({
    name: 'days between',
    about: { zh: '从前者到后者的日历天数。', en: 'Calendar days from the first to the second, negative backwards.' },
    parameters: [moment('from'), moment('to')],
    returns: 'number',
    call: ([from, to]) => new Decimal(dayOf(to as Day).days - dayOf(from as Day).days),
  }),
  defineFunction({
    name: 'hours between',
    about: { zh: '从前者到后者的小时数，可有小数。', en: 'Hours from the first to the second, with fractions.' },
    parameters: [moment('from'), moment('to')],
    returns: 'number',
    call: ([from, to]) => new Decimal(secondsOf(to as Day) - secondsOf(from as Day)).div(3600),
  }),
  defineFunction({
    name: 'minutes between',
    about: { zh: '从前者到后者的分钟数，可有小数。', en: 'Minutes from the first to the second, with fractions.' },
    parameters: [moment('from'), moment('to')],
    returns: 'number',
    call: ([from, to]) => new Decimal(secondsOf(to as Day) - secondsOf(from as Day)).div(60),
  }),
  defineFunction({
    name: 'minutes of',
    about: {
      zh: '结算清单写法“天/时/分”的时长换算为分钟。',
      en: 'Minutes of a duration written days/hours/minutes, as settlement lists write it.',
    },
    parameters: [{ name: 'duration', type: 'string' }],
    returns: 'number',
    call: ([text]) => minutesOf(text as string),
  }),
];

function minutesOf(text: string): FeelValue {
  const match = /^(\d{1,6})\/([01]?\d|2[0-3])\/([0-5]?\d)$/.exec(text);
  return match === null ? null : new Decimal(Number(match[1]) * 1440 + Number(match[2]) * 60 + Number(match[3]));
}

function secondsOf(value: Day): number {
  return value instanceof FeelDate ? value.days * 86400 : value.seconds - offsetOf(value.zone);
}
