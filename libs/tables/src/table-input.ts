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
import { spotOf, type Spot } from './cells/simple-test.ts';

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
  readonly spots: (Spot | undefined)[];
  readonly #inputs: readonly CompiledInput[];
  readonly #values: (FeelValue | undefined)[];
  readonly #raw: unknown[];

  constructor(inputs: readonly CompiledInput[], scope: Scope, budget: Budget, missing: Missing) {
    this.#inputs = inputs;
    const count = inputs.length;
    this.spots = new Array<Spot | undefined>(count);
    this.#values = new Array<FeelValue | undefined>(count);
    this.#raw = new Array<unknown>(count);
    for (let index = 0; index < count; index++) {
      const { expression, name } = inputs[index]!;
      if (name !== undefined) {
        const raw = scope(name.name);
        const spot = spotOfJson(raw, name.type);
        this.#raw[index] = raw;
        this.spots[index] = spot ?? spotOf(this.value(index), missing === 'unknown');
      } else {
        const value = expression.evaluate(scope, budget);
        this.#values[index] = value;
        this.spots[index] = spotOf(value, missing === 'unknown');
      }
    }
  }

  value(index: number): FeelValue {
    const made = this.#values[index];
    if (made !== undefined) return made;
    return (this.#values[index] = toFeel(this.#raw[index], this.#inputs[index]!.name!.type));
  }
}

/** Where a JSON value of a record lies, as its FEEL value would; undefined: ask the FEEL value. */
function spotOfJson(raw: unknown, type: FeelType): Spot | undefined {
  switch (typeof raw) {
    case 'number':
      return (type === 'number' || type === 'any') && Number.isFinite(raw) ? { kind: 'number', place: raw } : undefined;
    case 'string':
      if (type === 'string' || type === 'any') return { kind: 'string', place: raw };
      return type === 'number' && raw.length <= SHORT_DECIMAL && isDecimalText(raw)
        ? { kind: 'number', place: Number(raw) }
        : undefined;
    case 'boolean':
      return type === 'boolean' || type === 'any' ? { kind: 'boolean', place: raw ? 1 : 0 } : undefined;
    default:
      return undefined;
  }
}
