import { Decimal, issue } from '@caseloom/core';
import { compare3, fromFeel, type CompiledExpression, type FeelValue } from '@caseloom/expression';
import type { CompiledRow } from './compile-table.ts';
import type { Aggregation, DecisionTable, TableAnswer } from './types.ts';

/**
 * DMN hit policies. Unique: the one matching row, several are an error. First: the first in table order. Collect: all, listed or aggregated.
 * Where a row cannot be said to match or not and that matters, the answer is null and `unknown` names the rows.
 */
export function answerOf(
  table: DecisionTable,
  { matched, unknown }: { readonly matched: readonly CompiledRow[]; readonly unknown: readonly string[] },
  defaults: readonly (CompiledExpression | undefined)[],
  evaluate: (output: CompiledExpression) => FeelValue,
): TableAnswer {
  const ids = matched.map((row) => row.id);
  const answer = (value: unknown): TableAnswer => ({ value, matched: ids, unknown });
  if (table.hitPolicy === 'unique' && matched.length > 1)
    return { ...answer(null), issue: issue('TABLE_NOT_UNIQUE', '', { rows: ids.join(', ') }) };
  if (unknown.length > 0) return answer(null);
  if (table.hitPolicy === 'collect')
    return answer(
      collected(
        table,
        matched.map((row) => row.outputs.map(evaluate)),
      ),
    );
  const [row] = matched;
  const outputs =
    row === undefined ? defaults.map((one) => (one === undefined ? null : evaluate(one))) : row.outputs.map(evaluate);
  return answer(shaped(table, outputs));
}

function shaped(table: DecisionTable, outputs: readonly FeelValue[]): unknown {
  if (outputs.length === 1) return fromFeel(outputs[0]!);
  const object = Object.create(null) as Record<string, unknown>;
  table.outputs.forEach((output, index) => (object[output.id] = fromFeel(outputs[index]!)));
  return object;
}

function collected(table: DecisionTable, rows: readonly (readonly FeelValue[])[]): unknown {
  if (table.aggregation === undefined) return rows.map((row) => shaped(table, row));
  return fromFeel(
    aggregate(
      table.aggregation,
      rows.map((row) => row[0]!),
    ),
  );
}

function aggregate(how: Aggregation, values: readonly FeelValue[]): FeelValue {
  if (how === 'count') return new Decimal(values.length);
  if (values.length === 0) return null;
  return values.reduce((a, b) => {
    if (how === 'sum') return a instanceof Decimal && b instanceof Decimal ? a.plus(b) : null;
    const order = compare3(a, b);
    return order === undefined ? null : order <= 0 === (how === 'min') ? a : b;
  });
}
