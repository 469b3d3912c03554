import { addDays, isDate } from '@caseloom/core';

export const FILTERS = ['from', 'to', 'department', 'stage', 'role', 'severity', 'q'] as const;
export type StatisticFilter = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;

/** What the address asks for; days that are none are left out. */
export function filterOf(search: URLSearchParams): StatisticFilter {
  return Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = search.get(name);
      const isUsable = value !== null && value !== '' && ((name !== 'from' && name !== 'to') || isDate(value));
      return isUsable ? [[name, value]] : [];
    }),
  );
}

/** The address with one thing changed; another filter begins on the first page. */
export function withValue(
  search: URLSearchParams,
  values: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  if (!('page' in values) && !('rule' in values)) next.delete('page');
  return next;
}

/** The last so many days up to today, inclusive. */
export function lastDays(today: string, days: number): { readonly from: string; readonly to: string } {
  return { from: addDays(today, 1 - days) ?? today, to: today };
}
