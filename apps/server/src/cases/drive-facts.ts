import { factsOf } from '@caseloom/engine';
import type { PackPair } from '@caseloom/engine';
import { caseFacts } from '@caseloom/record';
import type { DriveFacts } from '../reviews/workflow-drive.ts';
import type { CaseChange } from './case-change.ts';

/** What a workflow may ask of a case: its facts as the packs complete them, its results, and how many findings are open. */
export function driveFacts(change: CaseChange, pair: PackPair | undefined, at: string): DriveFacts {
  const { evaluation } = change;
  const asOf = evaluation?.manifest.asOf ?? at.slice(0, 10);
  const facts = pair ? factsOf(change.record, pair, { asOf }) : caseFacts(change.record, { asOf });
  return {
    open: change.openCounts(),
    at,
    groupStatus: evaluation?.grouping?.status ?? 'ungrouped',
    paymentStatus: evaluation?.payment?.status ?? 'notPayable',
    facts: {
      ...facts,
      ...(evaluation?.grouping ? { grouping: evaluation.grouping } : {}),
      ...(evaluation?.payment ? { payment: evaluation.payment } : {}),
    },
  };
}
