import { Budget, SEVERITIES, type Severity } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import { findingPath } from './evaluate-rules.ts';
import { itemPath, valueAt } from './path.ts';
import type { RuleLayer } from './postings/rule-layer.ts';
import type { RuleRun } from './run.ts';
import type { RuleResult } from './types.ts';

/** The run that a rule fired in. */
export interface FiredIn {
  readonly layer: RuleLayer;
  readonly facts: Facts;
  readonly asOf: string;
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
    const rule = this.#in.layer.rule(this.#ordinal);
    return findingPath(rule, this.#item === -1 ? '' : itemPath(rule.forEach!, this.#item));
  }

  get read(): RuleResult['read'] {
    return (this.#read ??= this.#collect());
  }

  place(): { readonly layer: RuleLayer; readonly ordinal: number } {
    return { layer: this.#in.layer, ordinal: this.#ordinal };
  }

  #collect(): RuleResult['read'] {
    const { layer, facts, asOf } = this.#in;
    const { forEach, appliesWhen, conditions } = layer.closure(this.#ordinal);
    const items = forEach === undefined ? undefined : (valueAt(facts, forEach.steps) as readonly unknown[]);
    const run: RuleRun = {
      facts,
      asOf,
      budget: new Budget(),
      item: items?.[this.#item],
      itemPath: forEach === undefined ? '' : itemPath(forEach.list, this.#item),
      missing: undefined,
    };
    const into = new Map<string, unknown>();
    appliesWhen?.collect(run, into);
    conditions.collect(run, into);
    return [...into].map(([path, value]) => ({ path, value }));
  }
}
