import type { Missing } from '@caseloom/expression';
import type { LocalText } from '@caseloom/pack';
import type { Datum, DecisionTable, ItemDefinition, TableBody, TypeName } from '../types.ts';

/** DMN boxed expressions: what a decision is made of when one FEEL text is not enough. */
export type Boxed =
  | BoxedExpression
  | BoxedTable
  | BoxedContext
  | BoxedList
  | BoxedRelation
  | BoxedInvocation
  | BoxedFunction
  | BoxedConditional
  | BoxedFilter
  | BoxedIteration;

interface BoxedPart {
  /** Type the value is made to be of. */
  readonly type?: TypeName;
}

/** One FEEL text. */
export interface BoxedExpression extends BoxedPart {
  readonly kind: 'expression';
  readonly expression: string;
}

export interface BoxedTable extends TableBody, BoxedPart {
  readonly kind: 'table';
}

/** Entries in order, each seeing those before it. An entry without a name is the result; else the result is the context. */
export interface BoxedContext extends BoxedPart {
  readonly kind: 'context';
  readonly entries: readonly { readonly name?: string; readonly type?: TypeName; readonly value: Boxed }[];
}

export interface BoxedList extends BoxedPart {
  readonly kind: 'list';
  readonly items: readonly Boxed[];
}

/** A list of contexts, written as rows under columns. */
export interface BoxedRelation extends BoxedPart {
  readonly kind: 'relation';
  readonly columns: readonly Datum[];
  readonly rows: readonly (readonly Boxed[])[];
}

/** A call with arguments by name. */
export interface BoxedInvocation extends BoxedPart {
  readonly kind: 'invocation';
  readonly function: Boxed;
  readonly arguments: readonly { readonly name: string; readonly type?: TypeName; readonly value: Boxed }[];
}

export interface BoxedFunction extends BoxedPart {
  readonly kind: 'function';
  readonly parameters: readonly Datum[];
  readonly body: Boxed;
}

export interface BoxedConditional extends BoxedPart {
  readonly kind: 'conditional';
  readonly if: Boxed;
  readonly then: Boxed;
  readonly else: Boxed;
}

/** The items of a list for which the condition holds; `item` is the element. */
export interface BoxedFilter extends BoxedPart {
  readonly kind: 'filter';
  readonly in: Boxed;
  readonly match: Boxed;
}

export interface BoxedIteration extends BoxedPart {
  readonly kind: 'for' | 'some' | 'every';
  readonly variable: string;
  readonly in: Boxed;
  readonly each: Boxed;
}

/** What every decision artifact says of itself. */
export interface DecisionHead {
  readonly title: LocalText;
  /** Name under which others read it and by which it is asked for; the artifact's id when absent. May have blanks. */
  readonly name?: string;
  /** Artifact of kind `model` whose types it uses. */
  readonly model?: string;
  /** Type of the answer. */
  readonly type?: TypeName;
  readonly missing?: Missing;
  /** Data it reads from outside. */
  readonly data?: readonly Datum[];
  /** Artifacts whose answers (or functions) it reads by their names. */
  readonly requires?: readonly string[];
  readonly about?: string;
  readonly question?: string;
  readonly allowedAnswers?: string;
}

export type TableDecisionDocument = DecisionTable & Omit<DecisionHead, 'data'>;
export type BoxedDecision = DecisionHead & Exclude<Boxed, BoxedTable>;

/** DMN business knowledge model: a function that decisions call. */
export interface Knowledge extends DecisionHead {
  readonly kind: 'knowledge';
  readonly parameters: readonly Datum[];
  readonly body: Boxed;
}

/** DMN decision service: some decisions as one function of its input decisions and data. */
export interface DecisionService extends DecisionHead {
  readonly kind: 'service';
  /** Artifacts whose answers come out. */
  readonly outputs: readonly string[];
  readonly encapsulates?: readonly string[];
  /** Decisions whose answers are given instead of being made; with `data`, the parameters, decisions first. */
  readonly inputDecisions?: readonly string[];
}

/** What decisions of one origin share: their types, and the data they can be given. */
export interface DecisionModel {
  readonly kind: 'model';
  readonly title: LocalText;
  readonly name: string;
  readonly namespace?: string;
  readonly types: readonly ItemDefinition[];
  readonly data: readonly Datum[];
  readonly about?: string;
}

/** Everything an artifact of kind `tables` can be. */
export type DecisionDocument = TableDecisionDocument | BoxedDecision | Knowledge | DecisionService | DecisionModel;

export function isTable(value: DecisionDocument): value is TableDecisionDocument {
  return value.kind === undefined || value.kind === 'table';
}
