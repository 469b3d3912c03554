import { dayNumber, daysBetween, decimal, formatDecimal, minutesBetween, roundDecimal } from '@caseloom/core';
import { durationMinutes } from '../values/duration.ts';
import { isEmptyItem } from '../path/property-path.ts';
import type { CaseRecord } from '../types.ts';

/**
 * Days in hospital: the record's own value, else discharge date − admission date, a same-day stay counting 1. Absent when a
 * date is missing or discharge lies before admission.
 */
export function losDaysOf(record: CaseRecord): number | undefined {
  const own = record.stay?.los;
  if (typeof own === 'number') return own;
  const { admitAt, dischargeAt } = record.stay ?? {};
  if (typeof admitAt !== 'string' || typeof dischargeAt !== 'string') return undefined;
  const days = daysBetween(admitAt, dischargeAt);
  return days === undefined || days < 0 ? undefined : Math.max(1, days);
}

/**
 * Hours in intensive care over all its stays, at most two decimals: a stay's own duration, else exit − entry. Absent when
 * there is no such stay, or one of them tells neither.
 */
export function icuHoursOf(record: CaseRecord): number | undefined {
  const stays = (Array.isArray(record.icu) ? record.icu : []).filter((stay) => !isEmptyItem(stay));
  if (stays.length === 0) return undefined;
  let minutes = 0;
  for (const stay of stays) {
    const own = typeof stay.duration === 'string' ? durationMinutes(stay.duration) : undefined;
    const length =
      own ??
      (typeof stay.inAt === 'string' && typeof stay.outAt === 'string'
        ? minutesBetween(stay.inAt, stay.outAt)
        : undefined);
    if (length === undefined || length < 0) return undefined;
    minutes += length;
  }
  return Number(formatDecimal(roundDecimal(decimal(minutes).dividedBy(60), 2)));
}

/** Date part of a date or date-time text; absent when it is no date. */
export function datePart(text: unknown): string | undefined {
  return typeof text === 'string' && dayNumber(text) !== undefined ? text.slice(0, 10) : undefined;
}
