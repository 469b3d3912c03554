import { canonicalJson, sha256Hex } from '@caseloom/core';
import { AuditEntry } from './audit-entry.entity.ts';
import type { Step } from '../database/steps.ts';

/** What a handler adds to the entry of its operation. Ids only: no name, number or value of a patient. */
export interface AuditNote {
  object?: string;
  reason?: string;
  packHash?: string;
}

export interface AuditFact extends AuditNote {
  at: Date;
  who: string;
  userId?: string;
  role?: string;
  from?: string;
  act: string;
  /** `done`, or `refused:<code>`. */
  result: string;
  requestId: string;
}

/** What the first entry of a chain follows. */
export const CHAIN_START = '0'.repeat(64);

/** The fields that an entry's hash covers, in canonical JSON after the previous entry's hash. */
export type ChainedFields = Pick<
  AuditEntry,
  'seq' | 'at' | 'who' | 'userId' | 'role' | 'from' | 'act' | 'object' | 'reason' | 'result' | 'packHash' | 'requestId'
>;

/** SHA-256 over the previous hash, a line end, and the entry's fields in canonical JSON; absent fields are null. */
export function chainHash(previousHash: string, entry: ChainedFields): string {
  const { seq, at, who, act, result, requestId } = entry;
  const fields = {
    seq,
    at,
    who,
    act,
    result,
    requestId,
    userId: entry.userId ?? null,
    role: entry.role ?? null,
    from: entry.from ?? null,
    object: entry.object ?? null,
    reason: entry.reason ?? null,
    packHash: entry.packHash ?? null,
  };
  return sha256Hex(`${previousHash}\n${canonicalJson(fields)}`);
}

/** Writes one entry in the step of the act it describes ([P21]); the chain's head is locked until the step ends. */
export async function appendAudit(step: Step, fact: AuditFact): Promise<void> {
  await step.rows('insert into audit_head (tenant, seq, hash) values ($1, 0, $2) on conflict do nothing', [
    CHAIN_START,
  ]);
  const [head] = await step.rows<{ seq: number; hash: string }>(
    'update audit_head set seq = seq + 1 where tenant = $1 returning seq, hash',
  );
  const entry = {
    seq: head!.seq,
    at: fact.at.toISOString(),
    who: fact.who.slice(0, 100),
    userId: fact.userId ?? null,
    role: fact.role?.slice(0, 400) ?? null,
    from: fact.from?.slice(0, 64) ?? null,
    act: fact.act,
    object: fact.object?.slice(0, 200) ?? null,
    reason: fact.reason?.slice(0, 2000) ?? null,
    result: fact.result.slice(0, 80),
    packHash: fact.packHash ?? null,
    requestId: fact.requestId,
  };
  const hash = chainHash(head!.hash, entry);
  await step.em.insert(AuditEntry, {
    tenant: step.tenant,
    ...entry,
    previousHash: head!.hash,
    hash,
    algorithm: 'sha256',
  });
  await step.rows('update audit_head set hash = $2 where tenant = $1', [hash]);
}
