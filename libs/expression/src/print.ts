import { Decimal, formatDecimal } from '@caseloom/core';
import type { Argument, Node, NodeOf } from './ast.ts';
import { quoteString } from './strings.ts';
import { typeText } from './type-names.ts';
import type { FeelValue } from './values.ts';

/** Writes a tree as FEEL that reads back as the same tree, with brackets wherever a part could be read otherwise. */
export function print(node: Node): string {
  switch (node.kind) {
    case 'literal':
      return printValue(node.value);
    case 'name':
      return node.name;
    case 'input':
      return '?';
    case 'path':
      return `${inner(node.object)}.${node.member}`;
    case 'filter':
      return `${inner(node.list)}[${print(node.by)}]`;
    case 'call':
      return `${node.name}(${printArguments(node.args)})`;
    case 'invoke':
      return `${inner(node.callee)}(${printArguments(node.args)})`;
    case 'function':
      return `function(${node.parameters.map(({ name, type }) => (type === undefined ? name : `${name}: ${typeText(type)}`)).join(', ')}) ${print(node.body)}`;
    case 'negate':
      // The grammar reads `-1` as one number.
      return `-(${print(node.operand)})`;
    case 'arithmetic':
    case 'compare':
      return `${inner(node.left)} ${node.operator} ${inner(node.right)}`;
    case 'and':
    case 'or':
      return `${inner(node.left)} ${node.kind} ${inner(node.right)}`;
    case 'between':
      return `${inner(node.value)} between ${inner(node.low)} and ${inner(node.high)}`;
    case 'in':
      return `${inner(node.value)} in (${node.tests.map(print).join(', ')})`;
    case 'test':
      return printTest(node.value);
    case 'range':
      return printRange(node);
    case 'steps':
      return `${inner(node.low)}..${inner(node.high)}`;
    case 'if':
      return `if ${print(node.condition)} then ${print(node.then)} else ${print(node.else)}`;
    case 'quantified':
      return `${node.every ? 'every' : 'some'} ${printBindings(node.bindings)} satisfies ${inner(node.condition)}`;
    case 'for':
      return `for ${printBindings(node.bindings)} return ${inner(node.body)}`;
    case 'list':
      return `[${node.items.map(print).join(', ')}]`;
    case 'context':
      return `{${node.entries.map(({ name, value }) => `${quoteString(name)}: ${print(value)}`).join(', ')}}`;
    case 'instanceOf':
      return `${inner(node.value)} instance of ${typeText(node.type)}`;
  }
}

function printArguments(args: readonly Argument[]): string {
  return args.map((arg) => (arg.name === undefined ? '' : `${arg.name}: `) + print(arg.value)).join(', ');
}

/** One bound alone is written as a comparison in brackets. */
function printRange({ low, high, lowIncluded, highIncluded }: NodeOf<'range'>): string {
  if (low === undefined) return `(${highIncluded ? '<=' : '<'} ${inner(high!)})`;
  if (high === undefined) return `(${lowIncluded ? '>=' : '>'} ${inner(low)})`;
  return `${lowIncluded ? '[' : '('}${inner(low)}..${inner(high)}${highIncluded ? ']' : ')'}`;
}

/** `> 5` of a unary test is a comparison whose left side is the value under test. */
function printTest(value: Node): string {
  if (value.kind === 'compare' && value.left.kind === 'input') return `${value.operator} ${inner(value.right)}`;
  return value.kind === 'range' ? print(value) : inner(value);
}

const CLOSED: readonly Node['kind'][] = ['literal', 'name', 'input', 'path', 'filter', 'call', 'list', 'context'];

function inner(node: Node): string {
  const negative = node.kind === 'literal' && node.value instanceof Decimal && node.value.isNegative();
  return CLOSED.includes(node.kind) && !negative ? print(node) : `(${print(node)})`;
}

function printBindings(bindings: readonly { readonly name: string; readonly in: Node }[]): string {
  return bindings
    .map((binding) => `${binding.name} in ${binding.in.kind === 'steps' ? print(binding.in) : inner(binding.in)}`)
    .join(', ');
}

function printValue(value: FeelValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoteString(value);
  return value instanceof Decimal ? formatDecimal(value) : `@"${String(value)}"`;
}
