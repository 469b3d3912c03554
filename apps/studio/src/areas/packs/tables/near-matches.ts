import { Budget } from '@caseloom/core';
import { compileTable, type CompiledTable, type DecisionTable } from '@caseloom/tables';

/** Why a row does not match one set of values, cell by cell. */
export interface NearRow {
  readonly id: string;
  readonly cells: readonly NearCell[];
}
export interface NearCell {
  /** Number of the input. */
  readonly column: number;
  readonly kind: 'failed' | 'unknown';
  /** What the input came to; null where it is not known. */
  readonly read: unknown;
  /** Names without a value that the cell or its input reads. */
  readonly missing: readonly string[];
}

/** The tests of a table, input by input; made once for many sets of values. */
export type ColumnTests = readonly ColumnTest[];
interface ColumnTest {
  /** Its rows are the different cells of the column, by number. */
  readonly cells: CompiledTable;
  readonly input: CompiledTable;
  readonly expression: string;
  /** For each row of the whole table the number of its cell. */
  readonly cellOf: readonly number[];
}

export type Scope = (name: string) => unknown;

/** Each input as a table of its own, so that a cell answers exactly as it does in the whole. Undefined for a table that does not compile. */
export function columnTests({ missing, data, title, inputs, rules }: DecisionTable): ColumnTests | undefined {
  const compiled = (column: number, one: Pick<DecisionTable, 'outputs' | 'rules'>): CompiledTable | undefined => {
    const value: DecisionTable = {
      title,
      data,
      ...(missing === undefined ? {} : { missing }),
      hitPolicy: 'ruleOrder',
      inputs: [inputs[column]!],
      ...one,
    };
    const result = compileTable({ kind: 'tables', id: 'column', value, tables: {} });
    return result.ok ? result.value : undefined;
  };
  const tests: ColumnTest[] = [];
  for (let column = 0; column < inputs.length; column++) {
    const numbers = new Map<string, number>();
    const cellOf = rules.map((rule) => {
      const cell = rule.inputs[column] ?? '';
      const known = numbers.get(cell) ?? numbers.size;
      numbers.set(cell, known);
      return known;
    });
    const outputs = [{ id: 'answer' }];
    const cells = compiled(column, {
      outputs,
      rules: [...numbers].map(([cell, number]) => ({ id: String(number), inputs: [cell], outputs: [''] })),
    });
    const { expression } = inputs[column]!;
    const input = compiled(column, { outputs, rules: [{ id: 'read', inputs: [''], outputs: [expression] }] });
    if (cells === undefined || input === undefined) return undefined;
    tests.push({ cells, input, expression: expression.trim(), cellOf });
  }
  return tests;
}

const MOST_NEAR = 200;

/**
 * Rows that one set of values fails by a single cell, with that cell, and rows of which it cannot be said, with the cells that kept them from it.
 * Where every row fails by more, those that fail by the fewest are told by the first cell that fails.
 */
export function nearMatches(tests: ColumnTests, rows: readonly { readonly id: string }[], scope: Scope): NearRow[] {
  const answers = tests.map(({ cells, input, expression, cellOf }) => {
    const { matched, unknown } = cells.evaluate(scope, new Budget());
    // A value as it was given, where the input is only its name: numbers that were computed are texts.
    const read = scope(expression) ?? first(input.evaluate(scope, new Budget()).value);
    return {
      cellOf,
      matched: new Set(matched.map(Number)),
      unknown: new Set(unknown.map(Number)),
      read,
      missing: cells.reads.filter((name) => (scope(name) ?? null) === null),
    };
  });
  const near: { readonly row: NearRow; readonly fails: number }[] = [];
  let fewest = Infinity;
  rows.forEach(({ id }, row) => {
    const cells: NearCell[] = [];
    let fails = 0;
    answers.forEach(({ cellOf, matched, unknown, read, missing }, column) => {
      const cell = cellOf[row]!;
      if (matched.has(cell)) return;
      const kind = unknown.has(cell) ? ('unknown' as const) : ('failed' as const);
      if (kind === 'failed' && ++fails > 1) return;
      cells.push({ column, kind, read: read ?? null, missing: kind === 'unknown' ? missing : [] });
    });
    if (cells.length === 0) return;
    // A cell that fails decides, whatever is not known beside it.
    near.push({ row: { id, cells: fails === 0 ? cells : cells.filter((one) => one.kind === 'failed') }, fails });
    if (fails > 0) fewest = Math.min(fewest, fails);
  });
  return near
    .filter(({ fails }) => fails === 0 || fails === fewest)
    .slice(0, MOST_NEAR)
    .map(({ row }) => row);
}

const first = (answers: unknown): unknown => (Array.isArray(answers) ? (answers[0] as unknown) : undefined);
