import { Budget } from '@caseloom/core';
import { factsOf, groupAndPay } from '@caseloom/engine';
import type { CompiledPack, PackPair } from '@caseloom/engine';
import type { Facts } from '@caseloom/record';
import type { RuleResult } from '@caseloom/rules';
import { assembleRecord } from '../../cases/case-documents.ts';
import { lackedFor } from '../../cases/privacy.ts';
import { Refusal } from '../../http/problem.ts';
import type { BenchSource } from '../bench/bench-source.ts';
import type { BenchState } from '../bench/bench-state.ts';
import { defineTask } from '../tasks/task.ts';
import type { TaskContext } from '../tasks/task.ts';
import { changedRules, givenRules } from './changed-rules.ts';
import type { GivenRule } from './changed-rules.ts';
import { TrialRules } from './trial-rules.ts';
import { TrialTally } from './trial-tally.ts';
import type { TrialReport } from './trial-tally.ts';

/** One case of a trial. */
export interface TrialCase {
  readonly id: string;
  /** Case and revision: names its facts. */
  readonly key: string;
  /** Which of `sources` are in force for it. */
  readonly conduct: number;
  readonly policy: number;
  readonly asOf: string;
}

export interface Trial {
  /** Rules as they would be; absent: those that the pack changes. */
  readonly rules?: readonly GivenRule[] | undefined;
  readonly cases: readonly TrialCase[];
  /** The packs in force, by number. */
  readonly sources: readonly BenchSource[];
  readonly examples: number;
  /** What the person may do. Of rules that read what is kept from them only counts go out, and only over cases they did not choose one by one. */
  readonly permissions: readonly string[];
  readonly isNarrow: boolean;
  /** Earlier stays by key of the case, as records, where a rule reads them. */
  readonly histories?: Readonly<Record<string, readonly unknown[]>> | undefined;
}

export type TrialAnswer =
  | { readonly kind: 'report'; readonly report: TrialReport }
  /** Facts of these cases have to be prepared first. */
  | { readonly kind: 'lacking'; readonly keys: readonly string[] }
  /** A rule reads earlier stays: give `histories`. */
  | { readonly kind: 'histories' };

const MOST_RULES = 200;
/** Of all cases together: some seconds. Rules of a few steps need a hundredth of it. */
const MOST_STEPS = 200_000_000;

/**
 * What changed rules would say of many cases, beside what is in force says of them. Only those rules are evaluated: the others answer as before.
 * @throws Refusal TRY_TOO_MANY_RULES, TRY_TOO_COSTLY, PERMISSION_MISSING; CaseloomError when a rule does not compile
 */
export const trialTask = defineTask({
  id: 'trial',
  run: (state: BenchState, trial: Trial, context: TaskContext): TrialAnswer => {
    const lacking = trial.cases.filter(({ key }) => !context.cases.has(key)).map(({ key }) => key);
    if (lacking.length > 0) return { kind: 'lacking', keys: lacking };
    const inForce = trial.sources.map((source) => context.open(source));
    const changed = changesOf(state, inForce, trial);
    if (changed.size > MOST_RULES)
      throw new Refusal(422, 'TRY_TOO_MANY_RULES', { rules: changed.size, most: MOST_RULES });
    const after = new TrialRules(
      [...changed.values()].filter((one) => one !== undefined),
      state,
    );
    const before = inForce.map((one) => TrialRules.named([...changed.keys()], one));
    const groups = [...new Set([after, ...before].flatMap((one) => one.groups))];
    if (groups.includes('history') && trial.histories === undefined) return { kind: 'histories' };
    const tally = new TrialTally(changed.size, trial.examples, keptFrom(trial, [after, ...before]));
    let stepsLeft = MOST_STEPS;
    for (const one of trial.cases) {
      const facts = factsFor(one, groups, inForce[one.policy]!, trial.histories, context);
      const budget = new Budget({ steps: 1_000_000 });
      tally.add(
        one.id,
        resultsOf(before[one.conduct]!, facts, one.asOf),
        after.evaluate(facts, { asOf: one.asOf, budget }),
      );
      stepsLeft -= budget.steps;
      if (stepsLeft < 0) throw new Refusal(422, 'TRY_TOO_COSTLY', { cases: trial.cases.length });
    }
    return { kind: 'report', report: tally.report() };
  },
});

/** Rules of which this person is not told single cases. @throws Refusal PERMISSION_MISSING when the cases are few or chosen */
function keptFrom({ permissions, isNarrow }: Trial, rules: readonly TrialRules[]): ReadonlySet<string> {
  const may = new Set(permissions);
  const kept = new Set<string>();
  for (const [id, reads] of rules.flatMap((one) => [...one.reads])) {
    const permission = lackedFor(reads, may);
    if (permission === undefined) continue;
    if (isNarrow) throw new Refusal(403, 'PERMISSION_MISSING', { permission });
    kept.add(id);
  }
  return kept;
}

function changesOf(state: BenchState, inForce: readonly BenchState[], { rules, cases }: Trial) {
  if (rules !== undefined) return givenRules(state, rules);
  const used = new Set(cases.map((one) => one.conduct));
  const all = [...used].map((number) => changedRules(inForce[number]!.resolved, state.resolved));
  return new Map(all.flatMap((one) => [...one]));
}

function resultsOf(rules: TrialRules, facts: Facts, asOf: string): readonly RuleResult[] {
  return rules.evaluate(facts, { asOf, budget: new Budget({ steps: 1_000_000 }) });
}

const STEPS_RESULTS = ['grouping', 'payment'];

function factsFor(
  { key, asOf }: TrialCase,
  groups: readonly string[],
  policy: BenchState,
  histories: Trial['histories'],
  { cases }: TaskContext,
): Facts {
  if (groups.some((group) => STEPS_RESULTS.includes(group)) && !cases.has(key, 'grouped'))
    cases.put(key, { ...stepResults(cases.facts(key, cases.groups(key))!, policy.compiled, asOf), grouped: true });
  const facts = cases.facts(key, groups)!;
  if (!groups.includes('history')) return facts;
  const earlier = histories?.[key] ?? [];
  const pair: PackPair = { conduct: policy.compiled, policy: policy.compiled };
  return { ...facts, history: earlier.map((record) => factsOf(record as never, pair, { asOf })) };
}

/** Group and payment as rules read them. */
function stepResults(facts: Facts, policy: CompiledPack, asOf: string): Record<string, unknown> {
  const { grouping, payment } = groupAndPay(facts, policy, { asOf });
  const { trace: _trace, ...group } = grouping ?? {};
  return { ...(grouping === undefined ? {} : { grouping: group }), ...(payment === undefined ? {} : { payment }) };
}

export interface PreparedCase {
  readonly key: string;
  readonly asOf: string;
  /** Kind and JSON of each of its documents, in order. */
  readonly documents: readonly (readonly [kind: string, json: string])[];
}

/** Takes cases in: their facts, as the pack's tables complete them. The pack is the policy in force for them. */
export const prepareTask = defineTask({
  id: 'prepare',
  run: (state: BenchState, { cases }: { readonly cases: readonly PreparedCase[] }, context: TaskContext): number => {
    const pair = { policy: { environment: state.environment } } as PackPair;
    for (const { key, asOf, documents } of cases) {
      const record = assembleRecord(documents.map(([kind, json]) => ({ kind, content: JSON.parse(json) as unknown })));
      context.cases.put(key, factsOf(record, pair, { asOf }));
    }
    return cases.length;
  },
});
