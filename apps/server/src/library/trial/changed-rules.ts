import { CaseloomError } from '@caseloom/core';
import { checkSchema, formatPath } from '@caseloom/pack';
import type { ResolvedPack, Artifact } from '@caseloom/pack';
import { ruleSchema } from '@caseloom/rules';
import type { Rule, RuleSet } from '@caseloom/rules';
import { Refusal } from '../../http/problem.ts';
import type { BenchState } from '../bench/bench-state.ts';
import { ruleChanges } from '../bench/rule-changes.ts';
import { documentOf, rulesOfSet } from '../index/rule-block.ts';

/** A rule that was written and not saved, in the set where it stands. */
export interface GivenRule {
  readonly set: string;
  /** As it came: nobody looked at it yet. */
  readonly rule: unknown;
}

/** A rule with the set whose shared conditions and meaning of missing it has. */
export interface TrialRule {
  readonly set: string;
  readonly value: RuleSet;
  readonly rule: Rule;
}

/** By id; undefined: there is none any more. */
export type ChangedRules = Map<string, TrialRule | undefined>;

/** @throws Refusal ARTIFACT_UNKNOWN when the pack has no such set; CaseloomError when one has not the shape of a rule */
export function givenRules(state: BenchState, rules: readonly GivenRule[]): ChangedRules {
  return new Map(
    rules.map(({ set, rule: given }, index) => {
      const artifact = state.resolved.artifacts.get('rules')?.get(set);
      if (artifact === undefined)
        throw new Refusal(404, 'ARTIFACT_UNKNOWN', { artifact: `rules/${set}`.slice(0, 100) });
      const address = (path: readonly PropertyKey[]) => formatPath(['rules', index, 'rule', ...(path as string[])]);
      const { value: rule, issues } = checkSchema(ruleSchema, given, { address });
      if (rule === undefined) throw new CaseloomError(issues);
      return [rule.id, { set, value: artifact.value as RuleSet, rule }];
    }),
  );
}

/** Rules that a pack has otherwise than the one in force, new ones and those that are gone. */
export function changedRules(inForce: ResolvedPack, pack: ResolvedPack): ChangedRules {
  const steps = ruleChanges(inForce, pack);
  if (steps === undefined) return comparedWhole(inForce, pack);
  const changed: ChangedRules = new Map();
  for (const { set, upsert, remove } of steps) {
    const value = pack.artifacts.get('rules')!.get(set)!.value as RuleSet;
    for (const { found } of upsert) changed.set(found.id, { set, value, rule: documentOf(found) });
    for (const { id } of remove) changed.set(id, undefined);
  }
  return changed;
}

type Sets = ReadonlyMap<string, Artifact<RuleSet>>;

/** Set by set, where more than single rules differ. A rule whose set means something else now counts as changed. */
function comparedWhole(inForce: ResolvedPack, pack: ResolvedPack): ChangedRules {
  const changed: ChangedRules = new Map();
  const before = (inForce.artifacts.get('rules') ?? new Map()) as Sets;
  const after = (pack.artifacts.get('rules') ?? new Map()) as Sets;
  for (const [id, former] of before)
    if (former !== after.get(id)) for (const rule of active(inForce, former)) changed.set(rule.id, undefined);
  for (const [id, set] of after) {
    const former = before.get(id);
    if (former === set) continue;
    const isSameSet =
      former !== undefined &&
      former.value.missing === set.value.missing &&
      former.value.severity === set.value.severity &&
      JSON.stringify(former.value.conditions) === JSON.stringify(set.value.conditions);
    const old = isSameSet
      ? new Map(active(inForce, former).map((rule) => [rule.id, JSON.stringify(rule)]))
      : new Map<string, string>();
    for (const rule of active(pack, set))
      if (old.get(rule.id) === JSON.stringify(rule)) changed.delete(rule.id);
      else changed.set(rule.id, { set: id, value: set.value, rule });
  }
  return changed;
}

const active = (pack: ResolvedPack, set: Artifact<RuleSet>): Rule[] =>
  [...rulesOfSet(pack, set)].filter(({ state }) => state === 'active').map(documentOf);
