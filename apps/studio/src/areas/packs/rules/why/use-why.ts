import type { RuleExplanation } from '@caseloom/rules';
import { useMemo, useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useMay } from '../../../../api/session.tsx';
import type { CallOutput, ProblemError } from '../../../../api/client.ts';
import { useRemembered } from '../../../../parts/index.ts';
import { useWorkbench } from '../../workbench/workbench-context.tsx';
import type { Json } from '../condition-edits.ts';
import { conditionMarks, type ConditionMark } from './condition-marks.ts';
import { useDelayed } from './use-delayed.ts';

export interface Why {
  /** The case that is looked at; absent: none. */
  readonly caseId: string | undefined;
  /** The bar is shown; it begins with the case that was looked at last. */
  readonly open: boolean;
  /** Absent for those who may not read cases. */
  readonly begin: (() => void) | undefined;
  readonly close: () => void;
  readonly choose: (caseId: string | undefined) => void;
  readonly recordKey: string | undefined;
  readonly explanation: RuleExplanation | undefined;
  /** Why there is no explanation although a case is chosen: the rule does not compile. */
  readonly issues: CallOutput<'explainInSource'>['issues'];
  /** Which run is looked at: a rule over the items of a list runs once for each. */
  readonly instance: number;
  readonly setInstance: (index: number) => void;
  readonly marks: ReadonlyMap<string, ConditionMark> | undefined;
  readonly error: ProblemError | null;
  readonly busy: boolean;
}

const PAUSE_MS = 500;

/** What a case makes of the rule as it stands on screen; the case stays chosen from rule to rule. */
export function useWhy(set: string, rule: Json): Why {
  const { source } = useWorkbench();
  const [last, remember] = useRemembered<string | null>('packs.why.case', null);
  const mayRead = useMay('case.read');
  const [open, setOpen] = useState(false);
  const [caseId, setCaseId] = useState<string>();
  const [wanted, setWanted] = useState(0);
  const asked = useDelayed(rule, PAUSE_MS);
  const answer = useOperation(
    'explainInSource',
    { params: { source }, body: { caseId: caseId ?? '', set, rule: asked } },
    { enabled: caseId !== undefined, staleTime: 60_000 },
  );
  const told = caseId === undefined ? undefined : answer.data;
  const explanation = told?.explanation as RuleExplanation | undefined;
  const instance = wanted < (explanation?.instances.length ?? 0) ? wanted : 0;
  const marks = useMemo(() => {
    const run = explanation?.instances[instance];
    return run === undefined ? undefined : conditionMarks(asked, run);
  }, [explanation, instance, asked]);
  return {
    caseId,
    open,
    begin: mayRead
      ? () => {
          setOpen(true);
          setCaseId(last ?? undefined);
        }
      : undefined,
    close: () => {
      setOpen(false);
      setCaseId(undefined);
    },
    choose: (one) => {
      setCaseId(one);
      setWanted(0);
      if (one !== undefined) remember(one);
    },
    recordKey: told?.recordKey,
    explanation,
    issues: told?.issues ?? [],
    instance,
    setInstance: setWanted,
    marks,
    error: caseId === undefined ? null : answer.error,
    busy: answer.isFetching,
  };
}
