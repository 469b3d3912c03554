import { arithmetic, arithmeticType, negate } from './arithmetic.ts';
import type { CompareOperator, NodeOf } from './ast.ts';
import { compare3, equal3 } from './compare.ts';
import type { Compiled, CompileNode, Environment, Frame, Run } from './environment.ts';
import { Located } from './located.ts';
import { decimalOf, type Quick, quickNegation, quickOrder, quickProduct, quickSum } from './quick.ts';
import { type FeelType, meet, typeName } from './types.ts';
import type { FeelValue } from './values.ts';

/** @throws Located EXPRESSION_TYPE where the operands can never meet */
export function compileArithmetic(node: NodeOf<'arithmetic'>, at: Environment, compileNode: CompileNode): Compiled {
  const { operator } = node;
  const [left, right] = [compileNode(node.left, at), compileNode(node.right, at)];
  const type = arithmeticType(operator, left.type, right.type);
  if (type === undefined)
    throw new Located('EXPRESSION_TYPE', node.span, {
      operator,
      left: typeName(left.type),
      right: typeName(right.type),
    });
  const [a, b] = [exactOf(left), exactOf(right)];
  const { reference } = at.compilation;
  const exact: Run = (frame) => {
    frame.budget.spend(1);
    const value = arithmetic(operator, a(frame), b(frame), reference);
    if (typeof value === 'string') frame.budget.string(value.length);
    return value;
  };
  const quick = type === 'number' ? quickArithmetic(operator, left.quick, right.quick) : undefined;
  return quick === undefined ? { run: exact, type } : { ...quickly(quick, exact), type };
}

/** `-x`. */
export function compileNegation(node: NodeOf<'negate'>, at: Environment, compileNode: CompileNode): Compiled {
  const operand = compileNode(node.operand, at);
  const of = exactOf(operand);
  const exact: Run = (frame) => negate(of(frame));
  if (operand.quick === undefined || operand.type !== 'number') return { run: exact, type: operand.type };
  return { ...quickly(quickNegation(operand.quick), exact), type: operand.type };
}

/** A number that is first tried without decimals. */
export function quickly(quick: Quick, exact: Run): Pick<Compiled, 'run' | 'quick' | 'exact'> {
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const coefficient = quick(frame);
      return coefficient === coefficient ? decimalOf(coefficient, frame.places) : exact(frame);
    },
    quick,
    exact,
  };
}

export function exactOf(compiled: Compiled): Run {
  return compiled.exact ?? compiled.run;
}

function quickArithmetic(operator: string, left: Quick | undefined, right: Quick | undefined): Quick | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (operator === '*') return quickProduct(left, right);
  return operator === '+' ? quickSum(left, right, 1) : operator === '-' ? quickSum(left, right, -1) : undefined;
}

const ORDERED: readonly FeelType[] = [
  'any',
  'null',
  'number',
  'string',
  'date',
  'time',
  'date and time',
  'duration',
  'years and months duration',
];

function comparable(operator: string, left: FeelType, right: FeelType): boolean {
  if (!meet(left, right)) return false;
  return operator === '=' || operator === '!=' || (ORDERED.includes(left) && ORDERED.includes(right));
}

/** Comparison, three-valued; a written `null` asks for absence. @throws Located EXPRESSION_TYPE */
export function compileCompare(node: NodeOf<'compare'>, at: Environment, compileNode: CompileNode): Compiled {
  const { operator } = node;
  const [left, right] = [compileNode(node.left, at), compileNode(node.right, at)];
  if (!comparable(operator, left.type, right.type))
    throw new Located('EXPRESSION_TYPE', node.span, {
      operator,
      left: typeName(left.type),
      right: typeName(right.type),
    });
  // Asking for null is asking; meeting one is not knowing. To DMN both are asking.
  const asks = at.compilation.reference || left.constant === null || right.constant === null;
  const answer = comparison(operator, at.compilation.reference);
  const [a, b] = [exactOf(left), exactOf(right)];
  const exact: Run = (frame) => {
    const [x, y] = [a(frame), b(frame)];
    return (x === null || y === null) && !asks ? null : answer(x, y, frame);
  };
  if (left.quick === undefined || right.quick === undefined)
    return {
      run: (frame) => {
        frame.budget.spend(1);
        return exact(frame);
      },
      type: 'boolean',
    };
  const [quickLeft, quickRight, holds] = [left.quick, right.quick, HOLDS[operator]];
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const order = quickOrder(quickLeft, quickRight, frame);
      return order === order ? holds(order) : exact(frame);
    },
    type: 'boolean',
  };
}

const HOLDS: Readonly<Record<CompareOperator, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function comparison(
  operator: CompareOperator,
  reference: boolean,
): (a: FeelValue, b: FeelValue, frame: Frame) => FeelValue {
  if (operator === '=') return (a, b, { budget }) => equal3(a, b, { reference, budget }) ?? null;
  if (operator === '!=')
    return (a, b, { budget }) => {
      const equal = equal3(a, b, { reference, budget });
      return equal === undefined ? null : !equal;
    };
  const holds = HOLDS[operator];
  return (a, b) => {
    const order = compare3(a, b);
    return order === undefined ? null : holds(order);
  };
}
