import type { Comparison, NumberField } from '../../condition/ast.ts';
import type { Formula } from './formula.ts';
import { comparisonHolds, numberRegions } from './number-regions.ts';
import type { NumberRegion } from './number-regions.ts';
import type { Literal } from './solver.ts';

interface Chosen<T> {
  readonly one: T;
  readonly is: Literal;
}

/** Numbers that only occur whole; a weight or a time in hours may have decimals. */
const WHOLE: ReadonlySet<NumberField> = new Set(['age', 'age_days', 'los_days', 'sex']);

/** A number of the record: one of the regions that its bounds cut, missing where nothing asks for it. */
export class NumberChoice {
  readonly #formula: Formula;
  readonly choices: readonly Chosen<NumberRegion>[];

  constructor(formula: Formula, field: NumberField, bounds: readonly number[]) {
    this.#formula = formula;
    const regions = field === 'sex' ? SEXES : numberRegions(bounds, WHOLE.has(field));
    // The last choice is the one that is left where nothing asks for another: an adult for ages in years, no value for the rest.
    const ordered = field === 'age' ? regions : regions.toReversed();
    this.choices = ordered.map((one) => ({ one, is: formula.choice() }));
    formula.exactlyOne(this.choices.map(({ is }) => is));
  }

  compares(comparison: Comparison, bound: number): Literal {
    return this.#formula.or(
      this.choices.filter(({ one }) => comparisonHolds(one, comparison, bound)).map(({ is }) => is),
    );
  }

  /** In the solution found; undefined: missing. */
  value(): number | undefined {
    return this.choices.find(({ is }) => this.#formula.solver.isTrue(is))?.one.value;
  }
}

/** What else a sex may be counts as none; conditions compare it with 1 and 2. */
const SEXES: readonly NumberRegion[] = [{ value: undefined }, { value: 1 }, { value: 2 }];

/** A text of the record: one that a condition names, or another, which is the same as none. */
export class TextChoice {
  readonly #formula: Formula;
  readonly #choices: readonly Chosen<string>[];

  constructor(formula: Formula, texts: readonly string[]) {
    this.#formula = formula;
    this.#choices = [...new Set(texts)].map((one) => ({ one, is: formula.choice() }));
    formula.exactlyOne([...this.#choices.map(({ is }) => is), formula.choice()]);
  }

  isOneOf(texts: readonly string[]): Literal {
    return this.#formula.or(this.#choices.filter(({ one }) => texts.includes(one)).map(({ is }) => is));
  }

  /** In the solution found; undefined: none of them. */
  value(): string | undefined {
    return this.#choices.find(({ is }) => this.#formula.solver.isTrue(is))?.one;
  }
}
