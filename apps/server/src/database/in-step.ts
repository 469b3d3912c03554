import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseError } from './database-error.ts';

/**
 * Knows whether the running code is inside a step (one transaction). The embedded database has one connection: asking it
 * through another way than the step's own would wait for the step, which waits for the answer. PostgreSQL would let it
 * pass and hide the mistake, so both refuse it by name.
 */
const inside = new AsyncLocalStorage<true>();

export function runInsideStep<T>(work: () => Promise<T>): Promise<T> {
  if (inside.getStore()) {
    throw new DatabaseError(
      'DATABASE_STEP_NESTED',
      'A step was begun inside another step: use the step that was given.',
    );
  }
  return inside.run(true, work);
}

export function refuseInsideStep(what: string): void {
  if (!inside.getStore()) return;
  throw new DatabaseError(
    'DATABASE_DOOR_INSIDE_STEP',
    `${what} was called inside a step without the step's own connection.`,
    { what },
  );
}
