/** Every job queue there is: one line per queue, with what its job does. */
export const QUEUES = {
  /** Reads the next chunk of an import. */
  'import-chunk': { retryLimit: 5, retryDelay: 1, retryBackoff: true, expireInSeconds: 600 },
} as const;

export type QueueName = keyof typeof QUEUES;
export const queueNames = Object.keys(QUEUES) as QueueName[];
