import { isDecimalText, type Budget } from '@caseloom/core';
import {
  toFeel,
  type CompiledExpression,
  type CompiledTest,
  type FeelType,
  type FeelValue,
  type Names,
  type Scope,
  type Missing,
} from '@caseloom/expression';
import { spotOf, type Kind, type Place } from './cells/simple-test.ts';

/** One input of a table, ready to be read. */
export interface CompiledInput {
  readonly expression: CompiledExpression;
  /** The expression is nothing but this name of a scalar: its JSON value is placed without making a FEEL value of it. */
  readonly name: { readonly name: string; readonly type: FeelType } | undefined;
  /** Allowed values. */
  readonly allowed: CompiledTest | undefined;
}

const PLACED_TYPES: readonly FeelType[] = ['any', 'number', 'string', 'boolean'];
/** A decimal text of this length has at most 15 digits. */
const SHORT_DECIMAL = 15;

export function plainName(expression: CompiledExpression, names: Names): CompiledInput['name'] {
  const name = expression.text.trim();
  const type = names.get(name);
  return type !== undefined && PLACED_TYPES.includes(type) ? { name, type } : undefined;
}

/** The inputs of one evaluation: each is read once, its FEEL value made when a test asks for it. */
export class InputValues {
  readonly kinds: (Kind | undefined)[] = [];
  readonly places: Place[] = [];
  readonly #inputs: readonly CompiledInput[];
  readonly #values: (FeelValue | undefined)[] = [];
  readonly #raw: unknown[] = [];

  constructor(inputs: readonly CompiledInput[], scope: Scope, budget: Budget, missing: Missing) {
    this.#inputs = inputs;
    for (let index = 0; index < inputs.length; index++) {
      const { expression, name } = inputs[index]!;
      if (name === undefined) this.#values[index] = expression.evaluate(scope, budget);
      else {
        const raw = scope(name.name);
        this.#raw[index] = raw;
        if (this.#placeJson(index, raw, name.type)) continue;
      }
      const spot = spotOf(this.value(index), missing === 'unknown');
      this.#place(index, spot?.kind, spot?.place ?? 0);
    }
  }

  value(index: number): FeelValue {
    const made = this.#values[index];
    if (made !== undefined) return made;
    return (this.#values[index] = toFeel(this.#raw[index], this.#inputs[index]!.name!.type));
  }

  /** The input is null from here on. */
  forget(index: number): void {
    this.#values[index] = null;
    this.#place(index, undefined, 0);
  }

  #place(index: number, kind: Kind | undefined, place: Place): void {
    this.kinds[index] = kind;
    this.places[index] = place;
  }

  /** Where a JSON value of a record lies, as its FEEL value would. @returns false: ask the FEEL value */
  #placeJson(index: number, raw: unknown, type: FeelType): boolean {
    const isFree = type === 'any';
    if (typeof raw === 'number') {
      if ((!isFree && type !== 'number') || !Number.isFinite(raw)) return false;
      this.#place(index, 'number', raw);
    } else if (typeof raw === 'string') {
      if (isFree || type === 'string') this.#place(index, 'string', raw);
      else if (type === 'number' && raw.length <= SHORT_DECIMAL && isDecimalText(raw))
        this.#place(index, 'number', Number(raw));
      else return false;
    } else if (typeof raw === 'boolean' && (isFree || type === 'boolean')) this.#place(index, 'boolean', raw ? 1 : 0);
    else return false;
    return true;
  }
}
