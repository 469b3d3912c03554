import { Decimal } from '@caseloom/core';
import type { MeasureContribution, MeasureDefinition } from './types.ts';

export interface MeasureSums {
  readonly numerator: string;
  readonly denominator?: string;
}

/** The sums of one measure over cases that come one after the other: exact, in memory of its own size, whatever their number ([P7]). */
export class MeasureTally {
  readonly definition: MeasureDefinition;
  readonly #distinct = new Set<string | undefined>();
  #numerator = new Decimal(0);
  #denominator = new Decimal(0);
  #cases = 0;

  constructor(definition: MeasureDefinition) {
    this.definition = definition;
  }

  /** Adds what a case contributes to this measure; contributions to others are passed over. */
  add(contributions: readonly MeasureContribution[]): void {
    const { id, numerator, denominator } = this.definition;
    for (const one of contributions) {
      if (one.measure !== id) continue;
      this.#cases++;
      if (numerator.aggregate === 'countDistinct') this.#distinct.add(one.distinct);
      else this.#numerator = this.#numerator.plus(new Decimal(one.numerator));
      if (denominator !== undefined) this.#denominator = this.#denominator.plus(new Decimal(one.denominator ?? '0'));
    }
  }

  sums(): MeasureSums & { readonly cases: number } {
    const { numerator, denominator } = this.definition;
    const isDistinct = numerator.aggregate === 'countDistinct';
    return {
      numerator: isDistinct ? String(this.#distinct.size) : this.#numerator.toFixed(),
      ...(denominator === undefined ? {} : { denominator: this.#denominator.toFixed() }),
      cases: this.#cases,
    };
  }
}
