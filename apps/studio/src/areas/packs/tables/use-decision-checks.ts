import { useEffect, useRef, useState } from 'react';
import { wholeTable, type DecisionDocument } from './decision.ts';
import type { Checked, DecisionAnswer, DecisionRequest, Tried } from './decision.worker.ts';

const PAUSE_MS = 400;

/** What the checks say of a table, for which rows they said it, and which rows one set of values meets. */
export interface DecisionChecks {
  readonly checked: (Checked & { readonly document: DecisionDocument }) | undefined;
  readonly tried: Tried | undefined;
}

/** Checks a table at every pause in a worker and answers for the values given. @param values undefined: nothing is tried */
export function useDecisionChecks(
  document: DecisionDocument,
  values: Readonly<Record<string, unknown>> | undefined,
): DecisionChecks {
  const worker = useRef<Worker>(undefined);
  const round = useRef(0);
  const asked = useRef<DecisionDocument>(document);
  const [checked, setChecked] = useState<DecisionChecks['checked']>();
  const [tried, setTried] = useState<Tried>();
  useEffect(() => {
    const one = new Worker(new URL('./decision.worker.ts', import.meta.url), { type: 'module' });
    one.addEventListener('message', ({ data }: MessageEvent<DecisionAnswer>) => {
      if (data.kind === 'tried') setTried(data);
      else if (data.round === round.current)
        // Of a table that does not compile just now, one goes on trying the names that it read.
        setChecked((old) => ({
          ...data,
          reads: data.reads.length === 0 ? (old?.reads ?? []) : data.reads,
          document: asked.current,
        }));
    });
    worker.current = one;
    return () => one.terminate();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      asked.current = document;
      const request: DecisionRequest = {
        kind: 'check',
        round: ++round.current,
        table: wholeTable(document.head, document.rows),
      };
      worker.current?.postMessage(request);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [document]);
  useEffect(() => {
    if (values === undefined || checked === undefined) return setTried(undefined);
    worker.current?.postMessage({ kind: 'try', round: round.current, values } satisfies DecisionRequest);
    return undefined;
  }, [values, checked]);
  return { checked, tried: values === undefined ? undefined : tried };
}
