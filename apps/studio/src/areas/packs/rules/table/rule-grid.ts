import { insertAt, isObject, removeAt, replaceAt, valueAt, type Address, type Json } from '../condition-edits.ts';
import { shapeOf } from '../condition-shape.ts';
import type { RuleKnowledge } from '../knowledge.ts';

/** A column of the grid: one field under one operator; the second time a row asks the same it stands in a column of its own. */
export interface GridColumn {
  readonly key: string;
  readonly fact: string;
  readonly path?: string;
  readonly operator: string;
}
export interface GridRow {
  /** Where the row stands: an `all`, or a test that is a row by itself. */
  readonly at: Address;
  /** Column key → where its test stands. */
  readonly cells: ReadonlyMap<string, Address>;
}
export interface RuleGrid {
  readonly columns: readonly GridColumn[];
  /** The rule reports when any of the rows holds as a whole. */
  readonly rows: readonly GridRow[];
}
/** Why conditions are no grid: groups inside groups, conditions over items, shared conditions or negations, or nothing to show. */
export type NoGridReason = 'nested' | 'items' | 'other' | 'empty';

/** The conditions of a rule as a grid, where they are a test, an `all` of tests, or an `any` of these. */
export function readGrid(
  rule: unknown,
  knowledge: Pick<RuleKnowledge, 'operators'>,
): { readonly grid: RuleGrid } | { readonly reason: NoGridReason } {
  const root: Address = ['conditions'];
  const shape = shapeOf(valueAt(rule, root), knowledge);
  const rowsAt: readonly Address[] =
    shape.is === 'group' && shape.op === 'any' ? shape.children.map((_, index) => [...root, 'any', index]) : [root];
  const columns: GridColumn[] = [];
  const rows: GridRow[] = [];
  for (const at of rowsAt) {
    const tests = testsOf(rule, at, knowledge);
    if (typeof tests === 'string') return { reason: tests };
    rows.push({
      at,
      cells: new Map(tests.map((test) => [columnFor(valueAt(rule, test), tests, test, rule, columns), test])),
    });
  }
  return columns.length === 0 ? { reason: 'empty' } : { grid: { columns, rows } };
}

function testsOf(
  rule: unknown,
  at: Address,
  knowledge: Pick<RuleKnowledge, 'operators'>,
): readonly Address[] | NoGridReason {
  const shape = shapeOf(valueAt(rule, at), knowledge);
  const tests: readonly Address[] =
    shape.is === 'group' && shape.op === 'all' ? shape.children.map((_, index) => [...at, 'all', index]) : [at];
  for (const test of tests) {
    const one = shapeOf(valueAt(rule, test), knowledge);
    if (one.is === 'group') return 'nested';
    if (one.is !== 'test') return 'other';
    if (isObject(one.value) && 'conditions' in one.value) return 'items';
  }
  return tests;
}

function columnFor(
  test: unknown,
  tests: readonly Address[],
  at: Address,
  rule: unknown,
  columns: GridColumn[],
): string {
  const { fact, path, operator } = test as { fact: string; path?: string; operator: string };
  const name = `${fact} ${path ?? ''} ${operator}`;
  const before = tests.slice(0, tests.indexOf(at)).filter((one) => {
    const other = valueAt(rule, one) as { fact: string; path?: string; operator: string };
    return `${other.fact} ${other.path ?? ''} ${other.operator}` === name;
  }).length;
  const key = before === 0 ? name : `${name} ${before + 1}`;
  if (!columns.some((one) => one.key === key))
    columns.push({ key, fact, operator, ...(path === undefined ? {} : { path }) });
  return key;
}

/** The rule with a cell filled or changed; an empty cell becomes a test of its row. */
export function withCell(rule: unknown, row: GridRow, column: GridColumn, value: unknown): unknown {
  const at = row.cells.get(column.key);
  if (at !== undefined) return replaceAt(rule, [...at, 'value'], value);
  const test = testOf(column, value);
  const own = valueAt(rule, row.at);
  return isObject(own) && Array.isArray(own['all'])
    ? insertAt(rule, [...row.at, 'all'], test)
    : replaceAt(rule, row.at, { all: [own, test] });
}

/** The rule without a cell; the last cell of a row takes the row along. */
export function withoutCell(rule: unknown, grid: RuleGrid, row: GridRow, column: GridColumn): unknown {
  const at = row.cells.get(column.key);
  if (at === undefined) return rule;
  return row.cells.size > 1 ? removeAt(rule, at) : withoutRow(rule, grid, row);
}

/** The rule with one more row, which asks what `values` holds; what was one row becomes the first of several. */
export function withRow(rule: unknown, grid: RuleGrid, values: ReadonlyMap<string, unknown>): unknown {
  const tests = grid.columns.filter((one) => values.has(one.key)).map((one) => testOf(one, values.get(one.key)));
  const row = { all: tests };
  const own = valueAt(rule, ['conditions']);
  return isObject(own) && Array.isArray(own['any'])
    ? insertAt(rule, ['conditions', 'any'], row)
    : replaceAt(rule, ['conditions'], { any: [own, row] });
}

/** The rule without a row; the only row stays, since a rule without conditions always reports. */
export function withoutRow(rule: unknown, grid: RuleGrid, row: GridRow): unknown {
  return grid.rows.length > 1 ? removeAt(rule, row.at) : rule;
}

/** The rule with a column more, filled in the given row. */
export function withColumn(rule: unknown, row: GridRow, column: Omit<GridColumn, 'key'>, value: unknown): unknown {
  return withCell(rule, { at: row.at, cells: new Map() }, { ...column, key: '' }, value);
}

function testOf({ fact, path, operator }: Omit<GridColumn, 'key'>, value: unknown): Json {
  return { fact, ...(path === undefined ? {} : { path }), operator, value };
}
