import { useEffect, useMemo, useRef, useState } from 'react';
import type { Trial, TriedRule } from './trial.ts';
import type { TrialAnswer, TrialRequest } from './trial.worker.ts';
import { PAUSE_MS, useTrialWorker } from './use-trial-worker.ts';

export interface TrialState {
  readonly kind: 'own' | 'synthetic' | undefined;
  readonly trial: Trial | undefined;
  /** Milliseconds the worker took over all cases. */
  readonly ms: number | undefined;
  readonly waiting: boolean;
  readonly error: Error | undefined;
  /** The record of a case, to make a test of. */
  readonly recordOf: (id: string) => { readonly record: unknown; readonly asOf: string } | undefined;
}

/** Evaluates a rule on the sample at every pause of typing, in a worker. */
export function useTrial(source: string, tried: TriedRule | undefined, synthetic: boolean): TrialState {
  const documents = useMemo(
    () => (tried === undefined ? undefined : [tried.set.conditions, tried.before, tried.after]),
    [tried],
  );
  const { worker, ready, kind, cases, error } = useTrialWorker(source, documents, synthetic);
  const [answered, setAnswered] = useState<Extract<TrialAnswer, { kind: 'trial' | 'broken' }>>();
  const [waiting, setWaiting] = useState(false);
  const round = useRef(0);
  useEffect(() => {
    if (worker === undefined) return undefined;
    const listen = ({ data }: MessageEvent<TrialAnswer>) => {
      if (data.kind === 'rows' || data.round !== round.current) return;
      setAnswered(data);
      setWaiting(false);
    };
    worker.addEventListener('message', listen);
    return () => worker.removeEventListener('message', listen);
  }, [worker]);
  useEffect(() => {
    if (tried === undefined || ready === undefined) return undefined;
    setWaiting(true);
    const timer = setTimeout(() => {
      round.current += 1;
      worker?.postMessage({ kind: 'try', round: round.current, tried } satisfies TrialRequest);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [tried, ready, worker]);
  const records = useMemo(() => new Map(cases?.map((one) => [one.id, one])), [cases]);
  const trial = answered?.kind === 'trial' ? answered : undefined;
  return {
    kind,
    trial: trial?.trial,
    ms: trial?.ms,
    waiting: waiting || ready === undefined,
    error: error ?? (answered?.kind === 'broken' ? new Error(answered.message) : undefined),
    recordOf: (id) => records.get(id),
  };
}
