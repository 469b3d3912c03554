import type { Budget, Issue } from '@caseloom/core';
import { compileExpression, type CompiledExpression, type FeelValue, type Scope } from '@caseloom/expression';
import { readLiteral } from './literal.ts';
import type { CellOptions } from './test-column.ts';

/** One answer that rows of a column share: a constant, or an expression. */
export interface ColumnAnswer {
  readonly text: string;
  readonly constant: FeelValue | undefined;
  readonly expression: CompiledExpression | undefined;
}

/** The answers of one output column; a text that stands in many rows is read once. An empty cell is null. */
export class OutputColumn {
  readonly answers: ColumnAnswer[] = [];
  readonly #ids = new Map<string, number>();
  readonly #issues: (readonly Issue[])[] = [];
  readonly #options: CellOptions;
  readonly #reads = new Set<string>();

  constructor(options: CellOptions) {
    this.#options = options;
  }

  get reads(): ReadonlySet<string> {
    return this.#reads;
  }

  add(cell: string): number {
    const known = this.#ids.get(cell);
    if (known !== undefined) return known;
    const id = this.answers.length;
    this.#ids.set(cell, id);
    const text = cell.trim();
    const constant = text === '' || text === 'null' || text === '-' ? null : readLiteral(text);
    if (constant !== undefined) {
      this.answers.push({ text, constant, expression: undefined });
      this.#issues.push([]);
      return id;
    }
    const result = compileExpression(text, this.#options);
    if (result.ok) for (const read of result.value.reads) this.#reads.add(read);
    this.answers.push({ text, constant, expression: result.ok ? result.value : undefined });
    this.#issues.push(result.issues);
    return id;
  }

  issuesOf(id: number): readonly Issue[] {
    return this.#issues[id]!;
  }

  value(id: number, scope: Scope, budget: Budget): FeelValue {
    const { constant, expression } = this.answers[id]!;
    if (constant !== undefined) return constant;
    return expression === undefined ? null : expression.evaluate(scope, budget);
  }
}
