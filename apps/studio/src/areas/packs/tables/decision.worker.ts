import { Budget, type Issue } from '@caseloom/core';
import {
  analyseTable,
  compileTable,
  type CompiledTable,
  type DecisionTable,
  type TableAnalysis,
} from '@caseloom/tables';
import { columnTests, nearMatches, type ColumnTests, type NearRow } from './near-matches.ts';

export type DecisionRequest =
  | { readonly kind: 'check'; readonly round: number; readonly table: DecisionTable }
  | { readonly kind: 'try'; readonly round: number; readonly values: Readonly<Record<string, unknown>> };

export interface Checked {
  readonly kind: 'checked';
  readonly round: number;
  readonly issues: readonly Issue[];
  /** Names that the table reads. */
  readonly reads: readonly string[];
  /** Only of a table that compiles. */
  readonly analysis?: TableAnalysis | undefined;
}
export interface Tried {
  readonly kind: 'tried';
  readonly round: number;
  readonly value: unknown;
  /** Ids of rows. */
  readonly matched: readonly string[];
  readonly unknown: readonly string[];
  /** Rows that do not match, and the cells that say why. */
  readonly near: readonly NearRow[];
  readonly issue?: Issue | undefined;
}
export type DecisionAnswer = Checked | Tried;

const MOST_FINDINGS = 50;

let compiled: CompiledTable | undefined;
let table: DecisionTable | undefined;
let tests: ColumnTests | undefined;

const answer = (message: DecisionAnswer): void => postMessage(message);

/** Compiles a table and answers for one set of values, so that typing never waits. */
addEventListener('message', ({ data }: MessageEvent<DecisionRequest>) => {
  if (data.kind === 'check') {
    const artifact = { kind: 'tables' as const, id: 'table', value: data.table, tables: {} };
    const result = compileTable(artifact);
    ({ table } = data);
    tests = undefined;
    compiled = result.ok ? result.value : undefined;
    return answer({
      kind: 'checked',
      round: data.round,
      issues: result.issues,
      reads: compiled?.reads ?? [],
      ...(compiled === undefined ? {} : { analysis: analyseTable(artifact, { most: MOST_FINDINGS }) }),
    });
  }
  if (compiled === undefined || table === undefined) return undefined;
  const { values } = data;
  const scope = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const { value, matched, unknown, issue } = compiled.evaluate(scope, new Budget());
  tests ??= columnTests(table);
  return answer({
    kind: 'tried',
    round: data.round,
    value,
    matched,
    unknown,
    near: tests === undefined ? [] : nearMatches(tests, table.rules, scope),
    ...(issue === undefined ? {} : { issue }),
  });
});
