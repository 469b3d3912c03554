import type { Node, NodeOf } from './ast.ts';
import type { Compiled, CompileNode, Environment } from './environment.ts';
import { Located } from './located.ts';
import { join, meet, typeName } from './types.ts';

/** Three-valued `and` and `or`; what is no boolean is unknown. Reports EXPRESSION_CONDITION */
export function compileLogic(node: NodeOf<'and' | 'or'>, at: Environment, compileNode: CompileNode): Compiled {
  const [left, right] = [node.left, node.right].map((part) => compileCondition(part, node.kind, at, compileNode)) as [
    Compiled,
    Compiled,
  ];
  const [first, second] = [left.run, right.run];
  const decides = node.kind === 'or';
  return {
    run: (frame) => {
      const a = first(frame);
      if (a === decides) return decides;
      const b = second(frame);
      if (b === decides) return decides;
      return typeof a === 'boolean' && typeof b === 'boolean' ? !decides : null;
    },
    type: 'boolean',
  };
}

/** The `else` branch is taken unless the condition is true, as DMN says. Reports EXPRESSION_CONDITION */
export function compileIf(node: NodeOf<'if'>, at: Environment, compileNode: CompileNode): Compiled {
  const asked = compileCondition(node.condition, 'if', at, compileNode).run;
  const [then, otherwise] = [compileNode(node.then, at), compileNode(node.else, at)];
  const [a, b] = [then.run, otherwise.run];
  return { run: (frame) => (asked(frame) === true ? a(frame) : b(frame)), type: join(then.type, otherwise.type) };
}

/** A part that has to be true or false. */
export function compileCondition(node: Node, where: string, at: Environment, compileNode: CompileNode): Compiled {
  const compiled = compileNode(node, at);
  if (!meet(compiled.type, 'boolean'))
    at.report(new Located('EXPRESSION_CONDITION', node.span, { where, type: typeName(compiled.type) }));
  return compiled;
}
