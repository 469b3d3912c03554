import { Decimal } from '@caseloom/core';
import type { parser } from 'lezer-feel';
import { MAX_EXPONENT } from './arithmetic.ts';
import type { Argument, ArithmeticOperator, Binding, CompareOperator, Node, Span } from './ast.ts';
import { Located } from './located.ts';
import { unescapeString } from './strings.ts';
import { parseDate, parseDateTime, parseDuration } from './temporal.ts';

type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** Levels of the tree; a chain of a thousand additions is a thousand levels. */
const MAX_DEPTH = 500;

export type Dialect = 'expression' | 'unaryTests';

/** Turns the grammar's tree into ours: a closed union, literals read, everything else refused by name. */
export class TreeBuilder {
  #depth = 0;
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  top(node: SyntaxNode, dialect: Dialect): Node {
    if (dialect === 'expression') return this.#only(node);
    const children = childrenOf(node);
    if (children[0]!.name === 'Wildcard') return { kind: 'literal', value: true, span: spanOf(node) };
    const tests = this.#tests(children.find((child) => child.name === 'PositiveUnaryTests')!);
    const any: Node = { kind: 'in', value: { kind: 'input', span: spanOf(node) }, tests, span: spanOf(node) };
    return children[0]!.name === 'not'
      ? { kind: 'call', name: 'not', args: [{ value: any }], span: spanOf(node) }
      : any;
  }

  #node(node: SyntaxNode): Node {
    if (++this.#depth > MAX_DEPTH) throw new Located('EXPRESSION_TOO_DEEP', spanOf(node), { limit: MAX_DEPTH });
    const built = this.#build(node);
    this.#depth--;
    return built;
  }

  #build(node: SyntaxNode): Node {
    const span = spanOf(node);
    const children = childrenOf(node);
    switch (node.name) {
      case 'ParenthesizedExpression':
        return this.#node(children[1]!);
      case 'NumericLiteral':
        return { kind: 'literal', value: this.#number(node), span };
      case 'StringLiteral':
        return { kind: 'literal', value: this.#string(node), span };
      case 'BooleanLiteral':
        return { kind: 'literal', value: this.#slice(node) === 'true', span };
      case 'null':
        return { kind: 'literal', value: null, span };
      case 'DateTimeLiteral':
        return this.#dateTime(node, children);
      case 'VariableName':
        return this.#nameOrNull(node, span);
      case '?':
        return { kind: 'input', span };
      case 'PathExpression':
        return { kind: 'path', object: this.#node(children[0]!), member: this.#name(children[2]!), span };
      case 'FilterExpression':
        return { kind: 'filter', list: this.#node(children[0]!), by: this.#node(children[2]!), span };
      case 'FunctionInvocation':
        return { kind: 'call', name: this.#name(children[0]!), args: this.#arguments(children[2]), span };
      case 'ArithmeticExpression':
        return this.#arithmetic(children, span);
      case 'Comparison':
        return this.#comparison(children, span);
      case 'Conjunction':
      case 'Disjunction':
        return {
          kind: node.name === 'Conjunction' ? 'and' : 'or',
          left: this.#node(children[0]!),
          right: this.#node(children[2]!),
          span,
        };
      case 'IfExpression':
        return {
          kind: 'if',
          condition: this.#node(children[1]!),
          then: this.#node(children[3]!),
          else: this.#node(children[5]!),
          span,
        };
      case 'QuantifiedExpression':
        return {
          kind: 'quantified',
          every: children[0]!.name === 'every',
          bindings: this.#bindings(children[1]!),
          condition: this.#node(children[3]!),
          span,
        };
      case 'ForExpression':
        return { kind: 'for', bindings: this.#bindings(children[1]!), body: this.#node(children[3]!), span };
      case 'List':
        return {
          kind: 'list',
          items: children.filter((child) => !'[],'.includes(child.name)).map((child) => this.#node(child)),
          span,
        };
      case 'Context':
        return {
          kind: 'context',
          entries: children.filter((child) => child.name === 'ContextEntry').map((entry) => this.#entry(entry)),
          span,
        };
      case 'SimplePositiveUnaryTest':
      case 'Interval':
        if (node.name === 'Interval') return this.#interval(children, span);
        if (children[0]!.name === 'Interval') return this.#node(children[0]!);
        return {
          kind: 'compare',
          operator: this.#slice(children[0]!) as CompareOperator,
          left: { kind: 'input', span },
          right: this.#node(children[1]!),
          span,
        };
      case 'InstanceOfExpression':
        return {
          kind: 'instanceOf',
          value: this.#node(children[0]!),
          type: this.#slice(children[3]!).replaceAll(/\s+/g, ' '),
          span,
        };
      default:
        throw new Located('EXPRESSION_UNSUPPORTED', span, {
          construct: node.name === 'FunctionDefinition' ? 'function(…)' : this.#slice(node).slice(0, 40),
        });
    }
  }

  #arithmetic(children: SyntaxNode[], span: Span): Node {
    if (children.length === 2) return { kind: 'negate', operand: this.#node(children[1]!), span };
    return {
      kind: 'arithmetic',
      operator: this.#slice(children[1]!) as ArithmeticOperator,
      left: this.#node(children[0]!),
      right: this.#node(children[2]!),
      span,
    };
  }

  #comparison(children: SyntaxNode[], span: Span): Node {
    const left = this.#node(children[0]!);
    const middle = children[1]!;
    if (middle.name === 'between')
      return { kind: 'between', value: left, low: this.#node(children[2]!), high: this.#node(children[4]!), span };
    if (middle.name === 'in') {
      const list = children.find((child) => child.name === 'PositiveUnaryTests');
      return {
        kind: 'in',
        value: left,
        tests: list === undefined ? [this.#test(children[2]!)] : this.#tests(list),
        span,
      };
    }
    return {
      kind: 'compare',
      operator: this.#slice(middle) as CompareOperator,
      left,
      right: this.#node(children[2]!),
      span,
    };
  }

  #tests(list: SyntaxNode): Node[] {
    return childrenOf(list)
      .filter((child) => child.name === 'PositiveUnaryTest')
      .map((child) => this.#test(child));
  }

  #test(node: SyntaxNode): Node {
    const inner = node.name === 'PositiveUnaryTest' ? childrenOf(node)[0]! : node;
    return { kind: 'test', value: this.#node(inner), span: spanOf(inner) };
  }

  #interval(children: SyntaxNode[], span: Span): Node {
    const dots = children.findIndex((child) => child.name === '..');
    const [open, close] = [children[0]!.name, children.at(-1)!.name];
    return {
      kind: 'range',
      low: this.#node(children[dots - 1]!),
      high: this.#node(children[dots + 1]!),
      lowIncluded: open === '[',
      highIncluded: close === ']',
      span,
    };
  }

  #bindings(node: SyntaxNode): Binding[] {
    return childrenOf(node)
      .filter((child) => child.name === 'InExpression')
      .map((child) => {
        const [name, , context] = childrenOf(child);
        const parts = childrenOf(context!);
        const span = spanOf(context!);
        return {
          name: this.#name(name!),
          in:
            parts.length === 3
              ? { kind: 'steps', low: this.#node(parts[0]!), high: this.#node(parts[2]!), span }
              : this.#node(parts[0]!),
          span: spanOf(child),
        };
      });
  }

  #entry(node: SyntaxNode): { name: string; value: Node } {
    const children = childrenOf(node);
    const key = childrenOf(children[0]!)[0]!;
    return {
      name: key.name === 'StringLiteral' ? this.#string(key) : this.#name(key),
      value: this.#node(children.at(-1)!),
    };
  }

  #arguments(node: SyntaxNode | undefined): Argument[] {
    if (node === undefined) return [];
    if (node.name === 'NamedParameters') {
      return childrenOf(node)
        .filter((child) => child.name === 'NamedParameter')
        .map((child) => {
          const parts = childrenOf(child);
          return { name: this.#name(parts[0]!), value: this.#node(parts.at(-1)!) };
        });
    }
    return node.name === 'PositionalParameters'
      ? childrenOf(node)
          .filter((child) => child.name !== ',')
          .map((child) => ({ value: this.#node(child) }))
      : [];
  }

  #dateTime(node: SyntaxNode, children: SyntaxNode[]): Node {
    const span = spanOf(node);
    if (children[0]!.name === 'AtLiteral') {
      const text = this.#string(childrenOf(children[0]!).at(-1)!);
      const value =
        parseDate(text) ??
        (text.includes('T') && !text.startsWith('P') && !text.startsWith('-P')
          ? parseDateTime(text)
          : parseDuration(text));
      if (value === undefined)
        throw new Located('EXPRESSION_LITERAL', span, { text, type: 'date, date and time or duration' });
      return { kind: 'literal', value, span };
    }
    return {
      kind: 'call',
      name: this.#slice(children[0]!).replaceAll(/\s+/g, ' '),
      args: this.#arguments(children[2]),
      span,
    };
  }

  /** In a list of tests the grammar may take `null` for a name; it never is one. */
  #nameOrNull(node: SyntaxNode, span: Span): Node {
    const name = this.#name(node);
    return name === 'null' ? { kind: 'literal', value: null, span } : { kind: 'name', name, span };
  }

  /** The grammar takes a minus and blanks before the digits into the number. */
  #number(node: SyntaxNode): Decimal {
    const text = this.#slice(node).replaceAll(/\s+/g, '');
    const value = /^-?(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,4})?$/i.test(text) ? new Decimal(text) : undefined;
    if (value === undefined || Math.abs(value.e) > MAX_EXPONENT)
      throw new Located('EXPRESSION_LITERAL', spanOf(node), { text: text.slice(0, 40), type: 'number' });
    return value;
  }

  #string(node: SyntaxNode): string {
    return unescapeString(this.#slice(node).slice(1, -1));
  }

  #name(node: SyntaxNode): string {
    return this.#slice(node).trim().replaceAll(/\s+/g, ' ');
  }

  #only(node: SyntaxNode): Node {
    const children = childrenOf(node);
    if (children.length !== 1)
      throw new Located('EXPRESSION_SYNTAX', spanOf(node), { near: this.#slice(node).slice(0, 20) });
    return this.#node(children[0]!);
  }

  #slice(node: { from: number; to: number }): string {
    return this.#text.slice(node.from, node.to);
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) children.push(child);
  }
  return children;
}

function spanOf(node: { from: number; to: number }): Span {
  return { from: node.from, to: node.to };
}
