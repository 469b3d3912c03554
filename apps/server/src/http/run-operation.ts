import type { Operation, OperationId } from '@caseloom/api';
import { OptimisticLockError } from '@mikro-orm/core';
import { appendAudit } from '../audit/audit-trail.ts';
import type { AuditNote } from '../audit/audit-trail.ts';
import { Injectable } from '@nestjs/common';
import { isDuplicate, isRace } from '../database/races.ts';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import type { Actor } from './actor.ts';
import type { Call, HandlerGroup } from './handlers.ts';
import { claimOrRecall, recall, remember } from './idempotency.ts';
import type { Remembered } from './idempotency.ts';
import { Refusal } from './problem.ts';

type AnyCall = Omit<Call<Operation>, 'note' | 'actor'> & { readonly actor: Actor | undefined };

/** Runs one operation with its audit entry and remembered answer, all in the transaction of the change itself. */
@Injectable()
export class OperationRunner {
  readonly #steps: Steps;
  constructor(steps: Steps) {
    this.#steps = steps;
  }

  async run(operation: Operation, group: HandlerGroup, call: AnyCall, key: Remembered | undefined): Promise<unknown> {
    try {
      return await this.#once(operation, group, call, key);
    } catch (error) {
      // Somebody saved between our read and our write. The second run reads what they saved and answers with both versions.
      if (isRace(error)) return this.#once(operation, group, call, key);
      throw error;
    }
  }

  /** Writes down that somebody tried and was refused. */
  async refused(
    operation: Operation,
    actor: Actor,
    call: Pick<AnyCall, 'requestId' | 'address' | 'now'>,
    code: string,
    object?: string,
  ): Promise<void> {
    await this.#steps.inTenant(actor.tenant, (step) =>
      appendAudit(step, {
        ...factsOf(actor, call),
        act: operation.audit ?? operation.id,
        result: `refused:${code}`,
        ...(object ? { object } : {}),
      }),
    );
  }

  async #once(operation: Operation, group: HandlerGroup, call: AnyCall, key: Remembered | undefined): Promise<unknown> {
    const note: AuditNote = {};
    const full = { ...call, note: (more: AuditNote) => Object.assign(note, more) };
    const finish = (tenant: string, work: (step: Step) => Promise<unknown>) =>
      this.#steps.inTenant(tenant, async (step) => {
        const known = key && (await claimOrRecall(step, key));
        if (known) return known.answer;
        const answer = await work(step);
        await step.em.flush();
        if (operation.audit && call.actor) {
          await appendAudit(step, {
            ...factsOf(call.actor, call),
            act: operation.audit,
            result: 'done',
            object: objectOf(call),
            ...note,
          } as never);
        }
        if (key) await remember(step, key, answer);
        return answer;
      });
    const id = operation.id as OperationId;
    const inStep = group.inStep?.[id] as ((call: unknown) => Promise<unknown>) | undefined;
    if (inStep) return finish(call.actor!.tenant, (step) => inStep({ ...full, step }));
    const known = key && call.actor && (await this.#steps.inTenant(call.actor.tenant, (step) => recall(step, key)));
    if (known) return known.answer;
    const ownSteps = group.ownSteps![id] as (call: unknown) => Promise<unknown>;
    return ownSteps({ ...full, finish });
  }
}

function factsOf(actor: Actor, call: Pick<AnyCall, 'requestId' | 'address' | 'now'>) {
  return {
    at: call.now,
    who: actor.account,
    userId: actor.userId,
    role: actor.roles.join(','),
    from: call.address,
    requestId: call.requestId,
  };
}

function objectOf(call: AnyCall): string | undefined {
  const { id } = (call.params ?? {}) as { id?: string };
  return id;
}

/** What leaves the server when something failed: a refusal with a code, and nothing of the inside. */
export function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isDuplicate(error)) return new Refusal(409, 'ALREADY_EXISTS');
  if (error instanceof OptimisticLockError) return new Refusal(409, 'VERSION_STALE', { yours: '?', current: '?' });
  return undefined;
}
