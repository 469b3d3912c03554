import { Budget, BudgetExceeded, Decimal } from '@caseloom/core';
import { childrenOf, type Node, type NodeOf } from './ast.ts';
import { compileCall } from './calls.ts';
import { compileArithmetic, compileCompare, compileNegation } from './comparisons.ts';
import { compileContext } from './contexts.ts';
import { isInstance } from './conversions.ts';
import { type Compiled, type Environment, Frame } from './environment.ts';
import { compileFilter } from './filter.ts';
import { compileInvocation } from './invocations.ts';
import { compileIteration } from './iterate.ts';
import { compileLambda } from './lambdas.ts';
import { Located } from './located.ts';
import { compileIf, compileLogic } from './logic.ts';
import { compileName, compilePath } from './members.ts';
import { quickOfDecimal } from './quick.ts';
import { compileRange } from './ranges.ts';
import { compileIn, compileTest } from './tests.ts';
import { resolveType } from './type-names.ts';
import { type FeelType, join } from './types.ts';
import { type FeelValue, valueTypeName } from './values.ts';

/**
 * One node of the tree → one closure and its static type. What is wrong is reported; the node is then unknown, and the rest is compiled
 * all the same.
 */
export function compileNode(node: Node, at: Environment): Compiled {
  let compiled: Compiled;
  try {
    compiled = folded(node, compileKind(node, at), at);
  } catch (error) {
    if (!(error instanceof Located)) throw error;
    at.report(error);
    compiled = { run: () => null, type: 'any' };
  }
  at.compilation.observe?.(node, compiled.type, at);
  return compiled;
}

function compileKind(node: Node, at: Environment): Compiled {
  switch (node.kind) {
    case 'literal':
      return constant(node.value, typeOfLiteral(node.value));
    case 'name':
      return compileName(node, at);
    case 'input':
      return compileInput(node, at);
    case 'path':
      return compilePath(node, at, compileNode);
    case 'filter':
      return compileFilter(node, at, compileNode);
    case 'call':
      return compileCall(node, at, compileNode);
    case 'invoke':
      return compileInvocation(compileNode(node.callee, at), node, at, compileNode);
    case 'function':
      return compileLambda(node, at, compileNode);
    case 'negate':
      return compileNegation(node, at, compileNode);
    case 'arithmetic':
      return compileArithmetic(node, at, compileNode);
    case 'compare':
      return compileCompare(node, at, compileNode);
    case 'between':
      return compileBetween(node, at);
    case 'in':
      return compileIn(node, at, compileNode);
    case 'test':
      return compileTest(node, at, compileNode);
    case 'range':
      return compileRange(node, at, compileNode);
    case 'and':
    case 'or':
      return compileLogic(node, at, compileNode);
    case 'if':
      return compileIf(node, at, compileNode);
    case 'quantified':
    case 'for':
      return compileIteration(node, at, compileNode);
    case 'list':
      return compileList(node, at);
    case 'context':
      return compileContext(node, at, compileNode);
    case 'instanceOf': {
      const { run } = compileNode(node.value, at);
      const type = resolveType(node.type, node.span, at.compilation.types);
      return { run: (frame) => isInstance(run(frame), type, frame.budget), type: 'boolean' };
    }
    case 'steps':
      throw new Located('EXPRESSION_UNSUPPORTED', node.span, { construct: '..' });
  }
}

function compileInput(node: NodeOf<'input'>, at: Environment): Compiled {
  const input = at.find('?');
  if (input === undefined)
    throw new Located('EXPRESSION_NAME_UNKNOWN', node.span, {
      name: '?',
      known: [...at.visible().keys()].slice(0, 3).join(', '),
    });
  const { slot, type } = input;
  return { run: (frame) => frame.slots[slot] ?? null, type };
}

function compileBetween({ value, low, high, span }: NodeOf<'between'>, at: Environment): Compiled {
  return compileLogic(
    {
      kind: 'and',
      left: { kind: 'compare', operator: '>=', left: value, right: low, span },
      right: { kind: 'compare', operator: '<=', left: value, right: high, span },
      span,
    },
    at,
    compileNode,
  );
}

function compileList(node: NodeOf<'list'>, at: Environment): Compiled {
  const items = node.items.map((item) => compileNode(item, at));
  const runs = items.map((item) => item.run);
  const type = items.reduce<FeelType>(
    (joined, item, index) => (index === 0 ? item.type : join(joined, item.type)),
    'any',
  );
  return {
    run: (frame) => {
      frame.budget.spend(runs.length >> 3);
      return runs.map((run) => run(frame));
    },
    type: { list: type },
  };
}

function constant(value: FeelValue, type: FeelType): Compiled {
  if (!(value instanceof Decimal)) return { run: () => value, type, constant: value };
  const told = { places: 0 };
  const coefficient = quickOfDecimal(value, told);
  const { places } = told;
  if (coefficient !== coefficient) return { run: () => value, type, constant: value };
  return {
    run: () => value,
    type,
    constant: value,
    quick: (running) => {
      running.places = places;
      return coefficient;
    },
  };
}

function typeOfLiteral(value: FeelValue): FeelType {
  return value === null ? 'null' : (valueTypeName(value) as FeelType);
}

const FOLDED: readonly Node['kind'][] = ['negate', 'arithmetic', 'compare', 'call', 'list', 'range'];
/** What folding may cost; an expression that costs more is evaluated when it is asked. */
const FOLDING_STEPS = 10_000;

/** What depends on nothing is computed now. */
function folded(node: Node, compiled: Compiled, at: Environment): Compiled {
  if (!FOLDED.includes(node.kind) || (node.kind === 'call' && compiled.pure !== true)) return compiled;
  const { constants } = at.compilation;
  if (!childrenOf(node).every((child) => child.kind === 'literal' || constants.has(child))) return compiled;
  try {
    const budget = new Budget({ steps: FOLDING_STEPS, listLength: 1000, stringLength: 10_000 });
    const value = compiled.run(new Frame(() => null, budget, []));
    constants.add(node);
    return constant(value, compiled.type);
  } catch (error) {
    if (error instanceof BudgetExceeded) return compiled;
    throw error;
  }
}
