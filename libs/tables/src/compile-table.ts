import { Budget, type Issue, type Result } from '@caseloom/core';
import { fromFeel, type FeelType, type Names, type Missing } from '@caseloom/expression';
import type { Artifact } from '@caseloom/pack';
import { compileBody } from './compile-body.ts';
import type { TableModel } from './table-model.ts';
import { rowsOf } from './rows.ts';
import { shapeIssues } from './shape.ts';
import type { CompiledTable, DecisionTable } from './types.ts';

/** What a table is compiled among. */
export interface TableSurroundings {
  /** Names beside those of `data`: results of other decisions, parameters. */
  readonly names?: Names;
  readonly missing?: Missing;
  /** The model's types; scalar types are known without. */
  readonly model?: TableModel;
}

/**
 * Compiles a decision table once: equal cells are read once, simple ones go into an index. Cells are addressed `rules[3].inputs[0]` or
 * `<artifact>.rows.csv:12:weight`, with the cell's complaint as cause. Implements TABLE-1 to TABLE-7.
 * @param around  what a decision of a model has around it; nothing for a table that stands alone
 */
export function compileTable(artifact: Artifact<DecisionTable>, around: TableSurroundings = {}): Result<CompiledTable> {
  const { value: table, id } = artifact;
  const issues: Issue[] = shapeIssues(table, Object.hasOwn(artifact.tables, 'rows'));
  const { model } = around;
  const names: Names = new Map([
    ...table.data.map(({ name, type = 'any' }): [string, FeelType] => [
      name,
      model === undefined ? (type as FeelType) : model.types.typeOf(type),
    ]),
    ...(around.names ?? []),
  ]);
  const rows = rowsOf(artifact);
  const missing = table.missing ?? around.missing ?? 'unknown';
  const compiled = compileBody(table, rows, { names, missing, ...(model === undefined ? {} : { model }) }, issues);
  if (compiled === undefined || issues.some(({ severity }) => severity === 'error')) return { ok: false, issues };
  const { reads, decide } = compiled;
  return {
    ok: true,
    issues,
    value: {
      id,
      size: rows.size,
      reads,
      decide: (scope, budget = new Budget()) => decide(scope, budget),
      evaluate: (scope, budget = new Budget()) => {
        const { value, ...rest } = decide(scope, budget);
        return { value: fromFeel(value), ...rest };
      },
    },
  };
}
