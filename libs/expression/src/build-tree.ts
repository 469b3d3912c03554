import { Decimal } from '@caseloom/core';
import { MAX_EXPONENT } from './arithmetic.ts';
import type { Argument, ArithmeticOperator, Binding, CompareOperator, Node, Span } from './ast.ts';
import { buildType, syntaxChildren as childrenOf, type SyntaxNode } from './build-types.ts';
import { Located } from './located.ts';
import type { Dialect, Spelling } from './spelling.ts';
import { unescapeString } from './strings.ts';
import { parseTemporal } from './temporal-texts.ts';

/** Levels of the tree; a chain of a thousand additions is a thousand levels. */
const MAX_DEPTH = 500;

/** Turns the grammar's tree into ours: a closed union, literals read, everything else refused by name. */
export class TreeBuilder {
  #depth = 0;
  /** Inside a unary test, where `> 5` asks about the value under test; elsewhere it is a range. */
  #testing = false;
  readonly #text: string;
  readonly #spelling: Spelling;
  readonly #tolerant: boolean;
  constructor(text: string, spelling: Spelling, tolerant = false) {
    this.#text = text;
    this.#spelling = spelling;
    this.#tolerant = tolerant;
  }

  top(node: SyntaxNode, dialect: Dialect): Node {
    if (dialect === 'expression') return this.#only(node);
    const children = childrenOf(node);
    if (children[0]?.name === 'Wildcard') return { kind: 'literal', value: true, span: spanOf(node) };
    const written = children.find((child) => child.name === 'PositiveUnaryTests');
    if (written === undefined) return this.#gap(spanOf(node));
    const tests = this.#tests(written);
    const any: Node = { kind: 'in', value: { kind: 'input', span: spanOf(node) }, tests, span: spanOf(node) };
    return children[0]?.name === 'not'
      ? { kind: 'call', name: 'not', args: [{ value: any }], span: spanOf(node) }
      : any;
  }

  #node(node: SyntaxNode): Node {
    if (++this.#depth > MAX_DEPTH) throw new Located('EXPRESSION_TOO_DEEP', spanOf(node), { limit: MAX_DEPTH });
    const depth = this.#depth;
    try {
      return this.#build(node);
    } catch (error) {
      if (!this.#tolerant) throw error;
      return this.#gap(spanOf(node));
    } finally {
      this.#depth = depth - 1;
    }
  }

  /** Only when reading unfinished texts. */
  #gap(span: Span): Node {
    return { kind: 'literal', value: null, span };
  }

  /** Parts that are values of their own, also inside a unary test. */
  #apart<T>(build: () => T): T {
    const testing = this.#testing;
    this.#testing = false;
    const built = build();
    this.#testing = testing;
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
        return {
          kind: 'path',
          object: this.#node(children[0]!),
          member: this.#name(children[2]!),
          memberSpan: spanOf(children[2]!),
          span,
        };
      case 'FilterExpression':
        return this.#apart(() => ({
          kind: 'filter',
          list: this.#node(children[0]!),
          by: this.#node(children[2]!),
          span,
        }));
      case 'FunctionInvocation':
        return this.#apart(() => this.#invocation(children, span));
      case 'FunctionDefinition':
        return this.#apart(() => this.#definition(children, span));
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
        return this.#apart(() => ({
          kind: 'list',
          items: children.filter((child) => !'[],'.includes(child.name)).map((child) => this.#node(child)),
          span,
        }));
      case 'Context':
        return this.#apart(() => ({
          kind: 'context',
          entries: children.filter((child) => child.name === 'ContextEntry').map((entry) => this.#entry(entry)),
          span,
        }));
      case 'Interval':
        return this.#interval(children, span);
      case 'SimplePositiveUnaryTest':
        if (children[0]!.name === 'Interval') return this.#node(children[0]!);
        return this.#sided(this.#slice(children[0]!) as CompareOperator, this.#node(children[1]!), span);
      case 'InstanceOfExpression':
        return {
          kind: 'instanceOf',
          value: this.#node(children[0]!),
          type: buildType(children[3]!, this.#text),
          span,
        };
      default:
        throw new Located('EXPRESSION_UNSUPPORTED', span, { construct: this.#slice(node).slice(0, 40) });
    }
  }

  #invocation(children: SyntaxNode[], span: Span): Node {
    const [callee] = children;
    const args = this.#arguments(children[2]);
    return callee!.name === 'VariableName' || callee!.name === 'SpecialFunctionName'
      ? { kind: 'call', name: this.#name(callee!), args, span }
      : { kind: 'invoke', callee: this.#node(callee!), args, span };
  }

  #definition(children: SyntaxNode[], span: Span): Node {
    if (children.some((child) => child.name === 'external'))
      throw new Located('EXPRESSION_UNSUPPORTED', span, { construct: 'function(…) external' });
    const parameters = childrenOf(children.find((child) => child.name === 'FormalParameters')!)
      .filter((child) => child.name === 'FormalParameter')
      .map((child) => {
        const parts = childrenOf(child);
        const name = this.#name(parts[0]!);
        return parts.length > 1 ? { name, type: buildType(parts.at(-1)!, this.#text) } : { name };
      });
    return { kind: 'function', parameters, body: this.#node(childrenOf(children.at(-1)!)[0]!), span };
  }

  /** `> 5`: a question about the value under test, or a range without end. */
  #sided(operator: CompareOperator, bound: Node, span: Span): Node {
    if (this.#testing) return { kind: 'compare', operator, left: { kind: 'input', span }, right: bound, span };
    switch (operator) {
      case '<':
      case '<=':
        return {
          kind: 'range',
          low: undefined,
          high: bound,
          lowIncluded: false,
          highIncluded: operator === '<=',
          span,
        };
      case '>':
      case '>=':
        return {
          kind: 'range',
          low: bound,
          high: undefined,
          lowIncluded: operator === '>=',
          highIncluded: false,
          span,
        };
      case '=':
        return { kind: 'range', low: bound, high: bound, lowIncluded: true, highIncluded: true, span };
      default:
        throw new Located('EXPRESSION_UNSUPPORTED', span, { construct: `${operator} …` });
    }
  }

  #arithmetic(children: SyntaxNode[], span: Span): Node {
    if (children.length === 2) {
      const operand = this.#node(children[1]!);
      return this.#slice(children[0]!) === '+' ? operand : { kind: 'negate', operand, span };
    }
    const operator = this.#slice(children[1]!);
    return {
      kind: 'arithmetic',
      operator: (operator === '^' ? '**' : operator) as ArithmeticOperator,
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
    const testing = this.#testing;
    this.#testing = true;
    const value = this.#node(inner);
    this.#testing = testing;
    return { kind: 'test', value, span: spanOf(inner) };
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
      const value = parseTemporal(text);
      if (value === undefined)
        throw new Located('EXPRESSION_LITERAL', span, { text, type: 'date, time, date and time or duration' });
      return { kind: 'literal', value, span };
    }
    return this.#apart(() => ({
      kind: 'call',
      name: this.#slice(children[0]!).replaceAll(/\s+/g, ' '),
      args: this.#arguments(children[2]),
      span,
    }));
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
    return this.#spelling.nameOf(this.#slice(node).trim().replaceAll(/\s+/g, ' '));
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

function spanOf(node: { from: number; to: number }): Span {
  return { from: node.from, to: node.to };
}
