import type { Issue, Severity } from '@caseloom/core';
import type { CompiledScheme, GroupingResult } from '@caseloom/grouping';
import type { CompiledMeasures, MeasureContribution } from '@caseloom/measures';
import type { LocalText, ResolvedPack } from '@caseloom/pack';
import type { PaymentResult, PreparedPolicy } from '@caseloom/payment';
import type { CaseRecord } from '@caseloom/record';
import type { CompiledRules, RuleCounts, RuleResult } from '@caseloom/rules';
import type { CompiledModels } from '@caseloom/statistics';
import type { WorkflowGraph } from '@caseloom/workflow';
import type { PackEnvironment } from './environment.ts';

/** Version of the evaluator's semantics; part of every manifest. Changes whenever the same input could give other bytes. */
export const ENGINE_SEMANTICS = '3';

/** Says exactly what a result came from. */
export interface Manifest {
  readonly recordHash: string;
  /** Rules come from `conduct`, codes, grouping, payment and measures from `policy`. */
  readonly packs: { readonly conduct: string; readonly policy: string };
  readonly engine: string;
  readonly asOf: string;
}

export interface CompiledPack {
  readonly hash: string;
  readonly resolved: ResolvedPack;
  readonly environment: PackEnvironment;
  readonly rules: CompiledRules;
  readonly schemes: ReadonlyMap<string, CompiledScheme>;
  readonly policies: readonly PreparedPolicy[];
  readonly measures: CompiledMeasures;
  /** Learned from the hospital's own cases; they run with the rules of `conduct`. */
  readonly models: CompiledModels;
  readonly workflows: ReadonlyMap<string, WorkflowGraph>;
  /** What compiling had to say; errors mean the pack cannot be published. */
  readonly issues: readonly Issue[];
}

/** A compiled pack as messages to other threads carry it: see openSharedPack. */
export interface SharedPack {
  readonly hash: string;
}

/** The two packs of a run: rules from `conduct`, everything else from `policy`. Often the same pack. */
export interface PackPair {
  readonly conduct: CompiledPack;
  readonly policy: CompiledPack;
}

export interface Finding {
  /** Stable within a record revision: rule id and path. */
  readonly key: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly path: string;
  readonly read: RuleResult['read'];
  /** Hash of all values at the paths its rule reads; a decision about the finding lapses when it changes. Absent where no rule stands behind it. */
  readonly standsOn?: string;
  readonly title: LocalText;
  readonly message: LocalText;
  readonly suggestion?: LocalText;
  readonly basis?: LocalText;
  readonly category?: string;
  readonly subcategory?: string;
  readonly stages?: readonly string[];
  readonly deduction?: string;
  readonly failed?: Issue;
  /** The model behind it and the numbers of its sentence, where no rule is. */
  readonly statistics?: {
    readonly model: string;
    readonly row: string;
    readonly numbers: Readonly<Record<string, string>>;
  };
}

/** Fields that kept rules from answering, folded into one line per field. */
export interface NotEvaluable {
  readonly path: string;
  readonly reason: 'missing' | 'type' | 'external';
  readonly rules: number;
  /** Their ids, sorted; only where the pack has at most EACH_RULE_TOLD rules. In larger packs `rules` is how many read the field. */
  readonly ids?: readonly string[];
}

/** Up to so many rules those that could not be evaluated are named one by one. */
export const EACH_RULE_TOLD = 5_000;

export interface Evaluation {
  readonly manifest: Manifest;
  readonly findings: readonly Finding[];
  /** What models say that are not accepted yet: shown to nobody, in no count, for measuring only. */
  readonly shadow?: readonly Finding[];
  readonly notEvaluable: readonly NotEvaluable[];
  readonly counts: RuleCounts;
  readonly grouping?: GroupingResult;
  readonly payment?: PaymentResult;
  readonly measures: readonly MeasureContribution[];
  /** Over everything above in canonical JSON ([P5]). */
  readonly resultHash: string;
}

export interface EvaluationOptions {
  /** Valid time of the run: discharge date, or today of an open stay; given, never taken. */
  readonly asOf: string;
  /** The person's earlier encounters, newest first. */
  readonly history?: readonly CaseRecord[];
  readonly steps?: number;
}
