import { Injectable } from '@nestjs/common';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { verifyChain } from './verify-chain.ts';

/** Reading and verifying the audit. */
@Injectable()
export class AuditHandlers implements HandlerGroup {
  readonly inStep: StepHandlers<'listAudit' | 'verifyAudit'> = {
    listAudit: async ({ query, step }) => {
      const where = {
        ...(query.act ? { act: { $like: `${escape(query.act)}%` } } : {}),
        ...(query.who ? { who: query.who.toLowerCase() } : {}),
        ...(query.object ? { object: query.object } : {}),
        ...(query.from || query.to
          ? { at: { ...(query.from ? { $gte: query.from } : {}), ...(query.to ? { $lte: `${query.to}~` } : {}) } }
          : {}),
      };
      const [entries, total] = await step.em.findAndCount(AuditEntry, where, {
        orderBy: { seq: 'desc' },
        limit: query.pageSize,
        offset: (query.page - 1) * query.pageSize,
      });
      return { items: entries.map(entryView), total, page: query.page, pageSize: query.pageSize };
    },
    verifyAudit: ({ body, step }) => verifyChain(step, body.head),
  };
}

const escape = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function entryView({ seq, at, who, role, from, act, object, reason, result, packHash, requestId, hash }: AuditEntry) {
  return {
    seq,
    at,
    who,
    act,
    result,
    requestId,
    hash,
    ...(role ? { role } : {}),
    ...(from ? { from } : {}),
    ...(object ? { object } : {}),
    ...(reason ? { reason } : {}),
    ...(packHash ? { packHash } : {}),
  };
}
