import type { Evaluation } from '@caseloom/engine';

export type GroupingResult = NonNullable<Evaluation['grouping']>;
export type PaymentResult = NonNullable<Evaluation['payment']>;
export type TraceStep = GroupingResult['trace'][number];

/** A stretch of the path: one step, or a run of steps that did not match and are told together. */
export type Stretch =
  | { readonly kind: 'step'; readonly step: TraceStep }
  | { readonly kind: 'passed'; readonly steps: readonly TraceStep[] };

/** Runs shorter than this are told one by one. */
const SHORTEST_FOLD = 3;

/** The nearest neighbours: they are always told, because "why not this one" is asked about them. */
const isNeighbour = (step: TraceStep): boolean => step.code.startsWith('GROUPING_DRG_');

/** Folds long runs of what was tried and did not match, so that the path reads in a few lines. */
export function stretches(steps: readonly TraceStep[]): readonly Stretch[] {
  const told: Stretch[] = [];
  let run: TraceStep[] = [];
  const end = () => {
    if (run.length >= SHORTEST_FOLD) told.push({ kind: 'passed', steps: run });
    else told.push(...run.map((step): Stretch => ({ kind: 'step', step })));
    run = [];
  };
  for (const step of steps) {
    if (step.outcome === 'passed' && !isNeighbour(step)) run.push(step);
    else {
      end();
      told.push({ kind: 'step', step });
    }
  }
  end();
  return told;
}

/** The steps that were taken, from the widest to the final group, without what lies beside the path. */
export function takenPath(steps: readonly TraceStep[]): readonly TraceStep[] {
  return steps.flatMap((step) =>
    step.outcome === 'taken' && !step.code.startsWith('GROUPING_TERM_') ? [step, ...takenPath(step.detail ?? [])] : [],
  );
}

/** `MDCH`, `HC3`, `HC33`: what one says of the path in a line; a DIP group stands alone. */
export function pathCodes(grouping: GroupingResult): readonly string[] {
  if (grouping.status !== 'grouped' && grouping.status !== 'ambiguous') return [];
  if (grouping.family === 'dip') return [grouping.dip?.group ?? grouping.drg];
  return [...new Set([grouping.mdc, grouping.adrg, grouping.drg].filter((code) => code !== '' && code !== '0000'))];
}
