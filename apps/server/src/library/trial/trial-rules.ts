import { CaseloomError } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { Facts } from '@caseloom/record';
import { compileRules } from '@caseloom/rules';
import type { CompiledRules, RuleResult, RulePhase, RuleSet, RunOptions } from '@caseloom/rules';
import type { BenchState } from '../bench/bench-state.ts';
import { documentOf } from '../index/rule-block.ts';
import type { TrialRule } from './changed-rules.ts';

const PHASES: readonly RulePhase[] = ['validate', 'group', 'pay'];

/** A handful of rules of a pack, compiled by themselves: what they say does not depend on the others. */
export class TrialRules {
  readonly #rules: CompiledRules;
  readonly #phases: readonly RulePhase[];
  /** Facts that they read. */
  readonly groups: readonly string[];
  /** Fields that each reads, by its id. */
  readonly reads: ReadonlyMap<string, readonly string[]>;

  /** @throws CaseloomError with every error, at `rules/<set>.json#rules[i]` of the rules given */
  constructor(rules: readonly TrialRule[], state: BenchState, isSound = true) {
    const sets = new Map<string, Artifact<RuleSet>>();
    for (const { set, value, rule } of rules) {
      const { template: _template, ...head } = value;
      const known = sets.get(set)?.value.rules ?? [];
      sets.set(set, { kind: 'rules', id: set, tables: {}, value: { ...head, rules: [...known, rule] } });
    }
    const { value, issues } = compileRules([...sets.values()], state.environment);
    const errors = issues.filter((one) => one.severity === 'error');
    if (isSound && errors.length > 0) throw new CaseloomError(errors);
    this.#rules = value;
    const found = [...value.ids()].map((id) => value.get(id)!);
    this.groups = [...new Set(found.flatMap((one) => one.reads.map((path) => path.split(/[.[]/)[0]!)))];
    this.reads = new Map(found.map(({ id, reads }) => [id, reads]));
    this.#phases = PHASES.filter((phase) => found.some((one) => one.phase === phase));
  }

  /** Those of the ids that the pack has in use. */
  static named(ids: readonly string[], state: BenchState): TrialRules {
    const rules = ids.flatMap((id) => {
      const number = state.index.numberOf(id);
      const found = number === undefined ? undefined : state.index.rules[number]!;
      if (found === undefined || found.state === 'disabled') return [];
      return [{ set: found.set.id, value: found.set.value, rule: documentOf(found) }];
    });
    return new TrialRules(rules, state, false);
  }

  /** Fired, failed and not evaluable results. */
  evaluate(facts: Facts, options: RunOptions): readonly RuleResult[] {
    return this.#phases.flatMap(
      (phase) => this.#rules.evaluate(facts, { ...options, phase, notEvaluable: 'each' }).results,
    );
  }
}
