import type { Budget, Issue } from '@caseloom/core';
import type { Scope } from '@caseloom/expression';
import type { LocalText } from '@caseloom/pack';

export type HitPolicy = 'unique' | 'first' | 'collect';
export type Aggregation = 'sum' | 'min' | 'max' | 'count';
export type ColumnType = 'any' | 'number' | 'string' | 'boolean' | 'date' | 'date and time' | 'duration';

/** A decision table: rows of unary tests over input expressions, and what they answer. */
export interface DecisionTable {
  readonly title: LocalText;
  readonly hitPolicy: HitPolicy;
  /** For collect with one output; absent: the list of all answers. */
  readonly aggregation?: Aggregation;
  /** Names that expressions may read. */
  readonly data: readonly { readonly name: string; readonly type?: ColumnType }[];
  readonly inputs: readonly {
    readonly id: string;
    readonly title?: LocalText;
    readonly expression: string;
    readonly type?: ColumnType;
  }[];
  /** `default`: FEEL, the answer when no row matches. */
  readonly outputs: readonly { readonly id: string; readonly title?: LocalText; readonly default?: string }[];
  readonly rules: readonly TableRule[];
}

/** One row: a unary test per input (`-` for any), a FEEL expression per output. */
export interface TableRule {
  readonly id: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly note?: string;
}

export interface TableAnswer {
  /** JSON form: one output its value, several an object by output id, collect a list; null when no row matches or it cannot be said. */
  readonly value: unknown;
  /** Ids of the matching rows, in table order. */
  readonly matched: readonly string[];
  /** Ids of rows of which it cannot be said, because an input they test is missing or has another type. */
  readonly unknown: readonly string[];
  /** TABLE_NOT_UNIQUE. */
  readonly issue?: Issue;
}

export interface CompiledTable {
  readonly id: string;
  /** Paths of the data that the table reads, sorted. */
  readonly reads: readonly string[];
  /** Looks at every row (first: until one matches). @throws BudgetExceeded */
  evaluate(scope: Scope, budget: Budget): TableAnswer;
}
