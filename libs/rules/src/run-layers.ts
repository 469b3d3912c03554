import { externalFacts, type Facts } from '@caseloom/record';
import { evaluateRules, isTold, missingFields, resultOf, RULE_STEPS, runRule, worst } from './evaluate-rules.ts';
import { FiredIn, FiredResult } from './fired-result.ts';
import { compareRules, ordinalsInOrder, type LiveLayer } from './live-layer.ts';
import type { NeedData } from './postings/phase-data.ts';
import type { PhaseRun, RuleLayer } from './postings/rule-layer.ts';
import type { MissingField, NotEvaluableMode, RulePhase, RuleResult, RulesAnswer, RunOptions } from './types.ts';

type Options = RunOptions & { readonly phase: RulePhase; readonly notEvaluable?: NotEvaluableMode };

/** A layer while it runs. */
interface Running {
  readonly live: LiveLayer;
  readonly run: PhaseRun;
}

/** A rule of some layer, with what it has to tell. */
interface Placed {
  readonly layer: RuleLayer;
  readonly ordinal: number;
  readonly results: readonly RuleResult[];
}

/**
 * Runs the rules of one phase: the index finds those that fire, closures answer for those it cannot decide. [P8] Only rules whose closures are asked
 * spend steps of the run; they are asked in order, and when the run's steps are spent those that are left fail.
 */
export function runLayers(layers: readonly LiveLayer[], facts: Facts, options: Options): RulesAnswer {
  // With fewer steps than one rule may take, each rule counts its own.
  if (options.budget.limits.steps < RULE_STEPS) return runPlainly(layers, facts, options);
  const each = options.notEvaluable !== 'fields';
  const running = layers.map((live) => ({ live, run: live.layer.run(options.phase) }));
  let longest = 0;
  for (const { run } of running) {
    run.gaps.readLists(facts);
    longest = Math.max(longest, run.gaps.longest);
  }
  const found: Found = { results: [], asked: [], fired: 0 };
  for (const one of running) find(one, facts, options, longest, each, found);
  const counts = { fired: found.fired, failed: 0, notEvaluable: 0 };
  let { results }: { results: readonly RuleResult[] } = found;
  if (found.asked.length > 0 || layers.length > 1) results = ask(found, facts, options, each, counts);
  const rules = layers.reduce((sum, live) => sum + live.left(options.phase).rules, 0);
  return each
    ? { results, missing: missingFields(results), counts: { rules, ...counts } }
    : {
        results,
        missing: gapsFound(running, facts, options.phase),
        counts: { rules, fired: counts.fired, failed: counts.failed },
      };
}

/** What the indexes of all layers found. */
interface Found {
  readonly results: FiredResult[];
  readonly asked: Omit<Placed, 'results'>[];
  fired: number;
}

function runPlainly(layers: readonly LiveLayer[], facts: Facts, options: Options): RulesAnswer {
  const rules = [...ordinalsInOrder(layers)]
    .map(({ layer, ordinal }) => layer.closure(ordinal))
    .filter((rule) => rule.phase === options.phase);
  return evaluateRules(rules, facts, options);
}

function find(
  { live, run }: Running,
  facts: Facts,
  { asOf }: Options,
  longest: number,
  each: boolean,
  found: Found,
): void {
  const { layer, gone } = live;
  const { fired, asked } = run.matcher.match(facts, asOf, longest);
  run.gaps.readValues(facts, run.matcher.reading);
  const toAsk = each ? withOpen(asked, live, run) : asked;
  for (const ordinal of toAsk) if (!gone.has(ordinal)) found.asked.push({ layer, ordinal });
  const isAsked = each ? new Set(toAsk) : undefined;
  const isPlain = gone.size === 0 && isAsked === undefined;
  const of = new FiredIn(layer, facts, asOf);
  let former = -1;
  for (let at = 0; at < fired.length; at += 2) {
    const ordinal = fired[at]!;
    if ((!isPlain && (gone.has(ordinal) || isAsked?.has(ordinal) === true)) || !layer.inForce(ordinal, asOf)) continue;
    if (ordinal !== former) found.fired++;
    former = ordinal;
    found.results.push(new FiredResult(of, ordinal, fired[at + 1]!));
  }
}

/** Asks the closures, and puts what they tell in its place among the results. */
function ask(
  { results, asked }: Found,
  facts: Facts,
  options: Options,
  each: boolean,
  counts: { fired: number; failed: number; notEvaluable: number },
): readonly RuleResult[] {
  asked.sort((a, b) => compareRules(a.layer, a.ordinal, b.layer, b.ordinal));
  const placed: Placed[] = results.map((one) => ({ ...one.place(), results: [one] }));
  for (const { layer, ordinal } of asked) {
    const rule = layer.closure(ordinal);
    const instances = runRule(rule, facts, options);
    const outcome = worst(instances);
    if (outcome === 'fired' || outcome === 'failed' || outcome === 'notEvaluable') counts[outcome]++;
    const told = instances.filter((one) => isTold(one) && (each || one.outcome !== 'notEvaluable'));
    if (told.length > 0) placed.push({ layer, ordinal, results: told.map((one) => resultOf(rule, one)) });
  }
  placed.sort((a, b) => compareRules(a.layer, a.ordinal, b.layer, b.ordinal));
  return placed.flatMap((one) => one.results);
}

/** The rules to ask and all others that may be unable to answer, in order. */
function withOpen(asked: readonly number[], { layer, gone }: LiveLayer, run: PhaseRun): readonly number[] {
  const all = new Set(asked);
  run.data.shapeOf.forEach((shape, ordinal) => {
    if (shape >= 0 && !gone.has(ordinal) && layer.isOpen(ordinal, run)) all.add(ordinal);
  });
  return [...all].sort((a, b) => a - b);
}

/** Fields that the record lacks, with how many rules need each. */
function gapsFound(running: readonly Running[], facts: Facts, phase: RulePhase): MissingField[] {
  const lines: MissingField[] = [];
  for (const { live, run } of running) {
    const { needs } = live.left(phase);
    const { found } = run.gaps;
    for (let need = 0; need < needs.length; need++) {
      const gap = found[need];
      if (gap === undefined || gap === 'odd' || needs[need] === 0) continue;
      addGap(lines, run.data.needs[need]!, gap, needs[need]!, facts);
    }
  }
  return lines.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.reason < b.reason ? -1 : 1));
}

/** What is missing of a fact that no system brought is told as that fact. */
function addGap(
  lines: MissingField[],
  { path, fact }: NeedData,
  gap: 'missing' | 'type',
  rules: number,
  facts: Facts,
): void {
  const isExternal = externalFacts.has(fact) && facts[fact] === undefined;
  const line: MissingField = isExternal ? { path: fact, reason: 'external', rules } : { path, reason: gap, rules };
  const known = lines.findIndex((one) => one.path === line.path && one.reason === line.reason);
  if (known === -1) lines.push(line);
  else lines[known] = { ...line, rules: lines[known]!.rules + rules };
}
