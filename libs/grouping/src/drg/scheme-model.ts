import type { CandidateRun } from './candidates.ts';
import type { CompiledCondition } from './compile-condition.ts';
import type { ConditionRow } from './read-tables.ts';

/** A DRG of one rule, in the order tried. */
export interface DrgEntry {
  readonly drg: string;
  readonly name: string;
  readonly condition: CompiledCondition;
  readonly answer: GroupAnswer;
  /** The row, for telling. */
  readonly row: ConditionRow;
}

/** One entry rule of an ADRG, or the check that answers `?QY`. */
export interface RuleEntry {
  readonly rule: string;
  readonly adrg: string;
  readonly name: string;
  readonly kind: 'group' | 'ambiguous';
  readonly condition: CompiledCondition;
  /** Answer when the rule is entered and none of its DRGs holds; empty: the rule is left. */
  readonly noDrgResult: string;
  readonly drgs: readonly DrgEntry[];
  /** What the rule itself answers: of an ambiguous one its own code, else its `noDrgResult`. */
  readonly answer: GroupAnswer;
  readonly row: ConditionRow;
}

/** What becomes of a record that entered an MDC none of whose rules answers; see the column `no_group` of the table `mdc`. */
export type NoGroup = 'next' | 'keep' | 'stop';

export const NO_GROUP: readonly NoGroup[] = ['next', 'keep', 'stop'];

export interface MdcEntry {
  readonly mdc: string;
  readonly name: string;
  readonly noGroup: NoGroup;
  readonly condition: CompiledCondition;
  readonly rules: readonly RuleEntry[];
  /** Bits of the rules. */
  readonly run: CandidateRun;
  /** What is answered when the record stays in the MDC without a group. */
  readonly left: Answer;
  readonly row: ConditionRow;
}

/** What the scheme's weight table says of a DRG; decimals as texts. */
export interface WeightRow {
  readonly weight?: string;
  readonly meanCharge?: string;
  readonly meanLosDays?: string;
  readonly riskLevel?: string;
}

/** Codes of a group and how it was answered. */
export interface GroupAnswer {
  readonly status: 'grouped' | 'ambiguous';
  readonly drg: string;
  readonly name: string;
}

/** A group, or none although this MDC was entered, as its `no_group` says. */
export type Answer = GroupAnswer | { readonly status: 'ungrouped'; readonly mdc: string };
