import { evaluateCase } from '@caseloom/engine';
import type { Evaluation, PackPair } from '@caseloom/engine';
import type { CaseRecord } from '@caseloom/record';
import type { Step } from '../database/steps.ts';
import type { PackLibrary } from '../packs/pack-library.ts';
import { PacksInForce } from '../packs/packs-in-force.ts';
import type { RunPacks } from '../packs/packs-in-force.ts';
import { loadHistory } from './case-state.ts';
import type { CaseState, HistoryEntry } from './case-state.ts';

/** A result with all it was made of. */
export interface EvaluatedCase {
  readonly evaluation: Evaluation;
  readonly run: RunPacks;
  readonly history: readonly { encounterId: string; revisionId: string }[];
}

export function evaluate(record: CaseRecord, run: RunPacks, history: readonly HistoryEntry[]): EvaluatedCase {
  const evaluation = evaluateCase(record, run.pair, { asOf: run.asOf, history: history.map((entry) => entry.record) });
  return { evaluation, run, history: history.map(({ encounterId, revisionId }) => ({ encounterId, revisionId })) };
}

/** Evaluates a case as it would stand with another record, under the packs in force now; undefined while none is. */
export async function evaluateNow(
  step: Step,
  library: PackLibrary,
  state: CaseState,
  record: CaseRecord,
  today: string,
): Promise<EvaluatedCase | undefined> {
  const run = await (await PacksInForce.load(step, library, today)).find(step, record);
  if (!run) return undefined;
  const { id, personId } = state.encounter;
  return evaluate(record, run, await loadHistory(step, { id, personId, admitAt: textOf(record.stay?.admitAt) }));
}

/** An open stay, or a point value before clearing: every amount is an estimate and says so. */
export function isProvisional({ evaluation, run }: Pick<EvaluatedCase, 'evaluation' | 'run'>): boolean {
  return run.isProvisional || evaluation.payment?.provisional === true;
}

/** Names of departments by code, from the value set of the pack. */
export function departmentNames(pair: PackPair): (code: string) => string | undefined {
  return (code) =>
    (pair.policy.environment.valueSets.get('department') ?? pair.conduct.environment.valueSets.get('department'))?.find(
      (row) => row.code === code,
    )?.zh;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
