import type { Step } from '../database/steps.ts';
import { Refusal } from './problem.ts';

/** The key of a request and the hash of what it asked. */
export interface Remembered {
  readonly id: string;
  readonly operation: string;
  readonly requestHash: string;
  readonly at: Date;
}

/**
 * Claims a request's key in the request's own transaction, or gives the earlier answer to the same request ([P2]). Two at the same
 * moment meet at the key's row: the second waits until the first has committed or gone.
 * @throws Refusal 422 when the key was used for another request
 */
export async function claimOrRecall(step: Step, request: Remembered): Promise<{ answer: unknown } | undefined> {
  const claimed = await step.rows(
    `insert into idempotency_key (tenant, id, operation, request_hash, answer, created_at) values ($1, $2, $3, $4, 'null', $5)
     on conflict do nothing returning id`,
    [request.id, request.operation, request.requestHash, request.at.toISOString()],
  );
  if (claimed.length > 0) return undefined;
  return recall(step, request);
}

/** The earlier answer to the same request, without claiming its key: for work that should not even begin again. */
export async function recall(step: Step, request: Remembered): Promise<{ answer: unknown } | undefined> {
  const [known] = await step.rows<{ operation: string; request_hash: string; answer: unknown }>(
    'select operation, request_hash, answer from idempotency_key where tenant = $1 and id = $2',
    [request.id],
  );
  if (!known) return undefined;
  if (known.request_hash !== request.requestHash || known.operation !== request.operation)
    throw new Refusal(422, 'IDEMPOTENCY_KEY_REUSED');
  return { answer: known.answer };
}

export async function remember(step: Step, request: Remembered, answer: unknown): Promise<void> {
  await step.rows('update idempotency_key set answer = $3::jsonb where tenant = $1 and id = $2', [
    request.id,
    JSON.stringify(answer),
  ]);
}
