import type { Budget, Issue, Truth } from '@caseloom/core';
import type { CompiledExpression, FeelType } from '@caseloom/expression';
import { externalFacts, type Facts } from '@caseloom/record';
import type { FactReference } from './condition-schema.ts';
import type { Condition, ConditionExplanation, RuleEnvironment } from './types.ts';

export interface Missing {
  readonly path: string;
  readonly reason: 'missing' | 'type' | 'external';
}

/** State of one rule over one case (or one item of it). Made anew for every rule; nothing is shared between runs. */
export interface RuleRun {
  readonly facts: Facts;
  readonly asOf: string;
  readonly budget: Budget;
  /** Fact `item`: the item a rule with `forEach` or a list condition looks at. */
  item: unknown;
  /** Where that item stands in the record: `op[1]`. */
  itemPath: string;
  /** The first thing that kept the condition from answering. */
  missing: Missing | undefined;
}

/** Reads one field; `pathIn` is its address in the record for this run. */
export interface Reader {
  readonly read: (at: Pick<RuleRun, 'facts' | 'item'>) => unknown;
  readonly pathIn: (at: Pick<RuleRun, 'itemPath'>) => string;
}

export interface CompiledCondition {
  readonly test: (run: RuleRun) => Truth;
  readonly explain: (run: RuleRun) => ConditionExplanation;
  /** Adds the fields that made the condition true, with their values, in the order read. */
  readonly collect: (run: RuleRun, into: Map<string, unknown>) => void;
}

/** What an operator may ask while it compiles its value. Paths of issues are relative to the condition. */
export interface CompileContext {
  readonly environment: RuleEnvironment;
  /** The operand, for its address in the record. */
  readonly operand: Reader;
  report(code: string, args: Issue['args'], at?: string, cause?: Issue): void;
  /** A field beside the operand. It is listed among the rule's reads. */
  field(reference: FactReference, at: string): Reader;
  /** A member of the operand, a group, or of the items of the operand, a list: listed among the rule's reads. */
  member(path: string, ofItems: boolean, at: string): ((value: unknown) => unknown) | undefined;
  /** A condition over the items of the operand, a list. */
  itemCondition(condition: Condition, at: string): CompiledCondition;
  /** A FEEL expression over all facts and `item`. */
  expression(text: string, at: string): CompiledExpression | undefined;
  /** Keeps what the operator wants told about a run: how the items of a list answered, for explanations and reads. */
  items(items: ItemsTold): void;
  readonly itemType: FeelType;
}

/** A list operator's view of its items, for explanations. */
export interface ItemsTold {
  readonly condition: CompiledCondition;
  /** Items whose answer decides are those with this answer. */
  readonly decisive: boolean;
}

/** Remembers the first reason; answers unknown. What is missing of a fact that no system brought is told as that fact, `external`. */
export function unknownBecause(run: RuleRun, path: string, reason: Missing['reason']): undefined {
  if (run.missing !== undefined) return undefined;
  const fact = reason === 'missing' ? path.split(/[.[]/, 1)[0]! : path;
  run.missing =
    reason === 'missing' && isUnconnected(fact, run.facts) ? { path: fact, reason: 'external' } : { path, reason };
  return undefined;
}

/** An external fact that nobody brought: nothing can be told of it, not even that it is empty. */
export function isUnconnected(fact: string, facts: Facts): boolean {
  return externalFacts.has(fact) && facts[fact] === undefined;
}

/** Runs with another item, and puts the former back. */
export function withItem<T>(run: RuleRun, item: unknown, path: string, visit: () => T): T {
  const { item: formerItem, itemPath: formerPath } = run;
  run.item = item;
  run.itemPath = path;
  try {
    return visit();
  } finally {
    run.item = formerItem;
    run.itemPath = formerPath;
  }
}
