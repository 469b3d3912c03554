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

export interface Argument {
  readonly name?: string;
  readonly value: Node;
}

/** A type as it is written: names are looked up when compiling. */
export type TypeNode =
  | { readonly name: string }
  | { readonly list: TypeNode }
  | { readonly range: TypeNode }
  | { readonly members: readonly { readonly name: string; readonly type: TypeNode }[] }
  | { readonly parameters: readonly TypeNode[]; readonly returns: TypeNode };

interface Kinds {
  literal: { readonly value: FeelValue };
  name: { readonly name: string };
  /** `?`: the value under test. */
  input: object;
  path: { readonly object: Node; readonly member: string; readonly memberSpan?: Span };
  filter: { readonly list: Node; readonly by: Node };
  call: { readonly name: string; readonly args: readonly Argument[] };
  /** A call of whatever an expression gives. */
  invoke: { readonly callee: Node; readonly args: readonly Argument[] };
  function: {
    readonly parameters: readonly { readonly name: string; readonly type?: TypeNode }[];
    readonly body: Node;
  };
  negate: { readonly operand: Node };
  arithmetic: { readonly operator: ArithmeticOperator; readonly left: Node; readonly right: Node };
  compare: { readonly operator: CompareOperator; readonly left: Node; readonly right: Node };
  between: { readonly value: Node; readonly low: Node; readonly high: Node };
  in: { readonly value: Node; readonly tests: readonly Node[] };
  /** One unary test: true when `?` equals the value, lies in the range or list, or when the expression over `?` holds. */
  test: { readonly value: Node };
  /** An absent bound is open. */
  range: {
    readonly low: Node | undefined;
    readonly high: Node | undefined;
    readonly lowIncluded: boolean;
    readonly highIncluded: boolean;
  };
  /** `1..3` of an iteration: every whole number or day, both ends included, downwards when the first is later. */
  steps: { readonly low: Node; readonly high: Node };
  and: { readonly left: Node; readonly right: Node };
  or: { readonly left: Node; readonly right: Node };
  if: { readonly condition: Node; readonly then: Node; readonly else: Node };
  quantified: { readonly every: boolean; readonly bindings: readonly Binding[]; readonly condition: Node };
  for: { readonly bindings: readonly Binding[]; readonly body: Node };
  list: { readonly items: readonly Node[] };
  context: { readonly entries: readonly { readonly name: string; readonly value: Node }[] };
  instanceOf: { readonly value: Node; readonly type: TypeNode };
}

/** The closed union of everything an expression can be. Nothing else is ever evaluated. */
export type Node = { [K in keyof Kinds]: { readonly kind: K; readonly span: Span } & Kinds[K] }[keyof Kinds];
export type NodeOf<K extends keyof Kinds> = Extract<Node, { kind: K }>;

/** The parts of a node that are nodes, in the order written. */
export function childrenOf(node: Node): Node[] {
  switch (node.kind) {
    case 'path':
      return [node.object];
    case 'filter':
      return [node.list, node.by];
    case 'call':
      return node.args.map((arg) => arg.value);
    case 'invoke':
      return [node.callee, ...node.args.map((arg) => arg.value)];
    case 'function':
      return [node.body];
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
      return [node.low, node.high].filter((bound) => bound !== undefined);
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
