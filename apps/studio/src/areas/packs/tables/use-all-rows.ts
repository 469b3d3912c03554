import { useEffect, useState } from 'react';
import { call, type CallOutput } from '../../../api/client.ts';

/** A table as it is fetched: all rows that the server's filter leaves, or the first of them. */
export interface LoadedRows {
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly ordered: boolean;
  readonly own: boolean;
  /** Rows of the whole table, and those that the filter leaves. */
  readonly total: number;
  readonly matched: number;
  readonly rows: readonly (readonly string[])[];
  readonly says: ReadonlyMap<string, string>;
}

export interface TableAddress {
  readonly source: string;
  readonly kind: string;
  readonly artifact: string;
  readonly table: string;
}

/** A browser works well with this many rows; of longer tables one asks for a part. */
export const MOST_LOADED = 120_000;
const PIECE = 20_000;

/** Reads a table piece by piece. `round` reads it anew; `done` counts rows while it is read. */
export function useAllRows(
  { source, kind, artifact, table }: TableAddress,
  q: string,
  round: number,
): { readonly loaded: LoadedRows | undefined; readonly done: number; readonly error: unknown } {
  const [state, setState] = useState<{ loaded?: LoadedRows | undefined; done: number; error?: unknown }>({ done: 0 });
  useEffect(() => {
    const stop = new AbortController();
    const params = { source: source as `draft:${string}`, kind, artifact, table };
    const read = async () => {
      setState({ done: 0 });
      const pieces: CallOutput<'tableRows'>[] = [];
      for (let offset = 0; offset === 0 || offset < Math.min(pieces[0]!.matched, MOST_LOADED); offset += PIECE) {
        const query = { offset, limit: PIECE, ...(q === '' ? {} : { q }) };
        pieces.push(await call('tableRows', { params, query }, stop.signal));
        setState({ done: offset + PIECE });
      }
      const [first] = pieces as [CallOutput<'tableRows'>];
      setState({
        done: first.matched,
        loaded: {
          ...first,
          rows: pieces.flatMap((piece) => piece.rows).slice(0, MOST_LOADED),
          says: new Map(pieces.flatMap((piece) => Object.entries(piece.says))),
        },
      });
    };
    read().catch((error: unknown) => stop.signal.aborted || setState({ done: 0, error }));
    return () => stop.abort();
  }, [source, kind, artifact, table, q, round]);
  return { loaded: state.loaded, done: state.done, error: state.error };
}
