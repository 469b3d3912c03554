import { operators } from './operators/index.ts';

type Test = (operand: unknown, value: unknown) => boolean;

/** Operator decorators of json-rules-engine 7: `not:in`, `someFact:equal`, read from left to right. */
const DECORATORS: Readonly<Record<string, (next: Test) => Test>> = {
  someFact: (next) => (operand, value) => Array.isArray(operand) && operand.some((one) => next(one, value)),
  someValue: (next) => (operand, value) => (value as unknown[]).some((one) => next(operand, one)),
  everyFact: (next) => (operand, value) => Array.isArray(operand) && operand.every((one) => next(one, value)),
  everyValue: (next) => (operand, value) => (value as unknown[]).every((one) => next(operand, one)),
  swap: (next) => (operand, value) => next(value, operand),
  not: (next) => (operand, value) => !next(operand, value),
};

/** Characters of an operator's name with its decorators: more are no name, and reading them would end the stack. */
const LONGEST = 200;

/** The library's test behind an operator name with any decorators; undefined when it has none. */
export function decorated(name: string): Test | undefined {
  if (name.length > LONGEST) return undefined;
  const colon = name.indexOf(':');
  if (colon === -1) return operators.get(name)?.reference;
  const decorator = name.slice(0, colon);
  const next = decorated(name.slice(colon + 1));
  return next === undefined || !Object.hasOwn(DECORATORS, decorator) ? undefined : DECORATORS[decorator]!(next);
}

export const decoratorNames: readonly string[] = Object.keys(DECORATORS);
