import type { Budget, Issue } from '@caseloom/core';
import type { FeelValue, Missing, Scope } from '@caseloom/expression';
import type { LocalText } from '@caseloom/pack';

export const HIT_POLICIES = ['unique', 'any', 'priority', 'first', 'ruleOrder', 'outputOrder', 'collect'] as const;
export type HitPolicy = (typeof HIT_POLICIES)[number];

export const AGGREGATIONS = ['sum', 'min', 'max', 'count'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/** A FEEL type by name (`number`, `date and time`, …) or the name of an item definition in reach. */
export type TypeName = string;

/** DMN item definition: a type of one's own. Several members make a structure, `list` a collection of it. */
export interface ItemDefinition {
  readonly name: string;
  readonly type?: TypeName;
  readonly list?: boolean;
  /** Unary tests that a value has to meet, each one alternative: `"A"`, `[0..999]`. */
  readonly values?: readonly string[];
  /** Unary tests that the whole value has to meet, a list as a list (DMN 1.5). */
  readonly constraint?: readonly string[];
  readonly members?: readonly ItemDefinition[];
  /** A type of functions. */
  readonly function?: FunctionSignature;
  readonly label?: string;
}

/** DMN function item: what functions of a type take and give. */
export interface FunctionSignature {
  readonly parameters: readonly Datum[];
  readonly returns?: TypeName;
}

/** A name that expressions may read, and what it holds. */
export interface Datum {
  readonly name: string;
  readonly type?: TypeName;
}

export interface TableInput {
  readonly id: string;
  readonly title?: LocalText;
  readonly expression: string;
  readonly type?: TypeName;
  /** Allowed values, as unary tests; any other value is TABLE_INPUT_NOT_ALLOWED, and null where DMN's own semantics hold. */
  readonly values?: readonly string[];
}

export interface TableOutput {
  readonly id: string;
  /** Member of a compound answer; the id when absent. */
  readonly name?: string;
  readonly title?: LocalText;
  readonly type?: TypeName;
  /** Allowed values as unary tests, the most important first: the order of hit policies priority and outputOrder. */
  readonly values?: readonly string[];
  /** FEEL: the answer when no row matches. */
  readonly default?: string;
}

/** One row: a unary test per input (empty or `-` for any), a FEEL expression per output (empty: null). */
export interface TableRule {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly note?: string;
}

/** What makes a decision table, wherever it stands. */
export interface TableBody {
  readonly hitPolicy: HitPolicy;
  /** For collect with one output; absent: the list of all answers. */
  readonly aggregation?: Aggregation;
  readonly inputs: readonly TableInput[];
  readonly outputs: readonly TableOutput[];
  readonly rules: readonly TableRule[];
}

/** A decision table as an artifact of its own; more rows may stand in its table `rows`. */
export interface DecisionTable extends TableBody {
  readonly kind?: 'table';
  readonly title: LocalText;
  /** FEEL name under which other decisions read it; the artifact's id when absent. */
  readonly name?: string;
  readonly missing?: Missing;
  /** Names that expressions may read. */
  readonly data: readonly Datum[];
}

/** An answer in FEEL values. */
export interface TableDecision {
  readonly value: FeelValue;
  /** Ids of the matching rows, in table order. */
  readonly matched: readonly string[];
  /** Ids of rows of which it cannot be said, because an input they test is missing or has another type. */
  readonly unknown: readonly string[];
  /**
   * TABLE_NOT_UNIQUE, TABLE_NOT_ANY, TABLE_INPUT_NOT_ALLOWED, TABLE_OUTPUT_NOT_ALLOWED: the value is null; where DMN's own semantics hold, the last two
   * may have made only a part of it null.
   */
  readonly issue?: Issue;
}

export interface TableAnswer extends Omit<TableDecision, 'value'> {
  /** JSON form: one output its value, several an object by output name, lists for collect and the orders; null when no row matches or it cannot be said. */
  readonly value: unknown;
}

export interface CompiledTable {
  readonly id: string;
  /** Rows, those of the table file included. */
  readonly size: number;
  /** Paths of the data that the table reads, sorted. */
  readonly reads: readonly string[];
  /** @throws BudgetExceeded */
  evaluate(scope: Scope, budget?: Budget): TableAnswer;
  /** As evaluate, in FEEL values. */
  decide(scope: Scope, budget?: Budget): TableDecision;
}
