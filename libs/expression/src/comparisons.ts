import { arithmetic, arithmeticType } from './arithmetic.ts';
import type { Node } from './ast.ts';
import { compare3, equal3 } from './compare.ts';
import type { Compiled, CompileNode, Environment } from './environment.ts';
import { Located } from './located.ts';
import { type FeelType, typeName } from './types.ts';
import type { FeelValue } from './values.ts';

/** @throws Located EXPRESSION_TYPE where the operands can never meet */
export function compileArithmetic(
  node: Node & { kind: 'arithmetic' },
  at: Environment,
  compileNode: CompileNode,
): Compiled {
  const { operator } = node;
  const [left, right] = [compileNode(node.left, at), compileNode(node.right, at)];
  const type = arithmeticType(operator, left.type, right.type);
  if (type === undefined)
    throw new Located('EXPRESSION_TYPE', node.span, {
      operator,
      left: typeName(left.type),
      right: typeName(right.type),
    });
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const value = arithmetic(operator, left.run(frame), right.run(frame));
      if (typeof value === 'string') frame.budget.string(value.length);
      return value;
    },
    type,
  };
}

const ORDERED: readonly FeelType[] = [
  'number',
  'string',
  'date',
  'date and time',
  'duration',
  'years and months duration',
];
const MOMENTS: readonly FeelType[] = ['date', 'date and time'];

function comparable(operator: string, left: FeelType, right: FeelType): boolean {
  if ([left, right].some((type) => type === 'any' || type === 'null')) return true;
  if (MOMENTS.includes(left) && MOMENTS.includes(right)) return true;
  if (typeof left === 'object' || typeof right === 'object')
    return (operator === '=' || operator === '!=') && typeof left === typeof right;
  return left === right && (operator === '=' || operator === '!=' || ORDERED.includes(left));
}

/** Comparison, three-valued; a written `null` asks for absence. @throws Located EXPRESSION_TYPE */
export function compileCompare(node: Node & { kind: 'compare' }, at: Environment, compileNode: CompileNode): Compiled {
  const { operator } = node;
  const [left, right] = [compileNode(node.left, at), compileNode(node.right, at)];
  if (!comparable(operator, left.type, right.type))
    throw new Located('EXPRESSION_TYPE', node.span, {
      operator,
      left: typeName(left.type),
      right: typeName(right.type),
    });
  const answer = comparison(operator);
  // Asking for null is asking; meeting one is not knowing.
  const asks = isNull(node.left) || isNull(node.right);
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const [a, b] = [left.run(frame), right.run(frame)];
      return (a === null || b === null) && !asks ? null : (answer(a, b) ?? null);
    },
    type: 'boolean',
  };
}

function isNull(node: Node): boolean {
  return node.kind === 'literal' && node.value === null;
}

function comparison(
  operator: (Node & { kind: 'compare' })['operator'],
): (a: FeelValue, b: FeelValue) => boolean | undefined {
  if (operator === '=') return equal3;
  if (operator === '!=')
    return (a, b) => {
      const equal = equal3(a, b);
      return equal === undefined ? undefined : !equal;
    };
  const holds: (order: number) => boolean = {
    '<': (o: number) => o < 0,
    '<=': (o: number) => o <= 0,
    '>': (o: number) => o > 0,
    '>=': (o: number) => o >= 0,
  }[operator];
  return (a, b) => {
    const order = compare3(a, b);
    return order === undefined ? undefined : holds(order);
  };
}
