import type { Facts } from '@caseloom/record';
import { resultOf, runRule, worst } from './evaluate-rules.ts';
import { ordinalsInOrder, type LiveLayer } from './live-layer.ts';
import { PHASES } from './postings/rule-table.ts';
import type { RuleResult, RunOptions } from './types.ts';

/** The first `limit` results of rules that cannot be told, in order; with `path` those that this field kept from answering. */
export function notEvaluableIn(
  layers: readonly LiveLayer[],
  facts: Facts,
  { path, limit, ...options }: RunOptions & { readonly path?: string; readonly limit: number },
): RuleResult[] {
  const runs = new Map(layers.map(({ layer }) => [layer, PHASES.map((phase) => layer.run(phase))] as const));
  for (const phases of runs.values())
    for (const { matcher, gaps } of phases) {
      gaps.readLists(facts);
      matcher.match(facts, options.asOf, gaps.longest);
      gaps.readValues(facts, matcher.reading);
    }
  const wanted = path === undefined ? undefined : fieldOf(path);
  const results: RuleResult[] = [];
  for (const { layer, ordinal } of ordinalsInOrder(layers)) {
    if (results.length >= limit) break;
    if (!layer.isOpen(ordinal, runs.get(layer)![layer.columns.phases[ordinal]!]!)) continue;
    const rule = layer.closure(ordinal);
    const instances = runRule(rule, facts, options);
    if (worst(instances) !== 'notEvaluable') continue;
    const found = instances.find(
      ({ outcome, missing }) =>
        outcome === 'notEvaluable' && (wanted === undefined || fieldOf(missing?.path ?? '') === wanted),
    );
    if (found !== undefined) results.push(resultOf(rule, found));
  }
  return results;
}

/** The field whichever item: derived lists have their items where the record has them. */
function fieldOf(path: string): string {
  return path
    .replace(/\[\d+\]/g, '[]')
    .replace(/^dx\.(?:principal|other\[\])(?=\.|$)/, 'diagnoses[]')
    .replace(/^op\[\]/, 'procedures[]');
}
