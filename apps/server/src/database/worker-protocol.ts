/** What the main thread and the database's worker thread say to each other. */
export interface WorkerOptions {
  /** The database folder, or `memory`. */
  folder: string;
  /** True at the first use: the folder is filled from the prepared file system instead of running initdb. */
  isFresh: boolean;
}

export type WorkerRequest = { id: number } & (
  | { kind: 'query'; sql: string; params: readonly unknown[]; rowMode: 'object' | 'array'; dates: 'text' | 'date' }
  | { kind: 'exec'; sql: string; dates: 'text' | 'date'; endTransaction: boolean }
  | { kind: 'close' }
);

export type WorkerReply =
  | { kind: 'ready' }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'failure'; id: number; error: Record<string, unknown> };
