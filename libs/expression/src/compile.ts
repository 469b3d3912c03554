import { Budget, type Issue, type Result } from '@caseloom/core';
import { type Accept, type Compilation, Environment, Frame, type Missing, type Scope } from './environment.ts';
import { compileNode } from './compile-node.ts';
import type { Node } from './ast.ts';
import { functions } from './functions/index.ts';
import { Located } from './located.ts';
import { parse } from './parse.ts';
import { readsOf } from './reads.ts';
import { type Dialect, spellingOf } from './spelling.ts';
import type { FeelType, Names } from './types.ts';
import type { FeelValue } from './values.ts';

export interface CompileOptions {
  /** Facts the expression may read, with their types. Any other name is an error. */
  readonly names: Names;
  /** Type of `?` in unary tests. */
  readonly inputType?: FeelType;
  /**
   * What a missing value means: `unknown` (default) is ours. `reference` is DMN 1.5 to the letter, for imported decisions: `null = x` is true or
   * false, lists of one and single values stand for each other where DMN converts them, and what could never be computed is null with a warning
   * among the issues instead of an error.
   */
  readonly missing?: Missing;
  /** Types that may be named beside the built-in ones, as the item definitions of a DMN model. */
  readonly types?: ReadonlyMap<string, FeelType>;
  /** What becomes of an argument whose parameter is of one of `types`: converted to it when absent; null where the type does not allow the value. */
  readonly accept?: Accept;
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
 * Issues carry `span` in the text; their codes begin with EXPRESSION_. Everything that is wrong is reported, not only the first.
 */
export function compileExpression(text: string, options: CompileOptions): Result<CompiledExpression> {
  return guarded(text, 'expression', options, (node, compilation) => {
    const { run, type } = compileNode(node, new Environment(compilation));
    return {
      text,
      type,
      reads: readsOf(node, options.names),
      evaluate: (scope, budget = new Budget()) => run(new Frame(scope, budget, [])),
    };
  });
}

/** Compiles the unary tests of a decision table's input cell: `-`, `> 5`, `[1..3]`, `"a", "b"`, `not(…)`, or a condition over `?`. */
export function compileUnaryTests(text: string, options: CompileOptions): Result<CompiledTest> {
  return guarded(text, 'unaryTests', options, (node, compilation) => {
    const { run } = compileNode(node, new Environment(compilation).with('?', options.inputType ?? 'any'));
    return {
      text,
      reads: readsOf(node, options.names),
      test: (input, scope, budget = new Budget()) => {
        const answer = run(new Frame(scope, budget, [input]));
        return typeof answer === 'boolean' ? answer : undefined;
      },
    };
  });
}

const NO_TYPES: ReadonlyMap<string, FeelType> = new Map();

function guarded<T>(
  text: string,
  dialect: Dialect,
  { names, missing, types = NO_TYPES, accept }: CompileOptions,
  build: (node: Node, compilation: Compilation) => T,
): Result<T> {
  const issues: Issue[] = [];
  const reference = missing === 'reference';
  try {
    const value = build(parse(text, dialect, spellingOf(names, functions.keys())), {
      names,
      types,
      ...(accept === undefined ? {} : { accept }),
      reference,
      issues,
      constants: new WeakSet(),
    });
    return issues.length > 0 && !reference ? { ok: false, issues } : { ok: true, value, issues };
  } catch (error) {
    if (!(error instanceof Located)) throw error;
    return { ok: false, issues: [error.issue] };
  }
}
