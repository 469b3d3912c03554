import type { Step } from '../database/steps.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { CHAIN_START, chainHash } from './audit-trail.ts';

export interface ChainHead {
  seq: number;
  hash: string;
}
export interface ChainReport {
  entries: number;
  whole: boolean;
  firstBad?: number;
  head?: ChainHead;
}

const PAGE = 2_000;

/**
 * Reads a tenant's whole audit in order and names the first entry that is missing, changed or out of order.
 *
 * A chain alone does not notice that its tail was cut: whoever kept an earlier head passes it as `anchor`, and the entry of that
 * number must be there with that hash.
 */
export async function verifyChain(step: Step, anchor?: ChainHead): Promise<ChainReport> {
  let previous = CHAIN_START;
  let expected = 1;
  for (;;) {
    const page = await step.em.find(AuditEntry, { seq: { $gte: expected } }, { orderBy: { seq: 'asc' }, limit: PAGE });
    for (const entry of page) {
      const isRight =
        entry.seq === expected &&
        entry.previousHash === previous &&
        entry.hash === chainHash(previous, entry) &&
        !(anchor?.seq === entry.seq && anchor.hash !== entry.hash);
      if (!isRight) return { entries: expected - 1, whole: false, firstBad: expected };
      previous = entry.hash;
      expected++;
    }
    step.em.clear();
    if (page.length < PAGE) break;
  }
  const last = expected - 1;
  const [head] = await step.rows<ChainHead>('select seq, hash from audit_head where tenant = $1');
  const isCut =
    (head?.seq ?? 0) !== last || (last > 0 && head?.hash !== previous) || (anchor !== undefined && anchor.seq > last);
  if (isCut) return { entries: last, whole: false, firstBad: last + 1 };
  return { entries: last, whole: true, ...(last > 0 ? { head: { seq: last, hash: previous } } : {}) };
}
