/** Rows as the ORM reads them; dates stay text unless the caller asks for `Date`. */
export interface DoorResult {
  rows: Record<string, unknown>[];
  fields: { name: string; dataTypeID: number }[];
  affectedRows?: number;
}

export interface DoorQueryOptions {
  rowMode?: 'object' | 'array';
  /** `text` (the ORM parses dates itself) or `date` (JavaScript dates, as the job queue expects). */
  dates?: 'text' | 'date';
  /** Time this one statement may take, in milliseconds. */
  budgetMs?: number;
}

export interface DoorTransaction {
  query(sql: string, params?: readonly unknown[], options?: DoorQueryOptions): Promise<DoorResult>;
  exec(sql: string, options?: DoorQueryOptions): Promise<DoorResult[]>;
  rollback(): Promise<void>;
  readonly closed: boolean;
}

/**
 * The one way to the embedded database. It has the members of PGlite that the ORM's driver uses, so the driver takes it
 * as an instance of its own; behind it the database lives in a worker thread. One statement runs at a time; a
 * transaction keeps everyone else waiting until it ends.
 */
export interface DatabaseDoor {
  readonly ready: boolean;
  readonly closed: boolean;
  readonly waitReady: Promise<void>;
  query(sql: string, params?: readonly unknown[], options?: DoorQueryOptions): Promise<DoorResult>;
  /** Several statements without parameters; a failed script leaves no transaction open. */
  exec(sql: string, options?: DoorQueryOptions): Promise<DoorResult[]>;
  transaction<T>(work: (tx: DoorTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
