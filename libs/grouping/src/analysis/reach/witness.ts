import type { CompiledScheme, GroupingInput, TraceStep } from '../../types.ts';
import type { AnswerRow } from './answer-rows.ts';

/** Whether the compiled scheme answers the record by this very row; a group may stand in several. */
export function isAnswer(scheme: CompiledScheme, input: GroupingInput, { group, rule, kind }: AnswerRow): boolean {
  const { status, drg } = scheme.group(input, undefined, { trace: 'none' });
  if (drg !== group || status !== (kind === 'ambiguous' ? 'ambiguous' : 'grouped')) return false;
  return lastRule(scheme.group(input).trace) === rule;
}

/** The rule entered last: the one that answered. */
function lastRule(steps: readonly TraceStep[]): string | undefined {
  let found: string | undefined;
  for (const { code, args, detail } of steps) {
    if (code === 'GROUPING_ADRG_ENTERED' || code === 'GROUPING_AMBIGUOUS_TAKEN') found = String(args['rule']);
    else found = lastRule(detail ?? []) ?? found;
  }
  return found;
}

/** The record without codes and values that its answer does not need; a procedure moves up where the first place is empty. */
export function simplest(scheme: CompiledScheme, input: GroupingInput, row: AnswerRow): GroupingInput {
  let kept = input;
  const tryInstead = (other: GroupingInput): void => {
    if (isAnswer(scheme, other, row)) kept = other;
  };
  for (const codes of ['procedures', 'diagnoses'] as const) {
    for (let at = input[codes].length - 1; at >= 0; at--) {
      const without = kept[codes].filter((_code, place) => place !== at);
      if (at > 0 || kept[codes][0] === '') tryInstead({ ...kept, [codes]: without });
    }
  }
  for (const field of ['ageDays', 'birthWeightGrams', 'losDays', 'icuHours', 'disposition', 'department'] as const) {
    if (kept[field] === undefined) continue;
    const { [field]: _left, ...without } = kept;
    tryInstead(without);
  }
  return kept;
}
