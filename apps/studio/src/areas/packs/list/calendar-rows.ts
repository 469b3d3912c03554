import type { Operations, OutputOf } from '@caseloom/api';
import { dateFromDayNumber, dayNumber } from '@caseloom/core';

export type Activation = OutputOf<Operations['listActivations']>['activations'][number];
export type Purpose = Activation['purpose'];

/** One activation as a stretch of days: from, inclusive, to the day before the next one of the same purpose and scope. */
export interface Stretch {
  readonly activation: Activation;
  readonly from: string;
  /** First day that belongs to the next activation; absent: until further notice. */
  readonly until?: string;
  readonly state: 'past' | 'now' | 'coming';
}
export interface CalendarRow {
  readonly key: string;
  readonly purpose: Purpose;
  readonly scope: Activation['scope'];
  readonly stretches: readonly Stretch[];
}

const PURPOSES: readonly Purpose[] = ['conduct', 'policy', 'workflow'];

export function scopeKey(scope: Activation['scope']): string {
  return [scope.poolingArea, scope.insuranceType, scope.stayKind].map((one) => one ?? '*').join('|');
}

/**
 * One row per purpose and scope, the general scope first, each row's activations as stretches in the order of their dates. Of several
 * activations of one date the one recorded last counts; the others have no day and are left out.
 * @param today calendar date as YYYY-MM-DD
 */
export function calendarRows(activations: readonly Activation[], today: string): readonly CalendarRow[] {
  const rows = new Map<string, Activation[]>();
  for (const one of activations) {
    const key = `${one.purpose} ${scopeKey(one.scope)}`;
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  return [...rows]
    .map(([key, list]) => {
      const first = list[0] as Activation;
      return { key, purpose: first.purpose, scope: first.scope, stretches: stretches(list, today) };
    })
    .toSorted(
      (a, b) =>
        PURPOSES.indexOf(a.purpose) - PURPOSES.indexOf(b.purpose) ||
        breadth(b) - breadth(a) ||
        (a.key < b.key ? -1 : 1),
    );
}

const breadth = (row: CalendarRow): number =>
  scopeKey(row.scope)
    .split('|')
    .filter((one) => one === '*').length;

function stretches(list: readonly Activation[], today: string): readonly Stretch[] {
  const byDate = new Map<string, Activation>();
  for (const one of list.toSorted((a, b) => (a.at < b.at ? -1 : 1))) byDate.set(one.validFrom, one);
  const ordered = [...byDate.values()].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return ordered.map((activation, index) => {
    const until = ordered[index + 1]?.validFrom;
    const state = activation.validFrom > today ? 'coming' : until !== undefined && until <= today ? 'past' : 'now';
    return { activation, from: activation.validFrom, state, ...(until === undefined ? {} : { until }) };
  });
}

/** Days since 1970-01-01 of a calendar date, for placing it on an axis. */
export function dayOf(date: string): number {
  return dayNumber(date) ?? 0;
}

export interface Axis {
  readonly from: number;
  readonly to: number;
  /** First days of quarters or years inside, for the scale's labels. */
  readonly ticks: readonly { readonly day: number; readonly label: string }[];
}

const MOST_TICKS = 8;
const LOOKING_BACK_DAYS = 450;

/** An axis around today: back to the first start, but no further than some 15 months, and on past the last one. Ticks are firsts of months, at most eight. */
export function axisOf(rows: readonly CalendarRow[], today: string): Axis {
  const now = dayOf(today);
  const starts = rows.flatMap((row) => row.stretches.map((one) => dayOf(one.from)));
  const first = Math.max(Math.min(now, ...starts), now - LOOKING_BACK_DAYS);
  const last = Math.max(now, ...starts);
  const span = Math.max(last - first, 180);
  const from = first - Math.round(span * 0.06);
  const to = last + Math.round(span * 0.35);
  const step = [1, 3, 6, 12, 24, 60].find((months) => (to - from) / (months * 30.44) <= MOST_TICKS) ?? 120;
  const year = Number(dateFromDayNumber(from).slice(0, 4));
  const ticks: { day: number; label: string }[] = [];
  for (let month = 0; ; month += step) {
    const label = `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    const day = dayOf(`${label}-01`);
    if (day > to) break;
    if (day >= from) ticks.push({ day, label });
  }
  return { from, to, ticks };
}

/** Place of a day on the axis, in percent, held within it. */
export function percent(axis: Axis, day: number): number {
  return Math.min(100, Math.max(0, ((day - axis.from) / (axis.to - axis.from)) * 100));
}
