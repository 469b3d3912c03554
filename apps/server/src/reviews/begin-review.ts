import type { CompiledPack, PackPair } from '@caseloom/engine';
import type { CaseChange } from '../cases/case-change.ts';
import { driveFacts } from '../cases/drive-facts.ts';
import type { WorkflowRun } from './workflow-run.entity.ts';
import { driveWorkflow } from './workflow-drive.ts';

/**
 * Begins the review of a stay that has ended, once: on the workflow in force, or the first by id where a pack has several.
 * @param run the workflow the case is on already, if any
 * @param at local date-time of the hospital
 */
export function beginReview(
  change: CaseChange,
  pair: PackPair,
  pack: CompiledPack | undefined,
  run: WorkflowRun | undefined,
  at: string,
): void {
  const [workflow, graph] = [...(pack?.workflows ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))[0] ?? [];
  if (run || !change.record.stay?.dischargeAt || !pack || !workflow || !graph) return;
  const ref = { packHash: pack.hash, workflow };
  change.progressed(driveWorkflow(graph, { ref }, driveFacts(change, pair, at)), ref, undefined);
}
