import { ConnectionException, OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';
import { DatabaseError } from './database-error.ts';

/** Somebody else inserted the same key; told the same way by the ORM and by our own statements. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof UniqueConstraintViolationException || codeOf(error) === '23505';
}

/** Somebody else changed what this was based on, between reading and writing: reading again and deciding again is right. */
export function isRace(error: unknown): boolean {
  return (
    error instanceof OptimisticLockError || isDuplicate(error) || codeOf(error) === '40001' || codeOf(error) === '40P01'
  );
}

/** The database is away or was reopened: nothing is wrong with what was asked. */
export function isConnectionLost(error: unknown): boolean {
  const code = String(codeOf(error) ?? '');
  const message = (error as Error | undefined)?.message ?? '';
  return (
    error instanceof ConnectionException ||
    /^(08(?!P01)|57P)|^ECONN|^EPIPE$|^DATABASE_(TRANSACTION_LOST|CLOSED|WORKER_FAILED)$/.test(code) ||
    /^Connection terminated|^timeout exceeded when trying to connect$|^Client has encountered a connection error/.test(
      message,
    )
  );
}

/** One row's own content cannot be written or computed (SQLSTATE 22 and 54, an exception of ours): the other rows can go on without it. */
export function isOfContent(error: unknown): boolean {
  if (isRace(error) || isConnectionLost(error) || error instanceof DatabaseError) return false;
  const code = codeOf(error);
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? /^(22|54|08P01)/.test(code) : error instanceof Error;
}

const codeOf = (error: unknown) => (error as { code?: unknown } | undefined)?.code;
