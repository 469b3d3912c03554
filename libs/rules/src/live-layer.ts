import type { RuleLayer } from './postings/rule-layer.ts';
import { PHASES } from './postings/rule-table.ts';
import type { RulePhase } from './types.ts';

/** A layer of compiled rules, of which some may be gone since. */
export class LiveLayer {
  readonly layer: RuleLayer;
  /** Ordinals that were removed or written anew. */
  readonly gone: ReadonlySet<number>;
  readonly #left = new Map<RulePhase, { readonly rules: number; readonly needs: readonly number[] }>();
  constructor(layer: RuleLayer, gone: ReadonlySet<number> = new Set()) {
    this.layer = layer;
    this.gone = gone;
  }

  get size(): number {
    return this.layer.size - this.gone.size;
  }

  /** Rules of a phase that are still there, and how many of them need each of its fields. */
  left(phase: RulePhase): { readonly rules: number; readonly needs: readonly number[] } {
    let left = this.#left.get(phase);
    if (left === undefined) this.#left.set(phase, (left = this.#count(PHASES.indexOf(phase))));
    return left;
  }

  #count(phase: number): { readonly rules: number; readonly needs: readonly number[] } {
    const data = this.layer.phases[phase]!;
    const needs = data.needs.map(({ rules }) => rules);
    let { rules } = data;
    for (const ordinal of this.gone) {
      if (this.layer.columns.phases[ordinal] !== phase) continue;
      rules--;
      for (const need of data.shapes[data.shapeOf[ordinal]!]?.needs ?? []) needs[need]!--;
    }
    return { rules, needs };
  }
}

/** Priority high first, then severity, then id. Implements RULE-1. */
export function compareRules(a: RuleLayer, left: number, b: RuleLayer, right: number): number {
  if (a === b) return left - right;
  const [one, other] = [a.columns, b.columns];
  return (
    other.priorities[right]! - one.priorities[left]! ||
    one.severities[left]! - other.severities[right]! ||
    compareIds(one.ids.at(left)!, other.ids.at(right)!)
  );
}

const compareIds = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Ordinals that are still there, of all layers, in the order of [RULE-1]. */
export function* ordinalsInOrder(
  layers: readonly LiveLayer[],
): Generator<{ readonly layer: RuleLayer; readonly ordinal: number }> {
  const next = layers.map(() => 0);
  for (;;) {
    let first: number | undefined;
    layers.forEach(({ layer, gone }, index) => {
      while (gone.has(next[index]!)) next[index]!++;
      if (next[index]! >= layer.size) return;
      if (first === undefined || compareRules(layer, next[index]!, layers[first]!.layer, next[first]!) < 0)
        first = index;
    });
    if (first === undefined) return;
    yield { layer: layers[first]!.layer, ordinal: next[first]!++ };
  }
}
