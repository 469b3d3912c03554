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

/** What one asks of a DRG answer first: how it came about, and why not the group beside it. */
export interface Path {
  /** MDC, ADRG and DRG that were entered, the last one the answer. */
  readonly taken: readonly TraceStep[];
  /** Other DRGs of the ADRG, then ADRGs of the MDC that were nearly met or would have held behind the answer. */
  readonly neighbours: readonly TraceStep[];
  /** Codes that took no part in grouping. */
  readonly leftOut: readonly TraceStep[];
}

const ENTERED = ['GROUPING_MDC_ENTERED', 'GROUPING_ADRG_ENTERED', 'GROUPING_AMBIGUOUS_TAKEN'];
const ANSWERED = ['GROUPING_DRG_TAKEN', 'GROUPING_ADRG_AS_RESULT', 'GROUPING_AMBIGUOUS_TAKEN'];

/** The path of a trace and what lies right beside it. A trace of another family has none: then all steps are its story. */
export function readPath(trace: readonly TraceStep[]): Path {
  const mdcs = trace.filter(({ code }) => code === 'GROUPING_MDC_ENTERED');
  const answering = mdcs.find((mdc) => rules(mdc).some(isAnswer));
  const rule = answering === undefined ? undefined : rules(answering).find(isAnswer);
  const groups = below(rule).filter(isNeighbour);
  const answer = below(rule).find(({ code }) => ANSWERED.includes(code));
  return {
    taken: [answering, rule, answer].filter((step) => step !== undefined),
    neighbours: [
      ...groups.filter((step) => step !== answer),
      // Without an answer every MDC that was entered is worth a look.
      ...(answering === undefined ? mdcs : [answering]).flatMap((mdc) => below(mdc).filter(isBeside)),
    ],
    leftOut: trace.filter(({ code }) => code.startsWith('GROUPING_EXCLUDED_')),
  };
}

/** The code that a step is about. */
export const codeOf = ({ args }: TraceStep): string =>
  String(args['drg'] ?? args['result'] ?? args['rule'] ?? args['mdc'] ?? '');

export const isTerm = ({ code }: TraceStep): boolean => code.startsWith('GROUPING_TERM_');

const below = (step: TraceStep | undefined): readonly TraceStep[] => step?.detail ?? [];
const rules = (mdc: TraceStep): readonly TraceStep[] => below(mdc).filter(({ code }) => ENTERED.includes(code));
const isAnswer = (step: TraceStep): boolean => [step, ...below(step)].some(({ code }) => ANSWERED.includes(code));
const isBeside = ({ code, near }: TraceStep): boolean => near === true || code === 'GROUPING_ADRG_LATER_HOLDS';

/** `MDCH`, `HC3`, `HC33`: what one says of the path in a line; a DIP group, and the group that names a visit, stand alone. */
export function pathCodes(grouping: GroupingResult): readonly string[] {
  if (grouping.status !== 'grouped' && grouping.status !== 'ambiguous') return [];
  if (grouping.family === 'dip') return [grouping.dip?.group ?? grouping.drg];
  if (grouping.family === 'apg') return [grouping.apg?.primary ?? grouping.drg];
  return [...new Set([grouping.mdc, grouping.adrg, grouping.drg].filter((code) => code !== '' && code !== '0000'))];
}
