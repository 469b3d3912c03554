/**
 * A procedure expression of a catalogue row: all groups must be met, a group by any of its codes (`A/B+C` is (A or B) and C).
 * Order is irrelevant; further procedures of the stay do not prevent a match.
 */
export interface ProcedureExpression {
  readonly text: string;
  readonly groups: readonly (readonly string[])[];
  /** Number of `and` signs: expressions with more of them are the more demanding ones. */
  readonly joins: number;
  readonly codes: ReadonlySet<string>;
}

/** @param or null in dialects without alternatives. Empty parts are kept out; an empty text is a conservative row and has no expression. */
export function parseProcedureExpression(
  text: string,
  and: string,
  or: string | null,
): ProcedureExpression | undefined {
  if (text === '') return undefined;
  const groups = text.split(and).map((part) => (or === null ? [part] : part.split(or)).filter((code) => code !== ''));
  return { text, groups, joins: groups.length - 1, codes: new Set(groups.flat()) };
}

/** True when every group of the expression has one of its codes among the stay's procedures. */
export function expressionHolds(expression: ProcedureExpression, procedures: ReadonlySet<string>): boolean {
  return expression.groups.every((codes) => codes.some((code) => procedures.has(code)));
}
