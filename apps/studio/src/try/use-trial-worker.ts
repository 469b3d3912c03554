import { useEffect, useMemo, useRef, useState } from 'react';
import { call, type ProblemError } from '../api/client.ts';
import { useOperation } from '../api/hooks.ts';
import { namesIn, NO_TABLES, valuesIn, type TrialTables } from './trial-environment.ts';
import type { SampleCase } from './trial-cases.ts';
import type { TrialRequest } from './trial.worker.ts';

/** A worker that holds the sample and the tables that the documents name. */
export interface TrialWorker {
  readonly worker: Worker | undefined;
  /** The worker has everything; another object when it has something else than before. */
  readonly ready: object | undefined;
  readonly kind: 'own' | 'synthetic' | undefined;
  readonly cases: readonly SampleCase[] | undefined;
  readonly error: ProblemError | undefined;
}

/** Typing that goes on is waited for. */
export const PAUSE_MS = 200;
const MOST_VALUES = 20_000;
const MOST_NAMES = 1000;
/** Systems from which a case's codes get their names and attributes, whatever the rule asks. */
const CODE_SYSTEMS = ['icd10', 'icd9cm3'];

/** @param documents what may name tables; undefined: nothing is tried, and nothing fetched */
export function useTrialWorker(source: string, documents: unknown, synthetic: boolean): TrialWorker {
  const isOn = documents !== undefined;
  const sample = useOperation(
    'sampleCases',
    { query: { synthetic: synthetic ? 'true' : 'false' } },
    { staleTime: Infinity, enabled: isOn },
  );
  const worker = useWorker(isOn);
  const tables = useTables(source, documents, sample.data?.cases);
  useEffect(() => {
    if (sample.data !== undefined)
      worker?.postMessage({ kind: 'cases', cases: sample.data.cases } satisfies TrialRequest);
  }, [sample.data, worker]);
  useEffect(() => {
    if (tables.data !== undefined) worker?.postMessage({ kind: 'tables', tables: tables.data } satisfies TrialRequest);
  }, [tables.data, worker]);
  const ready = useMemo(
    () => (worker === undefined || sample.data === undefined || tables.data === undefined ? undefined : {}),
    [worker, sample.data, tables.data],
  );
  return {
    worker,
    ready,
    kind: sample.data?.kind,
    cases: sample.data?.cases,
    error: sample.error ?? tables.error ?? undefined,
  };
}

function useWorker(isOn: boolean): Worker | undefined {
  const [worker, setWorker] = useState<Worker>();
  useEffect(() => {
    if (!isOn) return undefined;
    const made = new Worker(new URL('./trial.worker.ts', import.meta.url), { type: 'module' });
    setWorker(made);
    return () => {
      made.terminate();
      setWorker(undefined);
    };
  }, [isOn]);
  return worker;
}

/** Fetches what the documents name and was not asked for yet. */
function useTables(
  source: string,
  documents: unknown,
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
  }, [source, values]);
  useEffect(() => {
    if (documents === undefined || values === undefined) return undefined;
    const names = [...CODE_SYSTEMS, ...namesIn(documents)];
    const fresh = names.filter((name) => !asked.current.has(name)).slice(0, MOST_NAMES);
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
  }, [documents, values, source]);
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
