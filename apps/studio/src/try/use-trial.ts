import { useEffect, useMemo, useRef, useState } from 'react';
import { call, type ProblemError } from '../api/client.ts';
import { useOperation } from '../api/hooks.ts';
import { namesIn, NO_TABLES, valuesIn, type TrialTables } from './trial-environment.ts';
import type { Trial, TriedRule } from './trial.ts';
import type { TrialAnswer, TrialRequest } from './trial.worker.ts';

export interface TrialState {
  readonly kind: 'own' | 'synthetic' | undefined;
  readonly trial: Trial | undefined;
  /** Milliseconds the worker took over all cases. */
  readonly ms: number | undefined;
  readonly waiting: boolean;
  readonly error: ProblemError | Error | undefined;
  /** The record of a case, to make a test of. */
  readonly recordOf: (id: string) => { readonly record: unknown; readonly asOf: string } | undefined;
}

const PAUSE_MS = 200;
const MOST_VALUES = 20_000;
/** Systems from which a case's codes get their names and attributes, whatever the rule asks. */
const CODE_SYSTEMS = ['icd10', 'icd9cm3'];

/** Evaluates a rule on the sample at every pause of typing, in a worker. */
export function useTrial(source: string, tried: TriedRule | undefined, synthetic: boolean): TrialState {
  const sample = useOperation(
    'sampleCases',
    { query: { synthetic: synthetic ? 'true' : 'false' } },
    { staleTime: Infinity },
  );
  const worker = useWorker();
  const tables = useTables(source, tried, sample.data?.cases);
  const [answered, setAnswered] = useState<TrialAnswer>();
  const [waiting, setWaiting] = useState(false);
  const round = useRef(0);

  useEffect(() => {
    if (sample.data !== undefined)
      worker?.postMessage({ kind: 'cases', cases: sample.data.cases } satisfies TrialRequest);
  }, [sample.data, worker]);
  useEffect(() => {
    if (tables.data !== undefined) worker?.postMessage({ kind: 'tables', tables: tables.data } satisfies TrialRequest);
  }, [tables.data, worker]);
  useEffect(() => {
    if (worker === undefined) return undefined;
    const listen = ({ data }: MessageEvent<TrialAnswer>) => {
      if (data.round !== round.current) return;
      setAnswered(data);
      setWaiting(false);
    };
    worker.addEventListener('message', listen);
    return () => worker.removeEventListener('message', listen);
  }, [worker]);
  const ready = worker !== undefined && sample.data !== undefined && tables.data !== undefined;
  useEffect(() => {
    if (tried === undefined || !ready) return undefined;
    setWaiting(true);
    const timer = setTimeout(() => {
      round.current += 1;
      worker?.postMessage({ kind: 'try', round: round.current, tried } satisfies TrialRequest);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [tried, ready, tables.data, worker]);

  const records = useMemo(() => new Map(sample.data?.cases.map((one) => [one.id, one])), [sample.data]);
  const trial = answered?.kind === 'trial' ? answered : undefined;
  return {
    kind: sample.data?.kind,
    trial: trial?.trial,
    ms: trial?.ms,
    waiting: waiting || !ready,
    error: sample.error ?? tables.error ?? (answered?.kind === 'broken' ? new Error(answered.message) : undefined),
    recordOf: (id) => records.get(id),
  };
}

function useWorker(): Worker | undefined {
  const [worker, setWorker] = useState<Worker>();
  useEffect(() => {
    const made = new Worker(new URL('./trial.worker.ts', import.meta.url), { type: 'module' });
    setWorker(made);
    return () => made.terminate();
  }, []);
  return worker;
}

/** Fetches what the rule names and was not asked for yet. */
function useTables(
  source: string,
  tried: TriedRule | undefined,
  cases: readonly { readonly record: unknown }[] | undefined,
): { readonly data: TrialTables | undefined; readonly error: ProblemError | undefined } {
  const [data, setData] = useState<TrialTables>();
  const [error, setError] = useState<ProblemError>();
  const asked = useRef(new Set<string>());
  const values = useMemo(
    () =>
      cases === undefined
        ? undefined
        : valuesIn(
            cases.map((one) => one.record),
            MOST_VALUES,
          ),
    [cases],
  );
  useEffect(() => {
    asked.current = new Set();
    setData(undefined);
  }, [source]);
  useEffect(() => {
    if (tried === undefined || values === undefined) return undefined;
    const names = [...CODE_SYSTEMS, ...namesIn(tried.set.conditions, tried.before, tried.after)];
    const fresh = names.filter((name) => !asked.current.has(name));
    if (fresh.length === 0) return undefined;
    let stopped = false;
    const timer = setTimeout(() => {
      call('tablesAmong', { params: { source }, body: { names: fresh, values } }).then(
        (found) => {
          if (stopped) return;
          for (const name of fresh) asked.current.add(name);
          setError(undefined);
          setData((known) => joined(known ?? NO_TABLES, found));
        },
        (problem: ProblemError) => (stopped ? undefined : setError(problem)),
      );
    }, PAUSE_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [tried, values, source]);
  return { data, error };
}

function joined(a: TrialTables, b: TrialTables): TrialTables {
  return {
    sets: { ...a.sets, ...b.sets },
    systems: { ...a.systems, ...b.systems },
    parameters: { ...a.parameters, ...b.parameters },
    maps: { ...a.maps, ...b.maps },
  };
}
