import { ConnectionException, OptimisticLockError, UniqueConstraintViolationException } from '@mikro-orm/core';

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
    /^(08|57P)|^ECONN|^EPIPE$|^DATABASE_(TRANSACTION_LOST|CLOSED|WORKER_FAILED)$/.test(code) ||
    /^Connection terminated|^timeout exceeded when trying to connect$|^Client has encountered a connection error/.test(
      message,
    )
  );
}

const codeOf = (error: unknown) => (error as { code?: unknown } | undefined)?.code;
