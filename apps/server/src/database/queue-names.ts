/** Every job queue there is: one line per queue, with what its job does. */
export const QUEUES = {
  /** Goes on with a long job (an import, a re-run) for a while, and sends itself again when there is more. */
  'long-job': { retryLimit: 5, retryDelay: 1, retryBackoff: true, expireInSeconds: 600 },
  /** Makes the counters of rules anew from their events. */
  'rule-recount': { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 900 },
  /** Learns statistical models from a period's cases. */
  'learn-models': { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInSeconds: 3600 },
} as const;

export type QueueName = keyof typeof QUEUES;
export const queueNames = Object.keys(QUEUES) as QueueName[];
