import {
  addCalendarMonths,
  type CalendarDay,
  calendarMonthsBetween,
  calendarOf,
  calendarText,
  twoDigits,
  weekdayOf,
} from './calendar.ts';

/**
 * Where a time is told: undefined is hospital local time, a number the seconds east of UTC, a text the name of a zone. Zone names are labels:
 * two times of one zone compare as they are written, and no table of zones is consulted.
 */
export type Zone = number | string | undefined;

/** Whole days since 1970-01-01. */
export class FeelDate {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
  calendar(): CalendarDay {
    return calendarOf(this.days);
  }
  get weekday(): number {
    return weekdayOf(this.days);
  }
  toString(): string {
    return calendarText(this.days);
  }
}

/** Time of day: whole seconds since midnight, nanoseconds of the second. */
export class FeelTime {
  readonly seconds: number;
  readonly nanos: number;
  readonly zone: Zone;
  constructor(seconds: number, nanos = 0, zone?: Zone) {
    this.seconds = seconds;
    this.nanos = nanos;
    this.zone = zone;
  }
  toString(): string {
    return `${clockText(this.seconds, this.nanos)}${zoneText(this.zone)}`;
  }
}

/** Day of the calendar and seconds since midnight where the clock stands, and nanoseconds of the second. */
export class FeelDateTime {
  readonly days: number;
  readonly clock: number;
  readonly nanos: number;
  readonly zone: Zone;
  constructor(days: number, clock = 0, nanos = 0, zone?: Zone) {
    this.days = days;
    this.clock = clock;
    this.nanos = nanos;
    this.zone = zone;
  }
  /** Since 1970-01-01T00:00:00 where the clock stands. */
  get seconds(): number {
    return this.days * 86400 + this.clock;
  }
  get weekday(): number {
    return weekdayOf(this.days);
  }
  calendar(): CalendarDay {
    return calendarOf(this.days);
  }
  toString(): string {
    return `${calendarText(this.days)}T${clockText(this.clock, this.nanos)}${zoneText(this.zone)}`;
  }
}

/** Days and time duration: `seconds + nanos / 1e9`, nanos from 0 up. */
export class FeelDuration {
  readonly seconds: number;
  readonly nanos: number;
  constructor(seconds: number, nanos = 0) {
    this.seconds = seconds;
    this.nanos = nanos;
  }
  get negative(): boolean {
    return this.seconds < 0;
  }
  /** Size without its sign. */
  get size(): { readonly seconds: number; readonly nanos: number } {
    if (!this.negative) return this;
    return this.nanos === 0
      ? { seconds: -this.seconds, nanos: 0 }
      : { seconds: -this.seconds - 1, nanos: 1e9 - this.nanos };
  }
  negated(): FeelDuration {
    return this.nanos === 0
      ? new FeelDuration(-this.seconds || 0)
      : new FeelDuration(-this.seconds - 1, 1e9 - this.nanos);
  }
  toString(): string {
    const { seconds, nanos } = this.size;
    const days = Math.floor(seconds / 86400);
    const [hours, minutes, rest] = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
    const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest > 0 || nanos > 0 ? `${rest}${fractionText(nanos)}S` : ''}`;
    const text = `${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
    return `${this.negative ? '-' : ''}P${text === '' ? 'T0S' : text}`;
  }
}

/** Years and months duration, whole months. */
export class FeelMonths {
  readonly months: number;
  constructor(months: number) {
    this.months = months;
  }
  toString(): string {
    const total = Math.abs(this.months);
    const text = `${total >= 12 ? `${Math.floor(total / 12)}Y` : ''}${total % 12 > 0 ? `${total % 12}M` : ''}`;
    return `${this.months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
  }
}

export type FeelTemporal = FeelDate | FeelTime | FeelDateTime | FeelDuration | FeelMonths;

/** Adds calendar months; undefined beyond the calendar. */
export function addMonths(date: FeelDate, months: number): FeelDate | undefined {
  const days = addCalendarMonths(date.days, months);
  return days === undefined ? undefined : new FeelDate(days);
}

/** Whole months from one date to another, negative backwards; the incomplete last month does not count. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  return calendarMonthsBetween(from.days, to.days);
}

/** Can two times be put in order: both local, both by offset, or both in the zone of one name? */
export function sameClock(a: Zone, b: Zone): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number');
}

/** Seconds a clock is ahead of the one all are compared by. */
export function offsetOf(zone: Zone): number {
  return typeof zone === 'number' ? zone : 0;
}

function clockText(seconds: number, nanos: number): string {
  return `${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}${fractionText(nanos)}`;
}

function fractionText(nanos: number): string {
  return nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;
}

function zoneText(zone: Zone): string {
  if (zone === undefined) return '';
  if (typeof zone === 'string') return `@${zone}`;
  if (zone === 0) return 'Z';
  const size = Math.abs(zone);
  const seconds = size % 60 === 0 ? '' : `:${twoDigits(size % 60)}`;
  return `${zone < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 3600))}:${twoDigits(Math.floor(size / 60) % 60)}${seconds}`;
}
