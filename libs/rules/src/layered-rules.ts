import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { LayerCompiler } from './compile-layer.ts';
import { runRule, standingOf } from './evaluate-rules.ts';
import { explainRule } from './explain-rule.ts';
import { LiveLayer, ordinalsInOrder } from './live-layer.ts';
import { notEvaluableIn } from './not-evaluable.ts';
import type { RuleLayer } from './postings/rule-layer.ts';
import type { RuleSource } from './rule-source.ts';
import { runLayers } from './run-layers.ts';
import { shareLayer, type SharedEdits } from './share-layer.ts';
import type { CompiledRules, Rule, RulesEdit } from './types.ts';

/** More edited rules than this are compiled together with all others. */
const DELTA_MOST = 4_000;

/** The same rules over a layer that was opened, with the edits that were shared beside it. */
export function openedRules(base: RuleLayer, source: RuleSource, { edited, gone }: SharedEdits): CompiledRules {
  const rules = new Map(edited.map((one) => [one.rule.id, one]));
  const delta = rules.size === 0 ? undefined : { rules, layer: compileEdited(source, rules, [], []) };
  return layeredRules(base, source, delta, new Set(gone));
}

/** Rules edited since the lower layer was compiled. */
interface Delta {
  readonly rules: ReadonlyMap<string, { readonly rule: Rule; readonly set: number }>;
  readonly layer: RuleLayer;
}

/** Compiled rules over one layer, with the edits since on top. */
export function layeredRules(
  base: RuleLayer,
  source: RuleSource,
  delta?: Delta,
  gone: ReadonlySet<number> = NONE,
): CompiledRules {
  const layers = [new LiveLayer(base, gone), ...(delta === undefined ? [] : [new LiveLayer(delta.layer)])];
  const find = (id: string): { readonly layer: RuleLayer; readonly ordinal: number } | undefined => {
    for (const { layer, gone: without } of layers) {
      const ordinal = layer.ordinalOf(id);
      if (ordinal !== undefined && !without.has(ordinal)) return { layer, ordinal };
    }
    return undefined;
  };
  const closure = (id: string) => {
    const found = find(id);
    if (found === undefined) throw new CaseloomError([issue('RULE_UNKNOWN', '', { rule: id })]);
    return found.layer.closure(found.ordinal);
  };
  return {
    size: layers.reduce((sum, { size }) => sum + size, 0),
    get: (id) => {
      const found = find(id);
      return found?.layer.info(found.ordinal);
    },
    ids: () => idsInOrder(layers),
    evaluate: (facts, options) => runLayers(layers, facts, options),
    outcome: (id, facts, options) => standingOf(runRule(closure(id), facts, options)),
    explain: (id, facts, options) => explainRule(closure(id), facts, options),
    notEvaluable: (facts, options) => notEvaluableIn(layers, facts, options),
    recompile: (edit) => recompiled(base, source, delta, gone, edit),
    share: () => shareLayer(base, source, { edited: [...(delta?.rules.values() ?? [])], gone: [...gone] }),
  };
}

const NONE: ReadonlySet<number> = new Set();

function* idsInOrder(layers: readonly LiveLayer[]): Generator<string> {
  for (const { layer, ordinal } of ordinalsInOrder(layers)) yield layer.columns.ids.at(ordinal)!;
}

/** Compiles what an edit brings into the layer above, or everything when too much has been edited. */
function recompiled(
  base: RuleLayer,
  source: RuleSource,
  former: Delta | undefined,
  formerGone: ReadonlySet<number>,
  edit: RulesEdit,
): ReturnType<CompiledRules['recompile']> {
  const set = source.sets.findIndex((one) => one.id === edit.set);
  if (set === -1) throw new CaseloomError([issue('RULES_SET_UNKNOWN', `rules/${edit.set}.json`, { set: edit.set })]);
  const rules = new Map(former?.rules);
  const gone = new Set(formerGone);
  const issues: Issue[] = [];
  const leave = (id: string): void => {
    rules.delete(id);
    const ordinal = base.ordinalOf(id);
    if (ordinal !== undefined) gone.add(ordinal);
  };
  for (const id of edit.remove) leave(id);
  for (const rule of edit.upsert) {
    const ordinal = base.ordinalOf(rule.id);
    const owner =
      rules.get(rule.id)?.set ?? (ordinal === undefined || gone.has(ordinal) ? set : base.columns.sets[ordinal]!);
    if (owner !== set) {
      const args = { rule: rule.id, set: source.sets[owner]!.id };
      issues.push(issue('RULE_ID_DUPLICATE', `rules/${edit.set}.json#${rule.id}`, args));
      continue;
    }
    leave(rule.id);
    rules.set(rule.id, { rule, set });
  }
  if (rules.size + gone.size > DELTA_MOST) return rebased(base, source, rules, gone, issues);
  const edited = edit.upsert.map((rule) => rule.id);
  const layer = compileEdited(source, rules, edited, issues);
  return { issues, value: layeredRules(base, source, { rules: sound(rules, layer), layer }, gone) };
}

function compileEdited(source: RuleSource, rules: Delta['rules'], told: readonly string[], issues: Issue[]): RuleLayer {
  const list = [...rules.values()];
  const compiler = new LayerCompiler(source, (place) => list[place]!.rule);
  list.forEach(({ rule, set }, place) => compiler.add(rule, set, place));
  const addresses = told.map((id) => `#${id}`);
  for (const one of compiler.issues) if (addresses.some((at) => one.path.includes(at))) issues.push(one);
  return compiler.layer();
}

/** Rules that did not compile are told once, and are not there. */
function sound(rules: Delta['rules'], layer: RuleLayer): Delta['rules'] {
  return new Map([...rules].filter(([id]) => layer.ordinalOf(id) !== undefined));
}

function rebased(
  base: RuleLayer,
  source: RuleSource,
  rules: Delta['rules'],
  gone: ReadonlySet<number>,
  issues: Issue[],
): ReturnType<CompiledRules['recompile']> {
  const list = [...rules.values()].map((one) => one);
  const kept: { readonly rule: () => Rule; readonly set: number }[] = list.map(({ rule, set }) => ({
    rule: () => rule,
    set,
  }));
  for (let ordinal = 0; ordinal < base.size; ordinal++)
    if (!gone.has(ordinal)) kept.push({ rule: () => base.rule(ordinal), set: base.columns.sets[ordinal]! });
  const compiler = new LayerCompiler(source, (place) => kept[place]!.rule());
  kept.forEach(({ rule, set }, place) => compiler.add(rule(), set, place));
  issues.push(...compiler.issues);
  return { issues, value: layeredRules(compiler.layer(), source) };
}
