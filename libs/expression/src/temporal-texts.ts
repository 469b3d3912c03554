import { dayOfCalendar } from './calendar.ts';
import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelMonths,
  type FeelTemporal,
  FeelTime,
  type Zone,
} from './temporal.ts';

/** A date of a text `YYYY-MM-DD` (years of more than four digits and before 0 as XML Schema writes them); undefined when it is none. */
export function parseDate(text: string): FeelDate | undefined {
  const days = dayOf(text);
  return days === undefined ? undefined : new FeelDate(days);
}

/** `hh:mm:ss` with fraction and zone; undefined when it is no time of day. */
export function parseTime(text: string): FeelTime | undefined {
  if (text.length > 80) return undefined;
  const clock = clockOf(text, true);
  return clock === undefined ? undefined : new FeelTime(clock.seconds, clock.nanos, clock.zone);
}

/**
 * `YYYY-MM-DDThh:mm:ss` with fraction and zone; undefined when it is no moment. `strict` is DMN's form, where only the whole time part may be left out;
 * else `Thh` and `Thh:mm` are read too, as records write them.
 */
export function parseDateTime(text: string, strict = false): FeelDateTime | undefined {
  if (text.length > 100) return undefined;
  const split = text.indexOf('T');
  const days = dayOf(split < 0 ? text : text.slice(0, split));
  if (days === undefined) return undefined;
  if (split < 0) return new FeelDateTime(days);
  const clock = clockOf(text.slice(split + 1), strict);
  return clock === undefined ? undefined : new FeelDateTime(days, clock.seconds, clock.nanos, clock.zone);
}

/** ISO 8601 `P1DT2H`, `P1Y2M`, with an optional leading minus. Days and time never mix with years and months. */
export function parseDuration(text: string): FeelDuration | FeelMonths | undefined {
  if (text.length > 60) return undefined;
  const months = /^(-)?P(?:(\d{1,9})Y)?(?:(\d{1,10})M)?$/.exec(text);
  if (months && (months[2] !== undefined || months[3] !== undefined))
    return new FeelMonths((months[1] ? -1 : 1) * (Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)) || 0);
  const days = /^(-)?P(?:(\d{1,9})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,13})M)?(?:(\d{1,15})(?:\.(\d{1,9}))?S)?)?$/.exec(
    text,
  );
  if (!days || text.endsWith('T') || days.slice(2, 6).every((part) => part === undefined)) return undefined;
  const [d, h, m, s] = days.slice(2, 6).map((part) => Number(part ?? 0)) as [number, number, number, number];
  const size = new FeelDuration(d * 86400 + h * 3600 + m * 60 + s, nanosOf(days[6]));
  return Number.isSafeInteger(size.seconds) ? (days[1] ? size.negated() : size) : undefined;
}

/** What `@"…"` stands for. */
export function parseTemporal(text: string): FeelTemporal | undefined {
  if (text.startsWith('P') || text.startsWith('-P')) return parseDuration(text);
  return text.includes('T') && /^-?\d{4}/.test(text) ? parseDateTime(text, true) : (parseDate(text) ?? parseTime(text));
}

function dayOf(text: string): number | undefined {
  const match = /^(-)?(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  return dayOfCalendar((match[1] ? -1 : 1) * Number(match[2]), Number(match[3]), Number(match[4]));
}

function clockOf(text: string, strict: boolean): { seconds: number; nanos: number; zone: Zone } | undefined {
  const match =
    /^(\d{2})(?::(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?(Z|z|[+-]\d{2}:\d{2}(?::\d{2})?|@[A-Za-z][\w+\-/]*)?$/.exec(text);
  if (match === null || (strict && match[3] === undefined)) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const zone = zoneOf(match[5]);
  if (zone === false) return undefined;
  return { seconds: hour * 3600 + minute * 60 + second, nanos: nanosOf(match[4]), zone };
}

const ZONE_NAME =
  /^@(?:(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w+\-/]+|UTC|GMT|UCT|Zulu)$/;

/** False when there is no such zone: offsets reach 18 hours. */
function zoneOf(text: string | undefined): Zone | false {
  if (text === undefined) return undefined;
  if (text === 'Z' || text === 'z') return 0;
  if (text.startsWith('@')) return ZONE_NAME.test(text) && text.slice(1);
  const [hours, minutes, seconds = 0] = text.slice(1).split(':').map(Number) as [number, number, number?];
  const size = hours * 3600 + minutes * 60 + seconds;
  return minutes > 59 || seconds > 59 || size > 18 * 3600 ? false : text.startsWith('-') ? -size || 0 : size;
}

/** Digits beyond the ninth are dropped. */
function nanosOf(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.slice(0, 9).padEnd(9, '0'));
}
