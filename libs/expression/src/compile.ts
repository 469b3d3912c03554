import { Budget, type Issue, type Result } from '@caseloom/core';
import { negate } from './arithmetic.ts';
import type { Node } from './ast.ts';
import { compileCall } from './calls.ts';
import { compileArithmetic, compileCompare } from './comparisons.ts';
import { type Compiled, Environment, type Scope } from './environment.ts';
import { compileFilter } from './filter.ts';
import { functions } from './functions/index.ts';
import { compileIteration } from './iterate.ts';
import { compileName, compilePath } from './members.ts';
import type { Dialect } from './build-tree.ts';
import { Located } from './located.ts';
import { parse } from './parse.ts';
import { readsOf } from './reads.ts';
import { compileIn, compileLogic, compileTest } from './tests.ts';
import type { FeelType, Names } from './types.ts';
import { type FeelValue, FeelRange, MapContext, valueTypeName } from './values.ts';

export interface CompileOptions {
  /** Facts the expression may read, with their types. Any other name is an error. */
  readonly names: Names;
  /** Type of `?` in unary tests. */
  readonly inputType?: FeelType;
}

export interface CompiledExpression {
  readonly text: string;
  /** Static type; any when it is known only when running. */
  readonly type: FeelType;
  /** Paths the expression reads, sorted: `patient.birthDate`, `op[].level`. */
  readonly reads: readonly string[];
  /** @throws BudgetExceeded. Every other trouble, a missing or ill-typed value among them, is null. */
  evaluate(scope: Scope, budget?: Budget): FeelValue;
}

export interface CompiledTest {
  readonly text: string;
  readonly reads: readonly string[];
  /** True, false, or undefined when it cannot be said. */
  test(input: FeelValue, scope: Scope, budget?: Budget): boolean | undefined;
}

/**
 * Compiles a FEEL expression once; evaluating it afterwards walks closures, never text.
 * Issues carry `span` in the text; their codes begin with EXPRESSION_.
 */
export function compileExpression(text: string, options: CompileOptions): Result<CompiledExpression> {
  return guarded(text, 'expression', options, (node) => {
    const compiled = compileNode(node, new Environment(options.names));
    return {
      text,
      type: compiled.type,
      reads: readsOf(node, options.names),
      evaluate: (scope, budget = new Budget()) => compiled.run({ scope, budget, slots: [] }),
    };
  });
}

/** Compiles the unary tests of a decision table's input cell: `-`, `> 5`, `[1..3]`, `"a", "b"`, `not(…)`, or a condition over `?`. */
export function compileUnaryTests(text: string, options: CompileOptions): Result<CompiledTest> {
  return guarded(text, 'unaryTests', options, (node) => {
    const compiled = compileNode(node, new Environment(options.names).with('?', options.inputType ?? 'any'));
    return {
      text,
      reads: readsOf(node, options.names),
      test: (input, scope, budget = new Budget()) => {
        const answer = compiled.run({ scope, budget, slots: [input] });
        return typeof answer === 'boolean' ? answer : undefined;
      },
    };
  });
}

function guarded<T>(text: string, dialect: Dialect, options: CompileOptions, build: (node: Node) => T): Result<T> {
  try {
    return { ok: true, value: build(parse(text, dialect, [...functions.keys(), ...options.names.keys()])), issues: [] };
  } catch (error) {
    if (!(error instanceof Located)) throw error;
    const issues: Issue[] = [error.issue];
    return { ok: false, issues };
  }
}

/** One node of the tree → one closure and its static type. @throws Located */
export function compileNode(node: Node, at: Environment): Compiled {
  switch (node.kind) {
    case 'literal':
      return constant(node.value, literalType(node.value));
    case 'name':
      return compileName(node, at);
    case 'input': {
      const input = at.locals.get('?');
      if (input === undefined)
        throw new Located('EXPRESSION_NAME_UNKNOWN', node.span, {
          name: '?',
          known: [...at.names.keys()].slice(0, 3).join(', '),
        });
      return { run: (frame) => frame.slots[input.slot]!, type: input.type };
    }
    case 'path':
      return compilePath(node, at, compileNode);
    case 'filter':
      return compileFilter(node, at, compileNode);
    case 'call':
      return compileCall(node, at, compileNode);
    case 'negate': {
      const { run, type } = compileNode(node.operand, at);
      return { run: (frame) => negate(run(frame)), type };
    }
    case 'arithmetic':
      return compileArithmetic(node, at, compileNode);
    case 'compare':
      return compileCompare(node, at, compileNode);
    case 'between':
      return compileNode(
        {
          kind: 'and',
          left: { kind: 'compare', operator: '>=', left: node.value, right: node.low, span: node.span },
          right: { kind: 'compare', operator: '<=', left: node.value, right: node.high, span: node.span },
          span: node.span,
        },
        at,
      );
    case 'in':
      return compileIn(node, at, compileNode);
    case 'test':
      return compileTest(node, at, compileNode);
    case 'range': {
      const low = compileNode(node.low, at);
      const high = compileNode(node.high, at);
      return {
        run: (frame) => new FeelRange(low.run(frame), high.run(frame), node.lowIncluded, node.highIncluded),
        type: 'range',
      };
    }
    case 'and':
    case 'or':
      return compileLogic(node, at, compileNode);
    case 'if': {
      const [condition, then, otherwise] = [
        compileNode(node.condition, at),
        compileNode(node.then, at),
        compileNode(node.else, at),
      ];
      return {
        run: (frame) => (condition.run(frame) === true ? then.run(frame) : otherwise.run(frame)),
        type: then.type === otherwise.type ? then.type : 'any',
      };
    }
    case 'quantified':
    case 'for':
      return compileIteration(node, at, compileNode);
    case 'list': {
      const items = node.items.map((item) => compileNode(item, at));
      const type = items.length > 0 && items.every((item) => item.type === items[0]!.type) ? items[0]!.type : 'any';
      return { run: (frame) => items.map((item) => item.run(frame)), type: { list: type } };
    }
    case 'context':
      return compileContext(node, at);
    case 'instanceOf': {
      const { run } = compileNode(node.value, at);
      const wanted = node.type === 'days and time duration' ? 'duration' : node.type;
      if (!INSTANCE_TYPES.includes(wanted))
        throw new Located('EXPRESSION_UNSUPPORTED', node.span, { construct: `instance of ${node.type}` });
      return {
        run: (frame) => {
          const value = run(frame);
          return value !== null && (wanted === 'Any' || valueTypeName(value) === wanted);
        },
        type: 'boolean',
      };
    }
    case 'steps':
      throw new Located('EXPRESSION_UNSUPPORTED', node.span, { construct: '..' });
  }
}

const INSTANCE_TYPES = [
  'number',
  'string',
  'boolean',
  'date',
  'date and time',
  'duration',
  'years and months duration',
  'list',
  'context',
  'range',
  'Any',
];

function constant(value: FeelValue, type: FeelType): Compiled {
  return { run: () => value, type };
}

function literalType(value: FeelValue): FeelType {
  return value === null ? 'null' : (valueTypeName(value) as FeelType);
}

function compileContext(node: Node & { kind: 'context' }, at: Environment): Compiled {
  let inner = at;
  const entries = node.entries.map(({ name, value }) => {
    const compiled = compileNode(value, inner);
    inner = inner.with(name, compiled.type);
    return { name, slot: inner.locals.get(name)!.slot, compiled };
  });
  return {
    run: (frame) => {
      const made = new Map<string, FeelValue>();
      for (const { name, slot, compiled } of entries) made.set(name, (frame.slots[slot] = compiled.run(frame)));
      return new MapContext(made);
    },
    type: { members: new Map(entries.map(({ name, compiled }) => [name, compiled.type])) },
  };
}
