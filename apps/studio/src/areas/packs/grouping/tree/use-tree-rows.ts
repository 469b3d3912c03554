import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { ProblemError } from '../../../../api/client.ts';
import { call, type CallOutput } from '../../../../api/client.ts';
import { useScheme } from '../scheme-context.tsx';
import type { Opening } from './opening.ts';

export type Tree = CallOutput<'browseScheme'>;
export type TreeRow = Tree['rows'][number];

/** Rows fetched at once. */
const PAGE = 100;

export interface TreeRows {
  /** Counts and what else is told with every piece; undefined while the first is on its way. */
  readonly head: Tree | undefined;
  readonly error: ProblemError | null;
  readonly isOld: boolean;
  readonly rowAt: (place: number) => TreeRow | undefined;
  readonly retry: () => void;
}

/** The rows of the open tree that are in sight, by the pages they stand on; what was shown stays until the next answer is there. */
export function useTreeRows(opening: Opening, at: string, first: number, last: number): TreeRows {
  const { params } = useScheme();
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE); page * PAGE <= last; page++) pages.push(page);
  const answers = useQueries({
    queries: pages.map((page) => {
      const body = { ...opening, open: [...opening.open], closed: [...opening.closed], ...(at === '' ? {} : { at }) };
      const input = { params, body: { ...body, offset: page * PAGE, limit: PAGE } };
      return {
        queryKey: ['browseScheme', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => call('browseScheme', input, signal),
        staleTime: 60_000,
        placeholderData: keepPreviousData as never,
      };
    }),
  });
  return {
    head: answers.find((one) => one.data !== undefined)?.data,
    error: (answers.find((one) => one.error !== null)?.error ?? null) as ProblemError | null,
    isOld: answers.some((one) => one.isPlaceholderData),
    rowAt: (place) => answers[Math.floor(place / PAGE) - (pages[0] ?? 0)]?.data?.rows[place % PAGE],
    retry: () => answers.forEach((one) => void one.refetch()),
  };
}
