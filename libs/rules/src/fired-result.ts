import { Budget, SEVERITIES, type Severity } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import { findingPath } from './evaluate-rules.ts';
import { itemPath, valueAt } from './path.ts';
import { PlainReads } from './plain-reads.ts';
import type { RuleLayer } from './postings/rule-layer.ts';
import type { RuleRun } from './run.ts';
import type { Rule, RuleResult } from './types.ts';

/** The run that rules of one layer fired in. */
export class FiredIn {
  readonly layer: RuleLayer;
  readonly facts: Facts;
  readonly asOf: string;
  #reads: PlainReads | undefined;
  #last: { readonly ordinal: number; readonly rule: Rule } | undefined;
  constructor(layer: RuleLayer, facts: Facts, asOf: string) {
    this.layer = layer;
    this.facts = facts;
    this.asOf = asOf;
  }

  get reads(): PlainReads {
    return (this.#reads ??= new PlainReads(this.facts, this.layer.readers));
  }

  /** Whoever looks at a result asks for its document more than once. */
  rule(ordinal: number): Rule {
    if (this.#last?.ordinal !== ordinal) this.#last = { ordinal, rule: this.layer.rule(ordinal) };
    return this.#last.rule;
  }
}

/** A rule that fired, told in full when somebody looks: where it points, and what it read. The record must not change in between. */
export class FiredResult implements RuleResult {
  readonly outcome = 'fired';
  readonly #in: FiredIn;
  readonly #ordinal: number;
  readonly #item: number;
  #read: RuleResult['read'] | undefined;

  /** @param item number of the item it fired for, -1 for the record */
  constructor(firedIn: FiredIn, ordinal: number, item: number) {
    this.#in = firedIn;
    this.#ordinal = ordinal;
    this.#item = item;
  }

  get ruleId(): string {
    return this.#in.layer.columns.ids.at(this.#ordinal)!;
  }

  get severity(): Severity {
    return SEVERITIES[this.#in.layer.columns.severities[this.#ordinal]!]!;
  }

  get path(): string {
    return findingPath(this.#rule, this.#itemPath);
  }

  get read(): RuleResult['read'] {
    return (this.#read ??= this.#collect());
  }

  place(): { readonly layer: RuleLayer; readonly ordinal: number } {
    return { layer: this.#in.layer, ordinal: this.#ordinal };
  }

  get #rule(): Rule {
    return this.#in.rule(this.#ordinal);
  }

  get #itemPath(): string {
    return this.#item === -1 ? '' : itemPath(this.#rule.forEach!, this.#item);
  }

  #collect(): RuleResult['read'] {
    const { layer, facts, asOf, reads } = this.#in;
    const list = this.#item === -1 ? undefined : valueAt(facts, this.#rule.forEach!.split('.'));
    const item = (list as readonly unknown[] | undefined)?.[this.#item];
    const plain = reads.of(this.#rule, item, this.#itemPath);
    if (plain !== undefined) return plain;
    const { appliesWhen, conditions } = layer.closure(this.#ordinal);
    const run: RuleRun = {
      facts,
      asOf,
      budget: new Budget(),
      item,
      itemPath: this.#itemPath,
      missing: undefined,
    };
    const into = new Map<string, unknown>();
    appliesWhen?.collect(run, into);
    conditions.collect(run, into);
    return [...into].map(([path, value]) => ({ path, value }));
  }
}
