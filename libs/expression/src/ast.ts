import type { FeelValue } from './values.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Binding {
  readonly name: string;
  readonly in: Node;
  readonly span: Span;
}

/** The closed union of everything an expression can be. Nothing else is ever evaluated. */
export type Node =
  | { readonly kind: 'literal'; readonly value: FeelValue; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `?`: the value under test. */
  | { readonly kind: 'input'; readonly span: Span }
  | { readonly kind: 'path'; readonly object: Node; readonly member: string; readonly span: Span }
  | { readonly kind: 'filter'; readonly list: Node; readonly by: Node; readonly span: Span }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Argument[]; readonly span: Span }
  | { readonly kind: 'negate'; readonly operand: Node; readonly span: Span }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Node;
      readonly right: Node;
      readonly span: Span;
    }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: Node;
      readonly right: Node;
      readonly span: Span;
    }
  | { readonly kind: 'between'; readonly value: Node; readonly low: Node; readonly high: Node; readonly span: Span }
  | { readonly kind: 'in'; readonly value: Node; readonly tests: readonly Node[]; readonly span: Span }
  /** One unary test: true when `?` equals the value, lies in the range or list, or when the expression over `?` holds. */
  | { readonly kind: 'test'; readonly value: Node; readonly span: Span }
  | {
      readonly kind: 'range';
      readonly low: Node;
      readonly high: Node;
      readonly lowIncluded: boolean;
      readonly highIncluded: boolean;
      readonly span: Span;
    }
  /** `1..3` of an iteration: every whole number, both ends included, downwards when the first is larger. */
  | { readonly kind: 'steps'; readonly low: Node; readonly high: Node; readonly span: Span }
  | { readonly kind: 'and' | 'or'; readonly left: Node; readonly right: Node; readonly span: Span }
  | { readonly kind: 'if'; readonly condition: Node; readonly then: Node; readonly else: Node; readonly span: Span }
  | {
      readonly kind: 'quantified';
      readonly every: boolean;
      readonly bindings: readonly Binding[];
      readonly condition: Node;
      readonly span: Span;
    }
  | { readonly kind: 'for'; readonly bindings: readonly Binding[]; readonly body: Node; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Node[]; readonly span: Span }
  | {
      readonly kind: 'context';
      readonly entries: readonly { readonly name: string; readonly value: Node }[];
      readonly span: Span;
    }
  | { readonly kind: 'instanceOf'; readonly value: Node; readonly type: string; readonly span: Span };

export interface Argument {
  readonly name?: string;
  readonly value: Node;
}

/** The parts of a node that are nodes, in the order written. */
export function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case 'path':
      return [node.object];
    case 'filter':
      return [node.list, node.by];
    case 'call':
      return node.args.map((arg) => arg.value);
    case 'negate':
      return [node.operand];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests];
    case 'test':
    case 'instanceOf':
      return [node.value];
    case 'range':
    case 'steps':
      return [node.low, node.high];
    case 'if':
      return [node.condition, node.then, node.else];
    case 'quantified':
      return [...node.bindings.map((binding) => binding.in), node.condition];
    case 'for':
      return [...node.bindings.map((binding) => binding.in), node.body];
    case 'list':
      return [...node.items];
    case 'context':
      return node.entries.map((entry) => entry.value);
    default:
      return [];
  }
}
