import type { CompiledCondition } from './compile-condition.ts';

/** A DRG of one rule, in the order tried. */
export interface DrgEntry {
  readonly drg: string;
  readonly name: string;
  readonly condition: CompiledCondition;
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
}

export interface MdcEntry {
  readonly mdc: string;
  readonly name: string;
  readonly condition: CompiledCondition;
  readonly rules: readonly RuleEntry[];
}

/** What the scheme's weight table says of a DRG; decimals as texts. */
export interface WeightRow {
  readonly weight?: string;
  readonly meanCharge?: string;
  readonly meanLosDays?: string;
  readonly riskLevel?: string;
}

/** Codes of a group and how it was answered. */
export interface Answer {
  readonly status: 'grouped' | 'ambiguous';
  readonly drg: string;
  readonly name: string;
}
