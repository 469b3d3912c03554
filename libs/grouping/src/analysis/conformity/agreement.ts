import type { CompiledScheme, DipSettlementRow, GroupingInput } from '../../types.ts';
import { groupCode } from '../../group-code.ts';
import type { Agreement } from '../types.ts';

/** A case with the group it was settled in. */
export interface SettledCase {
  readonly id: string;
  readonly input: GroupingInput;
  /** DRG, DIP group or APG; empty where it was settled in none. */
  readonly settled: string;
  readonly settlement?: DipSettlementRow;
}

/** What case files and bureaus call the group that a case was settled in, in the order they are looked for. */
export const SETTLED_COLUMNS: readonly string[] = [
  'settled',
  'settled_group',
  'expected_drg',
  'drg',
  'group_code',
  'group',
  'DRG编码',
  'DRG分组编码',
  '病组编码',
  '病种编码',
  '结算病组',
  '入组编码',
];

const MOST = 1000;

/** Settled cases against the scheme's answers, the first 1,000 differences by name. A case that was settled in no group agrees with one that enters none. [ANA-8] */
export function agreement(scheme: CompiledScheme, cases: Iterable<SettledCase>): Agreement {
  const differences: Agreement['differences'][number][] = [];
  let [all, agree] = [0, 0];
  for (const { id, input, settled, settlement } of cases) {
    const result = scheme.group(input, settlement, { trace: 'none' });
    const isGrouped = result.status === 'grouped' || result.status === 'ambiguous';
    const answer = isGrouped ? groupCode(result) : '';
    all++;
    if (answer === settled) agree++;
    else if (differences.length < MOST) differences.push({ id, settled, answer, status: result.status });
  }
  return { cases: all, agree, differences };
}
