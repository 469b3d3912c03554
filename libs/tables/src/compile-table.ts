import { and3, Budget, issue, type Issue, type Result } from '@caseloom/core';
import {
  compileExpression,
  compileUnaryTests,
  type CompiledExpression,
  type CompiledTest,
  type FeelType,
  type FeelValue,
  type Names,
} from '@caseloom/expression';
import type { Artifact } from '@caseloom/pack';
import { answerOf } from './hit-policy.ts';
import type { CompiledTable, DecisionTable } from './types.ts';

/** A row ready to run. */
export interface CompiledRow {
  readonly id: string;
  readonly tests: readonly CompiledTest[];
  readonly outputs: readonly CompiledExpression[];
}

/**
 * Compiles a decision table once; evaluating looks at every row. Cells are addressed `rules[3].inputs[0]`, with the cell's complaint as cause.
 */
export function compileTable(artifact: Artifact<DecisionTable>): Result<CompiledTable> {
  const table = artifact.value;
  const issues: Issue[] = shapeIssues(table);
  const names: Names = new Map(table.data.map(({ name, type = 'any' }) => [name, type]));
  const reads = new Set<string>();
  const located = <T extends { readonly reads: readonly string[] }>(
    result: Result<T>,
    code: string,
    at: string,
    args: Issue['args'],
  ): T | undefined => {
    if (result.ok) {
      for (const read of result.value.reads) reads.add(read);
      return result.value;
    }
    for (const cause of result.issues)
      issues.push({ ...issue(code, at, args), cause, ...(cause.span === undefined ? {} : { span: cause.span }) });
    return undefined;
  };

  const inputs = table.inputs.map((input, index) =>
    located(compileExpression(input.expression, { names }), 'TABLE_EXPRESSION_INVALID', `inputs[${index}].expression`, {
      input: input.id,
    }),
  );
  const types: FeelType[] = table.inputs.map((input, index) => input.type ?? inputs[index]?.type ?? 'any');
  const defaults = table.outputs.map((output, index) =>
    output.default === undefined
      ? undefined
      : located(compileExpression(output.default, { names }), 'TABLE_CELL_INVALID', `outputs[${index}].default`, {
          row: 0,
          column: output.id,
        }),
  );
  const rows = table.rules.map((rule, row) => ({
    id: rule.id,
    tests: rule.inputs.map((cell, index) =>
      located(
        compileUnaryTests(cell === '' ? '-' : cell, { names, inputType: types[index] ?? 'any' }),
        'TABLE_CELL_INVALID',
        `rules[${row}].inputs[${index}]`,
        { row: row + 1, column: table.inputs[index]?.id ?? String(index) },
      ),
    ),
    outputs: rule.outputs.map((cell, index) =>
      located(compileExpression(cell, { names }), 'TABLE_CELL_INVALID', `rules[${row}].outputs[${index}]`, {
        row: row + 1,
        column: table.outputs[index]?.id ?? String(index),
      }),
    ),
  }));
  if (issues.length > 0) return { ok: false, issues };

  const sound = rows as readonly CompiledRow[];
  return {
    ok: true,
    issues: [],
    value: {
      id: artifact.id,
      reads: [...reads].sort(),
      evaluate: (scope, budget = new Budget()) => {
        const values: FeelValue[] = inputs.map((input) => input!.evaluate(scope, budget));
        const found = matching(
          sound,
          values,
          table.hitPolicy === 'first',
          (test, value) => test.test(value, scope, budget),
          budget,
        );
        return answerOf(table, found, defaults, (output) => output.evaluate(scope, budget));
      },
    },
  };
}

function matching(
  rows: readonly CompiledRow[],
  values: readonly FeelValue[],
  stopAtFirst: boolean,
  test: (test: CompiledTest, value: FeelValue) => boolean | undefined,
  budget: Budget,
): { matched: CompiledRow[]; unknown: string[] } {
  const matched: CompiledRow[] = [];
  const unknown: string[] = [];
  for (const row of rows) {
    budget.spend(1);
    const answer = and3(lazily(row.tests, (cell, index) => test(cell, values[index]!)));
    if (answer === true) matched.push(row);
    if (answer === undefined) unknown.push(row.id);
    // An unknown row before the first sure one may be the first: nothing can be said.
    if (stopAtFirst && answer !== false) break;
  }
  return { matched, unknown };
}

function* lazily<T, R>(items: readonly T[], each: (item: T, index: number) => R): Generator<R> {
  for (const [index, item] of items.entries()) yield each(item, index);
}

function shapeIssues(table: DecisionTable): Issue[] {
  const issues: Issue[] = [];
  const width = table.inputs.length + table.outputs.length;
  table.rules.forEach((rule, row) => {
    const cells = rule.inputs.length + rule.outputs.length;
    if (rule.inputs.length !== table.inputs.length || rule.outputs.length !== table.outputs.length)
      issues.push(issue('TABLE_ROW_WIDTH', `rules[${row}]`, { row: row + 1, cells, columns: width }));
  });
  if (table.aggregation !== undefined && (table.hitPolicy !== 'collect' || table.outputs.length !== 1))
    issues.push(issue('TABLE_AGGREGATION', 'aggregation'));
  for (const [key, names] of [
    ['data', table.data.map((one) => one.name)],
    ['inputs', table.inputs.map((one) => one.id)],
    ['outputs', table.outputs.map((one) => one.id)],
  ] as const) {
    names.forEach((name, index) => {
      if (names.indexOf(name) !== index) issues.push(issue('TABLE_NAME_DUPLICATE', `${key}[${index}]`, { name }));
    });
  }
  return issues;
}
