import type { CompiledScheme, DipSettlementRow, GroupingInput } from '../../types.ts';
import { answerOf } from '../side-by-side/side-by-side.ts';
import type { Agreement } from '../types.ts';

/** A case with the group it was settled in. */
export interface SettledCase {
  readonly id: string;
  readonly input: GroupingInput;
  /** DRG, DIP group or APG; empty where it was settled in none. */
  readonly settled: string;
  readonly settlement?: DipSettlementRow;
}

const MOST = 1000;

/** Settled cases against the scheme's answers, the first 1,000 differences by name. A case that was settled in no group agrees with one that enters none. [ANA-8] */
export function agreement(scheme: CompiledScheme, cases: Iterable<SettledCase>): Agreement {
  const differences: Agreement['differences'][number][] = [];
  let [all, agree] = [0, 0];
  for (const { id, input, settled, settlement } of cases) {
    const result = scheme.group(input, settlement, { trace: 'none' });
    const isGrouped = result.status === 'grouped' || result.status === 'ambiguous';
    const answer = isGrouped ? answerOf(result) : '';
    all++;
    if (answer === settled) agree++;
    else if (differences.length < MOST) differences.push({ id, settled, answer, status: result.status });
  }
  return { cases: all, agree, differences };
}
