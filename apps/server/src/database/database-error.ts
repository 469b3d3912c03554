export type DatabaseErrorCode =
  | 'DATABASE_FOLDER_IN_USE'
  | 'DATABASE_QUERY_OVER_BUDGET'
  | 'DATABASE_STEP_OVER_BUDGET'
  | 'DATABASE_STEP_NESTED'
  | 'DATABASE_DOOR_INSIDE_STEP'
  | 'DATABASE_TRANSACTION_LOST'
  | 'DATABASE_CLOSED'
  | 'DATABASE_WORKER_FAILED'
  | 'DATABASE_TENANT_MISMATCH'
  | 'DATABASE_SQL_WITHOUT_TENANT'
  | 'DATABASE_UNSAFE_SERVER'
  | 'QUEUE_UNKNOWN';

/** A failure of the storage layer itself. Its message names the way out and never carries a statement's values. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode;
  readonly args: Readonly<Record<string, string | number>>;

  constructor(code: DatabaseErrorCode, message: string, args: Record<string, string | number> = {}, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'DatabaseError';
    this.code = code;
    this.args = args;
  }
}
