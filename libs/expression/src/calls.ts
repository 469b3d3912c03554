import type { Argument, Node } from './ast.ts';
import { closestNames } from './closest.ts';
import type { Compiled, Environment, Run } from './environment.ts';
import { type FeelFunction, functions } from './functions/index.ts';
import { fit } from './functions/function.ts';
import { compilePattern } from './functions/texts.ts';
import { Located } from './located.ts';
import type { FeelType } from './types.ts';
import { type FeelValue, isFeelList } from './values.ts';

/** A call of a registered function: arguments checked in number and name now, in type when running. @throws Located */
export function compileCall(
  node: Node & { kind: 'call' },
  at: Environment,
  compileNode: (node: Node, at: Environment) => Compiled,
): Compiled {
  const called = functions.get(node.name);
  if (called === undefined)
    throw new Located('EXPRESSION_FUNCTION_UNKNOWN', node.span, {
      name: node.name,
      known: closestNames(node.name, functions.keys()).join(', '),
    });
  if (called.name === 'matches') return compileMatches(node, at, compileNode);
  const args = inOrder(called, node).map((arg) => (arg === undefined ? undefined : compileNode(arg, at)));
  const runs = args.map((arg) => arg?.run);
  return {
    run: called.variadic === true ? variadic(called, runs as Run[]) : fixed(called, runs),
    type: returnType(called, args[0]?.type),
  };
}

function fixed(called: FeelFunction, runs: readonly (Run | undefined)[]): Run {
  const { call, parameters, takesNull } = called;
  return (frame) => {
    frame.budget.spend(1);
    const args: FeelValue[] = [];
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i];
      if (run === undefined) continue;
      const value = fit(run(frame), parameters[i]!.type);
      if (value === null && takesNull !== true) return null;
      args[i] = value;
    }
    return call(args, frame.budget);
  };
}

function variadic(called: FeelFunction, runs: readonly Run[]): Run {
  return (frame) => {
    const values = runs.map((run) => run(frame));
    if (values.length === 1 && values[0] === null) return null;
    const list = values.length === 1 && isFeelList(values[0]!) ? values[0] : values;
    frame.budget.spend(list.length + 1);
    return called.call([list], frame.budget);
  };
}

/** The pattern is compiled here, once, and has to be written in the pack: texts of a case never become patterns. */
function compileMatches(
  node: Node & { kind: 'call' },
  at: Environment,
  compileNode: (node: Node, at: Environment) => Compiled,
): Compiled {
  const [input, pattern, flags] = inOrder(functions.get('matches')!, node);
  const literal = (one: Node | undefined): string => {
    if (one === undefined) return '';
    if (one.kind !== 'literal' || typeof one.value !== 'string')
      throw new Located('EXPRESSION_PATTERN_NOT_LITERAL', one.span);
    return one.value;
  };
  let test: (text: string) => boolean;
  try {
    test = compilePattern(literal(pattern), literal(flags));
  } catch (error) {
    if (error instanceof Located) throw error;
    throw new Located('EXPRESSION_PATTERN', pattern!.span, {
      pattern: literal(pattern).slice(0, 80),
      reason: (error as Error).message,
    });
  }
  const { run } = compileNode(input!, at);
  return {
    run: (frame) => {
      const value = run(frame);
      if (typeof value !== 'string') return null;
      frame.budget.spend(1 + (value.length >> 6));
      frame.budget.string(value.length);
      return test(value);
    },
    type: 'boolean',
  };
}

function inOrder(called: FeelFunction, node: Node & { kind: 'call' }): (Node | undefined)[] {
  const { parameters } = called;
  const required = parameters.filter((parameter) => parameter.optional !== true).length;
  const complain = () =>
    new Located('EXPRESSION_ARGUMENTS', node.span, {
      name: called.name,
      expected: signature(called),
      actual: node.args.length,
    });
  if (node.args.some((arg) => arg.name !== undefined)) {
    const byName = new Map(node.args.map((arg: Argument) => [arg.name, arg.value]));
    for (const name of byName.keys()) {
      if (!parameters.some((parameter) => parameter.name === name))
        throw new Located('EXPRESSION_PARAMETER_UNKNOWN', node.span, { name: called.name, parameter: name! });
    }
    const ordered = parameters.map((parameter) => byName.get(parameter.name));
    if (ordered.slice(0, required).includes(undefined)) throw complain();
    return ordered;
  }
  if (node.args.length < required || (called.variadic !== true && node.args.length > parameters.length))
    throw complain();
  return node.args.map((arg) => arg.value);
}

function signature(called: FeelFunction): string {
  return `(${called.parameters.map((parameter) => `${parameter.name}${parameter.optional === true ? '?' : ''}`).join(', ')}${called.variadic === true ? ', …' : ''})`;
}

function returnType(called: FeelFunction, first: FeelType | undefined): FeelType {
  if (called.name === 'reverse' || called.name === 'distinct values') return first ?? called.returns;
  return called.returns;
}
