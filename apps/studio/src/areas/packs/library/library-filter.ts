import type { BodyOf, Operations } from '@caseloom/api';

export type Browse = BodyOf<Operations['browseLibrary']>;
export type LibraryFilter = NonNullable<Browse['filter']>;
export type RuleSort = NonNullable<Browse['sort']>;
export type Choice = keyof NonNullable<LibraryFilter['choices']>;
export type Status = NonNullable<LibraryFilter['status']>[number];

export const SORTS = [
  'id',
  'severity',
  'category',
  'subcategory',
  'field',
  'set',
  'layer',
  'hits',
] as const satisfies readonly RuleSort[];

/** What the address says the list shows. */
export interface LibraryView {
  readonly filter: LibraryFilter;
  readonly sort: RuleSort;
}

/** Reads the address; what it does not say right is left out, never an error. */
export function viewFromSearch(search: URLSearchParams): LibraryView {
  const sort = search.get('sort') ?? 'id';
  let filter: LibraryFilter = {};
  try {
    const parsed: unknown = JSON.parse(search.get('filter') ?? '{}');
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) filter = parsed;
  } catch {
    // A link cut short shows the whole library.
  }
  return { filter, sort: (SORTS as readonly string[]).includes(sort) ? (sort as RuleSort) : 'id' };
}

/** The address of a view, keeping what else stands in it. */
export function viewToSearch(search: URLSearchParams, { filter, sort }: LibraryView): URLSearchParams {
  const next = new URLSearchParams(search);
  const text = JSON.stringify(withoutEmpty(filter));
  if (text === '{}') next.delete('filter');
  else next.set('filter', text);
  if (sort === 'id') next.delete('sort');
  else next.set('sort', sort);
  return next;
}

/** The filter without lists and texts that ask for nothing. */
export function withoutEmpty(filter: LibraryFilter): LibraryFilter {
  const isEmpty = (value: unknown): boolean =>
    value === undefined ||
    value === '' ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isEmpty));
  const clean = (value: object): object =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => !isEmpty(one))
        .map(([key, one]): [string, unknown] => [
          key,
          typeof one === 'object' && !Array.isArray(one) ? clean(one as object) : one,
        ]),
    );
  return clean(filter) as LibraryFilter;
}

/** Chooses a value of a facet, or takes it back. */
export function toggled(filter: LibraryFilter, choice: Choice | 'status', value: string): LibraryFilter {
  if (choice === 'status') return { ...filter, status: flipped(filter.status ?? [], value as Status) };
  return { ...filter, choices: { ...filter.choices, [choice]: flipped(filter.choices?.[choice] ?? [], value) } };
}

const flipped = <T>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
