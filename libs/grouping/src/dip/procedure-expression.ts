import type { DipMethod } from './method.ts';

/**
 * A procedure expression of a catalogue row: all groups must be met, a group by any of its codes (`A/B+C` is (A or B) and C).
 * Order is irrelevant; further procedures of the stay do not prevent a match. Codes are numbered across the scheme (`ExpressionCodes`).
 */
export interface ProcedureExpression {
  readonly text: string;
  readonly groups: readonly (readonly number[])[];
  /** Number of `and` signs: expressions with more of them are the more demanding ones. */
  readonly joins: number;
  readonly codes: readonly number[];
}

/** Numbers the codes that occur in expressions: a code is meant exactly or, when the dialect says so and it is short, as the beginning of others. */
export class ExpressionCodes {
  readonly #dialect: DipMethod['procedure_expression'];
  readonly #exact = new Map<string, number>();
  readonly #prefixes = new Map<string, number>();
  readonly #prefixLengths: number[] = [];
  readonly texts: string[] = [];

  constructor(dialect: DipMethod['procedure_expression']) {
    this.#dialect = dialect;
  }

  /** Empty parts are left out; an empty text is a conservative row and has no expression. */
  parse(text: string): ProcedureExpression | undefined {
    const groups = splitExpression(text, this.#dialect)
      .map((group) => group.filter((code) => code !== '').map((code) => this.#number(code)))
      .filter((group) => group.length > 0);
    if (groups.length === 0) return undefined;
    return { text, groups, joins: groups.length - 1, codes: [...new Set(groups.flat())] };
  }

  /** Numbers of all expression codes that this procedure meets. */
  metBy(procedure: string): readonly number[] {
    const exact = this.#exact.get(procedure);
    if (this.#prefixLengths.length === 0) return exact === undefined ? NOTHING : [exact];
    const met = exact === undefined ? [] : [exact];
    for (const length of this.#prefixLengths) {
      const prefix = procedure.length < length ? undefined : this.#prefixes.get(procedure.slice(0, length));
      if (prefix !== undefined) met.push(prefix);
    }
    return met;
  }

  isPrefix(code: string): boolean {
    const below = this.#dialect.prefix_if_shorter_than;
    return below !== null && code.length < below;
  }

  #number(code: string): number {
    const prefix = this.isPrefix(code);
    const numbers = prefix ? this.#prefixes : this.#exact;
    const known = numbers.get(code);
    if (known !== undefined) return known;
    if (prefix && !this.#prefixLengths.includes(code.length)) this.#prefixLengths.push(code.length);
    numbers.set(code, this.texts.length);
    return this.texts.push(code) - 1;
  }
}

const NOTHING: readonly number[] = [];

/** The codes of each part, as written: empty where two signs stand together. */
export function splitExpression(
  text: string,
  { and, or }: Pick<DipMethod['procedure_expression'], 'and' | 'or'>,
): readonly (readonly string[])[] {
  return text === '' ? [] : text.split(and).map((part) => (or === null ? [part] : part.split(or)));
}

/** True when every group of the expression has one of its codes among those that the stay's procedures meet. */
export function expressionHolds(expression: ProcedureExpression, met: readonly number[]): boolean {
  for (const group of expression.groups) if (!group.some((code) => met.includes(code))) return false;
  return true;
}
