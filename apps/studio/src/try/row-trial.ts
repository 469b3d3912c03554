import { Budget, type RuleOutcome } from '@caseloom/core';
import {
  compileRules,
  ruleOfRow,
  type NotEvaluableMode,
  type RuleEnvironment,
  type RulePhase,
  type RuleSet,
  type RuleTemplate,
  type TemplateRow,
  typedCell,
} from '@caseloom/rules';
import type { TrialCase } from './trial.ts';

/** Rows of a rule template, each of which is a rule, named here by the key that stays with it. */
export interface TriedRows {
  readonly set: RuleSet;
  /** Names of the cells. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
  /** With `each` also the cases that cannot be answered are counted, which costs per row; with `fields` only what the index finds. */
  readonly mode: NotEvaluableMode;
}

/** On how many cases a row's rule fires, cannot be answered or fails. */
export interface RowStanding {
  readonly fired: number;
  readonly notEvaluable: number;
  readonly failed: number;
  /** The row is no rule that could run. */
  readonly broken: boolean;
}

/** A run over one case may take so many steps for each rule. */
const STEPS = 1_000_000;
const WORST_FIRST: readonly RuleOutcome[] = ['fired', 'failed', 'notEvaluable'];

/** Compiles the rows once and counts over the cases what each of them does; rows that do nothing are left out. Pure. */
export function tryRows(
  { set, columns, rows, mode }: TriedRows,
  cases: readonly TrialCase[],
  environment: RuleEnvironment,
): Map<string, RowStanding> {
  const standings = new Map<string, { -readonly [key in keyof RowStanding]: RowStanding[key] }>();
  const { template, ...rest } = set;
  if (template === undefined) return standings;
  const rules = rows.flatMap(({ key, cells }) => {
    const row = Object.fromEntries(columns.map((name, at) => [name, (cells[at] ?? '').trim()]));
    return isFilled(template, row) ? [{ ...ruleOfRow(template, row), id: key }] : [];
  });
  const { value } = compileRules([{ kind: 'rules', id: 'rows', value: { ...rest, rules }, tables: {} }], environment);
  const phases = new Set<RulePhase>();
  for (const { key } of rows) {
    const phase = value.get(key)?.phase;
    if (phase === undefined) standings.set(key, { fired: 0, notEvaluable: 0, failed: 0, broken: true });
    else phases.add(phase);
  }
  for (const { facts, asOf } of cases) {
    const budget = new Budget({ steps: STEPS * Math.max(1, rows.length) });
    const outcomes = new Map<string, RuleOutcome>();
    for (const phase of phases)
      for (const { ruleId, outcome } of value.evaluate(facts, { asOf, budget, phase, notEvaluable: mode }).results)
        outcomes.set(ruleId, worse(outcomes.get(ruleId), outcome));
    for (const [id, outcome] of outcomes) {
      let standing = standings.get(id);
      if (standing === undefined)
        standings.set(id, (standing = { fired: 0, notEvaluable: 0, failed: 0, broken: false }));
      if (outcome === 'fired' || outcome === 'failed' || outcome === 'notEvaluable') standing[outcome] += 1;
    }
  }
  return standings;
}

/** Every column has a cell of its type, or is optional and empty: else a test would be dropped that somebody meant. */
function isFilled({ columns }: RuleTemplate, row: TemplateRow): boolean {
  return columns.every(({ name, type, optional }) => {
    const cell = row[name] ?? '';
    return cell === '' ? optional === true : typedCell(cell, type) !== undefined;
  });
}

/** A rule that runs once per item counts once per case: as fired when it fired for any. */
function worse(a: RuleOutcome | undefined, b: RuleOutcome): RuleOutcome {
  return WORST_FIRST.find((one) => one === a || one === b) ?? b;
}

const MOST_NAMES = 200;

/** Cells that may name a value set, a parameter or a map: texts of columns that hold few different ones. */
export function rowNames(
  { template }: RuleSet,
  columns: readonly string[],
  rows: Iterable<{ readonly cells: readonly string[] }>,
): string[] {
  const places = (template?.columns ?? [])
    .filter(({ type }) => type === 'text')
    .map(({ name }) => columns.indexOf(name))
    .filter((at) => at !== -1);
  const found = new Map(places.map((at) => [at, new Set<string>()]));
  for (const { cells } of rows)
    for (const [at, names] of found) {
      names.add(cells[at] ?? '');
      if (names.size > MOST_NAMES) found.delete(at);
    }
  return [...found.values()].flatMap((names) => [...names]);
}
