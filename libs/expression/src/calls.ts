import type { Argument, NodeOf } from './ast.ts';
import { closestNames } from './closest.ts';
import { quickly } from './comparisons.ts';
import type { Compiled, CompileNode, Environment, Run } from './environment.ts';
import {
  accepts,
  fit,
  type FeelFunction,
  type Parameter,
  parameterTypeName,
  signatureOf,
  signaturesOf,
} from './functions/function.ts';
import { clockFunctions, functions } from './functions/index.ts';
import { compileInvocation } from './invocations.ts';
import { Located } from './located.ts';
import { isFunction, typeName } from './types.ts';
import { type FeelValue, isFeelList } from './values.ts';

/** A call by name: of a function in scope, else of a registered one, its arguments checked in number, name and type. @throws Located */
export function compileCall(node: NodeOf<'call'>, at: Environment, compileNode: CompileNode): Compiled {
  const found = at.find(node.name);
  const called = functions.get(node.name);
  if (found !== undefined && (called === undefined || isFunction(found.type) || found.type === 'function'))
    return compileInvocation(
      compileNode({ kind: 'name', name: node.name, span: node.span }, at),
      node,
      at,
      compileNode,
    );
  if (called === undefined) throw unknownFunction(node, at);
  const signature = signatureFor(called, node);
  const { reference } = at.compilation;
  const args = inOrder(called, signature, node).map((arg) => (arg === undefined ? undefined : compileNode(arg, at)));
  const chosen = checked(called, signature, args, node, at);
  const type =
    typeof called.returns === 'function' ? called.returns(args.map((arg) => arg?.type ?? 'null')) : called.returns;
  const call = called.prepare === undefined ? called.call : prepared(called, signature, args, node);
  const runs = args.map((arg) => arg?.run);
  const exact =
    called.variadic === true
      ? variadic(call, runs as Run[], reference)
      : fixed(call, chosen, runs, called.takesNull === true, reference);
  const quick = type === 'number' ? called.quick?.(args) : undefined;
  return { ...(quick === undefined ? { run: exact } : quickly(quick, exact)), type, pure: true };
}

function unknownFunction(node: NodeOf<'call'>, at: Environment): Located {
  if (clockFunctions.includes(node.name)) return new Located('EXPRESSION_NO_CLOCK', node.span, { name: node.name });
  const callable = [...at.visible()].filter(([, type]) => isFunction(type)).map(([name]) => name);
  return new Located('EXPRESSION_FUNCTION_UNKNOWN', node.span, {
    name: node.name,
    known: closestNames(node.name, [...functions.keys(), ...callable]).join(', '),
  });
}

function fixed(
  call: FeelFunction['call'],
  parameters: readonly Parameter[],
  runs: readonly (Run | undefined)[],
  takesNull: boolean,
  reference: boolean,
): Run {
  const types = parameters.map((parameter) => parameter.type);
  return (frame) => {
    frame.budget.spend(1);
    const args: FeelValue[] = [];
    for (let i = 0; i < runs.length; i++) {
      const run = runs[i];
      if (run === undefined) continue;
      const value = fit(run(frame), types[i]!, reference);
      if (value === null && !takesNull) return null;
      args[i] = value;
    }
    return call(args, frame, reference);
  };
}

function variadic(call: FeelFunction['call'], runs: readonly Run[], reference: boolean): Run {
  const [only] = runs;
  if (runs.length === 1)
    return (frame) => {
      const value = only!(frame);
      if (value === null) return null;
      const items = isFeelList(value) ? value : [value];
      frame.budget.spend(items.length + 1);
      return call([items], frame, reference);
    };
  return (frame) => {
    frame.budget.spend(runs.length + 1);
    return call([runs.map((run) => run(frame))], frame, reference);
  };
}

/** Patterns are compiled here, once, and have to be written in the pack: texts of a case never become patterns. */
function prepared(
  called: FeelFunction,
  parameters: readonly Parameter[],
  args: readonly (Compiled | undefined)[],
  node: NodeOf<'call'>,
): FeelFunction['call'] {
  const patterns: (string | undefined)[] = [];
  parameters.forEach(({ type }, index) => {
    if (type !== 'pattern') return;
    const arg = args[index];
    if (arg !== undefined && typeof arg.constant !== 'string')
      throw new Located('EXPRESSION_PATTERN_NOT_LITERAL', argumentSpan(node, parameters, index));
    patterns.push(arg?.constant as string | undefined);
  });
  try {
    return called.prepare!(patterns);
  } catch (error) {
    const index = parameters.findIndex(({ type }) => type === 'pattern');
    throw new Located('EXPRESSION_PATTERN', argumentSpan(node, parameters, index), {
      pattern: patterns[0]!.slice(0, 80),
      reason: (error as Error).message,
    });
  }
}

function argumentSpan(node: NodeOf<'call'>, parameters: readonly Parameter[], index: number) {
  const named = node.args.find((arg) => arg.name === parameters[index]!.name);
  return (named ?? node.args[index])?.value.span ?? node.span;
}

/** The first list of parameters that the arguments fit by name and number. @throws Located */
function signatureFor(called: FeelFunction, node: NodeOf<'call'>): readonly Parameter[] {
  const given = node.args.map((arg: Argument) => arg.name);
  const signatures = signaturesOf(called);
  if (given.some((name) => name !== undefined)) {
    const fitting = signatures.filter((parameters) =>
      given.every((name) => parameters.some((parameter) => parameter.name === name)),
    );
    if (fitting.length === 0) {
      const stranger = given.find((name) => !called.parameters.some((parameter) => parameter.name === name));
      throw new Located('EXPRESSION_PARAMETER_UNKNOWN', node.span, { name: called.name, parameter: stranger ?? '' });
    }
    const complete = fitting.find((parameters) =>
      parameters.every(({ name, optional }) => optional === true || given.includes(name)),
    );
    if (complete !== undefined && new Set(given).size === given.length) return complete;
  } else {
    const complete = signatures.find(
      (parameters) =>
        node.args.length >= parameters.filter(({ optional }) => optional !== true).length &&
        (called.variadic === true || node.args.length <= parameters.length),
    );
    if (complete !== undefined) return complete;
  }
  throw new Located('EXPRESSION_ARGUMENTS', node.span, {
    name: called.name,
    expected: signatures.map((parameters) => signatureOf(called, parameters).slice(called.name.length)).join(' | '),
    actual: node.args.length,
  });
}

function inOrder(
  called: FeelFunction,
  parameters: readonly Parameter[],
  node: NodeOf<'call'>,
): (NodeOf<'call'>['args'][number]['value'] | undefined)[] {
  if (node.args[0]?.name === undefined || called.variadic === true) return node.args.map((arg) => arg.value);
  const byName = new Map(node.args.map((arg) => [arg.name, arg.value]));
  return parameters.map((parameter) => byName.get(parameter.name));
}

/** The list of parameters whose types the arguments can have; where there is none, what the first one wanted is reported. */
function checked(
  called: FeelFunction,
  first: readonly Parameter[],
  args: readonly (Compiled | undefined)[],
  node: NodeOf<'call'>,
  at: Environment,
): readonly Parameter[] {
  const { reference } = at.compilation;
  const wrong = (parameters: readonly Parameter[]): number =>
    args.findIndex((arg, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)]!;
      return arg !== undefined && !accepts(parameter, arg.type, reference);
    });
  const sameSize = signaturesOf(called).filter(
    (parameters) =>
      called.variadic === true ||
      (args.length <= parameters.length && parameters.slice(args.length).every(({ optional }) => optional === true)),
  );
  const fitting = [first, ...sameSize].find((parameters) => wrong(parameters) < 0);
  if (fitting !== undefined) return fitting;
  const index = wrong(first);
  const parameter = first[Math.min(index, first.length - 1)]!;
  at.report(
    new Located('EXPRESSION_ARGUMENT_TYPE', argumentSpan(node, first, Math.min(index, first.length - 1)), {
      name: called.name,
      parameter: parameter.name,
      expected: parameterTypeName(parameter),
      actual: typeName(args[index]!.type),
    }),
  );
  return first;
}
