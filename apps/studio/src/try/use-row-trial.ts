import type { RuleSet } from '@caseloom/rules';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GridRow } from '../grid/grid-types.ts';
import { rowNames, type RowStanding, type TriedRows } from './row-trial.ts';
import type { TrialAnswer, TrialRequest } from './trial.worker.ts';
import { PAUSE_MS, useTrialWorker } from './use-trial-worker.ts';

/** Rows of a template as they stand in an editor. */
export interface EditedRows {
  readonly set: RuleSet;
  readonly columns: readonly string[];
  readonly rows: Iterable<GridRow> & { readonly length: number };
}

export interface RowTrialState {
  readonly standingOf: (row: GridRow) => RowStanding | undefined;
  /** Rows that fire on some case, of those that were tried. */
  readonly firing: number;
  readonly tried: number;
  readonly cases: number;
  /** Milliseconds the worker took for what it was given at the last pause. */
  readonly ms: number | undefined;
  /** Too long to be tried as a whole: only rows that were seen or changed. */
  readonly isPart: boolean;
  readonly waiting: boolean;
  readonly error: Error | undefined;
  /** Says which rows are on the screen: these are asked for what cannot be answered, too. */
  readonly show: (rows: readonly GridRow[]) => void;
}

/** As many rows are tried at once on 500 cases in half a second. */
export const MOST_ROWS = 24_000;
const NONE: RowStanding = { fired: 0, notEvaluable: 0, failed: 0, broken: false };

interface Standing {
  /** The row as it was tried. */
  readonly row: GridRow;
  readonly standing: RowStanding;
  /** Asked also for what cannot be answered. */
  readonly isFull: boolean;
}

/** Rows on their way to the worker, and at which pause they were sent. */
interface Asked {
  readonly rows: readonly GridRow[];
  readonly isFull: boolean;
  readonly pause: number;
}

/** Tries rows on the sample at every pause, in a worker: all of them for what fires, those on the screen in full. @param edited undefined: off */
export function useRowTrial(source: string, edited: EditedRows | undefined, synthetic: boolean): RowTrialState {
  const { set, columns, rows } = edited ?? {};
  const documents = useMemo(
    () =>
      set === undefined || columns === undefined || rows === undefined
        ? undefined
        : [set.conditions, set.template, rowNames(set, columns, rows)],
    [set, columns, rows],
  );
  const { worker, ready, error } = useTrialWorker(source, documents, synthetic);
  const [standings, setStandings] = useState<ReadonlyMap<string, Standing>>(new Map());
  const [answered, setAnswered] = useState<{ readonly pause: number; readonly cases: number; readonly ms: number }>();
  const [broken, setBroken] = useState<string>();
  const [shown, show] = useState<readonly GridRow[]>([]);
  const asked = useRef(new Map<number, Asked>());
  const pauses = useRef(0);
  const round = useRef(0);
  const latest = useRef(standings);
  latest.current = standings;

  // Another template, other tables or other cases: nothing that was said holds any more.
  useEffect(() => {
    asked.current.clear();
    setStandings(new Map());
  }, [set, columns, ready]);
  useEffect(() => {
    if (worker === undefined) return undefined;
    const listen = ({ data }: MessageEvent<TrialAnswer>) => {
      const request = asked.current.get(data.round);
      if (data.kind === 'trial' || request === undefined) return;
      asked.current.delete(data.round);
      if (data.kind === 'broken') return setBroken(data.message);
      setBroken(undefined);
      const { pause } = request;
      setAnswered((old) => ({ pause, cases: data.cases, ms: data.ms + (old?.pause === pause ? old.ms : 0) }));
      setStandings((old) => {
        const next = new Map(old);
        for (const row of request.rows)
          next.set(row.key, { row, standing: data.standings.get(row.key) ?? NONE, isFull: request.isFull });
        return next;
      });
    };
    worker.addEventListener('message', listen);
    return () => worker.removeEventListener('message', listen);
  }, [worker]);
  const isPart = rows !== undefined && rows.length > MOST_ROWS;
  useEffect(() => {
    if (set === undefined || columns === undefined || rows === undefined || ready === undefined) return undefined;
    const ask = (chosen: readonly GridRow[], mode: TriedRows['mode']): void => {
      if (chosen.length === 0) return;
      round.current += 1;
      asked.current.set(round.current, { rows: chosen, isFull: mode === 'each', pause: pauses.current });
      const tried: TriedRows = { set: { ...set, rules: [] }, columns, rows: chosen, mode };
      worker?.postMessage({ kind: 'rows', round: round.current, tried } satisfies TrialRequest);
    };
    const timer = setTimeout(() => {
      const known = (row: GridRow): Standing | undefined => {
        const found = latest.current.get(row.key);
        return found?.row === row ? found : undefined;
      };
      pauses.current += 1;
      const pending = [...asked.current.values()];
      const onTheirWay = new Set(pending.flatMap((one) => one.rows));
      const inFull = new Set(pending.filter((one) => one.isFull).flatMap((one) => one.rows));
      const full = shown.filter((row) => known(row)?.isFull !== true && !inFull.has(row));
      for (const row of full) onTheirWay.add(row);
      if (!isPart)
        ask(
          [...rows].filter((row) => known(row) === undefined && !onTheirWay.has(row)),
          'fields',
        );
      ask(full, 'each');
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [set, columns, rows, shown, isPart, ready, worker]);

  const standingOf = useCallback(
    (row: GridRow) => {
      const found = standings.get(row.key);
      return found?.row === row ? found.standing : undefined;
    },
    [standings],
  );
  const counts = useMemo(() => {
    let firing = 0;
    let tried = 0;
    for (const row of rows ?? []) {
      const standing = standingOf(row);
      if (standing === undefined) continue;
      tried += 1;
      if (standing.fired > 0) firing += 1;
    }
    return { firing, tried };
  }, [rows, standingOf]);
  return {
    standingOf,
    ...counts,
    cases: answered?.cases ?? 0,
    ms: answered?.ms,
    isPart,
    waiting: edited !== undefined && (ready === undefined || (!isPart && counts.tried < edited.rows.length)),
    error: error ?? (broken === undefined ? undefined : new Error(broken)),
    show,
  };
}
