import type { NodeOf } from './ast.ts';
import type { Compiled, CompileNode, Environment } from './environment.ts';
import { Located } from './located.ts';
import { type FeelType, isFunction, meet, typeName } from './types.ts';
import { FeelLambda, type FeelValue } from './values.ts';

/** A call of a value: null when it is no function or takes other arguments. @throws Located EXPRESSION_NOT_CALLABLE, _ARGUMENTS, _PARAMETER_UNKNOWN */
export function compileInvocation(
  callee: Compiled,
  node: NodeOf<'call' | 'invoke'>,
  at: Environment,
  compileNode: CompileNode,
): Compiled {
  const { type } = callee;
  if (type !== 'any' && type !== 'null' && type !== 'function' && !isFunction(type))
    throw new Located('EXPRESSION_NOT_CALLABLE', node.span, { type: typeName(type) });
  const args = node.args.map((arg) => compileNode(arg.value, at));
  const named = node.args.some((arg) => arg.name !== undefined) ? node.args.map((arg) => arg.name ?? '') : undefined;
  if (isFunction(type)) checkArguments(type, args, named, node, at);
  const runs = args.map((arg) => arg.run);
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const called = callee.run(frame);
      if (!(called instanceof FeelLambda) || called.parameters.length < runs.length) return null;
      const values: FeelValue[] = Array.from(called.parameters, () => null);
      if (named === undefined && runs.length !== values.length) return null;
      for (let i = 0; i < runs.length; i++) {
        const place = named === undefined ? i : called.parameters.findIndex(({ name }) => name === named[i]);
        if (place < 0) return null;
        values[place] = runs[i]!(frame);
      }
      return called.call(values, frame);
    },
    type: isFunction(type) ? type.returns : 'any',
  };
}

function checkArguments(
  { parameters }: FeelType & { parameters: readonly { readonly name?: string; readonly type: FeelType }[] },
  args: readonly Compiled[],
  named: readonly string[] | undefined,
  node: NodeOf<'call' | 'invoke'>,
  at: Environment,
): void {
  const name = node.kind === 'call' ? node.name : 'function';
  if (args.length !== parameters.length)
    throw new Located('EXPRESSION_ARGUMENTS', node.span, {
      name,
      expected: `(${parameters.map((one, index) => one.name ?? String(index + 1)).join(', ')})`,
      actual: args.length,
    });
  args.forEach((arg, index) => {
    const parameter =
      named === undefined
        ? parameters[index]!
        : parameters.find((one) => one.name === undefined || one.name === named[index]);
    if (parameter === undefined)
      throw new Located('EXPRESSION_PARAMETER_UNKNOWN', node.span, { name, parameter: named![index]! });
    if (!meet(arg.type, parameter.type) && !convertible(arg.type, parameter.type))
      at.report(
        new Located('EXPRESSION_ARGUMENT_TYPE', node.args[index]!.value.span, {
          name,
          parameter: parameter.name ?? String(index + 1),
          expected: typeName(parameter.type),
          actual: typeName(arg.type),
        }),
      );
  });
}

/** Lists of one and single values stand for each other, as DMN 10.3.2.9.4 says. */
function convertible(given: FeelType, wanted: FeelType): boolean {
  if (typeof given === 'object' && 'list' in given) return meet(given.list, wanted);
  return typeof wanted === 'object' && 'list' in wanted && meet(given, wanted.list);
}
