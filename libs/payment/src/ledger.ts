import { formatDecimal, formatFixed } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import type { FormulaStep } from './types.ts';
import { rounded, roundedText, roundingName } from './rounding.ts';
import type { Rounding, RoundingRule } from './rounding.ts';

export type StepValues = Readonly<Record<string, Decimal | string>>;

/**
 * Keeps the story of a calculation: every stored amount is computed, rounded as the policy says, written down with its formula and the numbers
 * filled in, and given back. Made per run.
 */
export class Ledger {
  readonly steps: FormulaStep[];
  readonly #rounding: Rounding;

  /** @param steps where the story is written, so that it stands even when the calculation stops for want of an input */
  constructor(rounding: Rounding, steps: FormulaStep[] = []) {
    this.#rounding = rounding;
    this.steps = steps;
  }

  money(code: string, formula: string, values: StepValues, amount: Decimal): Decimal {
    return this.#store(code, formula, values, amount, 'yuan', this.#rounding.money);
  }

  points(code: string, formula: string, values: StepValues, points: Decimal): Decimal {
    return this.#store(code, formula, values, points, 'points', this.#rounding.points);
  }

  /** Shown with four places, used unrounded. */
  ratio(code: string, formula: string, values: StepValues, ratio: Decimal): Decimal {
    this.steps.push({
      code,
      formula,
      filled: fillFormula(formula, values),
      result: formatFixed(ratio, 4),
      unit: 'ratio',
    });
    return ratio;
  }

  text(code: string, formula: string, values: StepValues, result: string): void {
    this.steps.push({ code, formula, filled: fillFormula(formula, values), result, unit: 'text' });
  }

  moneyText(amount: Decimal): string {
    return roundedText(amount, this.#rounding.money);
  }

  pointsText(points: Decimal): string {
    return roundedText(points, this.#rounding.points);
  }

  #store(
    code: string,
    formula: string,
    values: StepValues,
    value: Decimal,
    unit: 'yuan' | 'points',
    rule: RoundingRule,
  ): Decimal {
    const kept = rounded(value, rule);
    const name = roundingName(rule);
    this.steps.push({
      code,
      formula,
      filled: fillFormula(formula, values),
      result: roundedText(kept, rule),
      unit,
      ...(name === undefined ? {} : { rounding: name }),
    });
    return kept;
  }
}

/** `weight × baseRate` with `{weight: 1.25, baseRate: 10800}` is `1.25 × 10800`; the formulas are ours, never a pack's. */
function fillFormula(formula: string, values: StepValues): string {
  return formula.replace(/[A-Za-z]\w*/g, (name) => {
    const value = Object.hasOwn(values, name) ? values[name]! : undefined;
    return value === undefined ? name : typeof value === 'string' ? value : formatDecimal(value);
  });
}
