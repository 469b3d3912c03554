const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long until, or since, a due moment, in the largest unit that says enough. */
export interface Due {
  readonly overdue: boolean;
  readonly unit: 'day' | 'hour' | 'soon';
  readonly count: number;
}

/**
 * Days or hours left until a moment: whole days from one day on, hours below, `soon` below one hour. Overdue counts begun units.
 * @param dueAt UTC moment, ISO 8601
 * @param now   milliseconds since 1970
 */
export function dueIn(dueAt: string, now: number): Due | undefined {
  const at = Date.parse(dueAt);
  if (Number.isNaN(at)) return undefined;
  const overdue = at < now;
  const span = Math.abs(at - now);
  const count = overdue ? Math.ceil : Math.floor;
  if (span >= DAY_MS) return { overdue, unit: 'day', count: count(span / DAY_MS) };
  if (span >= HOUR_MS) return { overdue, unit: 'hour', count: count(span / HOUR_MS) };
  return { overdue, unit: 'soon', count: 0 };
}
