import { useQueries } from '@tanstack/react-query';
import { call, type CallOutput } from '../../../api/client.ts';
import type { LibraryView } from './library-filter.ts';

export type LibraryRow = CallOutput<'browseLibrary'>['rows'][number];

/** Rules fetched at once. */
export const PAGE = 100;

/**
 * The rows of a long list that are in sight: the pages they stand on are fetched, and kept while somebody scrolls back and forth.
 * @returns the row at a place of the list; undefined while it is on its way
 */
export function useRulePages(
  source: string,
  { filter, sort }: LibraryView,
  first: number,
  last: number,
): (place: number) => LibraryRow | undefined {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE); page * PAGE <= last; page++) pages.push(page);
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = {
        params: { source },
        body: { filter, sort, descending: sort === 'hits', offset: page * PAGE, limit: PAGE },
      };
      return {
        queryKey: ['browseLibrary', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('browseLibrary', input, signal),
        staleTime: 60_000,
      };
    }),
  });
  return (place) => answers[Math.floor(place / PAGE) - (pages[0] ?? 0)]?.data?.rows[place % PAGE];
}
