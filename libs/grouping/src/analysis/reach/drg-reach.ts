import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../../document.ts';
import { compileDrg } from '../../drg/compile-drg.ts';
import { readDrgTables } from '../../drg/read-tables.ts';
import type { CompiledScheme } from '../../types.ts';
import type { ReachOptions } from '../family-analysis.ts';
import type { Reach } from '../types.ts';
import { answerRows } from './answer-rows.ts';
import type { AnswerRow } from './answer-rows.ts';
import { Formula } from './formula.ts';
import { RecordModel } from './record-model.ts';
import type { Literal } from './solver.ts';
import { isAnswer, simplest } from './witness.ts';

const BUDGET = 20_000;

/**
 * For each row that answers – DRGs, ambiguous rules, rules that answer themselves – a record that the compiled scheme groups there, or the proof that there is
 * none, in the order tried. All conditions are put as clauses over a record's choices; for each row the question is whether its path can hold and everything tried before it
 * not. A solution is run through the compiled scheme before it counts; what contradicts is proved for every record. Trying again with single procedures opens
 * nothing: what it reaches, a record with that procedure alone reaches at once. [ANA-5]
 * @returns empty for a scheme that does not compile
 */
export function drgReach(artifact: Artifact<DrgDocument>, { budget = BUDGET }: ReachOptions = {}): readonly Reach[] {
  const compiled = compileDrg(artifact);
  if (!compiled.ok) return [];
  const parsed = readDrgTables(artifact);
  const formula = new Formula();
  const record = new RecordModel(formula, artifact, parsed);
  const rows = answerRows(parsed, formula, record);
  const search: Search = { formula, record, scheme: compiled.value, budget };
  const found = rows.map((row) => reachOf(row, search));
  // Last, because it asks questions that have little in common with those before.
  return found.map((reach, at) => (reach.state === 'dead' ? fewestBlockers(reach, rows[at]!, search) : reach));
}

interface Search {
  readonly formula: Formula;
  readonly record: RecordModel;
  readonly scheme: CompiledScheme;
  readonly budget: number;
}

function reachOf(row: AnswerRow, { formula, record, scheme, budget }: Search): Reach {
  const about = { group: row.group, kind: row.kind, path: row.path };
  const plausible = formula.solver.solve([record.isPlausible, ...row.asks], budget);
  const answer =
    plausible === 'contradiction' && formula.solver.failed.includes(record.isPlausible)
      ? formula.solver.solve(row.asks, budget)
      : plausible;
  if (answer === 'exhausted') return { ...about, state: 'undecided' };
  if (answer === 'contradiction') return { ...about, state: 'dead', by: blockers(row, formula.solver.failed) };
  const witness = record.input();
  return isAnswer(scheme, witness, row)
    ? { ...about, state: 'reached', witness: simplest(scheme, witness, row) }
    : { ...about, state: 'undecided' };
}

function blockers(row: AnswerRow, failed: readonly Literal[]): readonly string[] {
  return row.before.filter(({ answers }) => failed.includes(answers ^ 1)).map(({ path }) => path);
}

/** Leaves out, one after the other, what the proof does not need. */
function fewestBlockers(reach: Extract<Reach, { state: 'dead' }>, row: AnswerRow, { formula, budget }: Search): Reach {
  let needed = row.before.filter(({ path }) => reach.by.includes(path));
  for (const one of needed) {
    const without = needed.filter((other) => other !== one);
    const left = new Set(row.before.filter((other) => !without.includes(other)).map(({ answers }) => answers ^ 1));
    const asks = row.asks.filter((literal) => !left.has(literal));
    if (formula.solver.solve(asks, budget) === 'contradiction') needed = without;
  }
  return { ...reach, by: needed.map(({ path }) => path) };
}
