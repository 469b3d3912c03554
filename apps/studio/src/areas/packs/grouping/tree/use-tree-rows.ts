import { useQueries } from '@tanstack/react-query';
import { useRef } from 'react';
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
      };
    }),
  });
  // While other pages are on their way, those that were shown stay: the tree keeps its place and the keyboard its focus.
  const shown = useRef(new Map<number, Tree>());
  const told = pages.map((page, index) => answers[index]?.data ?? shown.current.get(page));
  for (const [index, page] of pages.entries()) {
    const data = answers[index]?.data;
    if (data !== undefined) shown.current.set(page, data);
  }
  const head = told.find((one) => one !== undefined) ?? [...shown.current.values()][0];
  return {
    head,
    error: (answers.find((one) => one.error !== null)?.error ?? null) as ProblemError | null,
    isOld: answers.some((one) => one.data === undefined),
    rowAt: (place) => told[Math.floor(place / PAGE) - (pages[0] ?? 0)]?.rows[place % PAGE],
    retry: () => answers.forEach((one) => void one.refetch()),
  };
}
