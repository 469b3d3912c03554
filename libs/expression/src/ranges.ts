import type { NodeOf } from './ast.ts';
import { compare3 } from './compare.ts';
import type { Compiled, CompileNode, Environment } from './environment.ts';
import { Located } from './located.ts';
import { join, meet, typeName } from './types.ts';
import { FeelRange } from './values.ts';

/** `[1..5]`, `(> 5)`: bounds that are written have to be comparable. @throws Located EXPRESSION_TYPE */
export function compileRange(node: NodeOf<'range'>, at: Environment, compileNode: CompileNode): Compiled {
  const low = node.low === undefined ? undefined : compileNode(node.low, at);
  const high = node.high === undefined ? undefined : node.high === node.low ? low : compileNode(node.high, at);
  const [from, to] = [low?.type ?? 'null', high?.type ?? 'null'];
  if (!meet(from, to))
    throw new Located('EXPRESSION_TYPE', node.span, { operator: '..', left: typeName(from), right: typeName(to) });
  const [lowRun, highRun] = [low?.run, high?.run];
  const { lowIncluded, highIncluded } = node;
  return {
    run: (frame) => {
      const start = lowRun === undefined ? null : lowRun(frame);
      const end = highRun === undefined ? null : highRun(frame);
      // A bound that is missing is not an open one.
      if ((lowRun !== undefined && start === null) || (highRun !== undefined && end === null)) return null;
      if (start !== null && end !== null && compare3(start, end) === undefined) return null;
      return new FeelRange(start, end, lowIncluded, highIncluded);
    },
    type: { range: join(from, to) },
  };
}
