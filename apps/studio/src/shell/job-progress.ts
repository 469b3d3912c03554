import type { CallOutput } from '../api/client.ts';

export type Job = CallOutput<'getJob'>;

export const isActive = (job: Job): boolean => job.state === 'waiting' || job.state === 'running';

/** Whole percent done, 0 to 100; undefined while the total is not known. */
export function percentOf(job: Pick<Job, 'done' | 'total' | 'state'>): number | undefined {
  if (job.state === 'done') return 100;
  if (job.total === undefined || job.total === 0) return undefined;
  return Math.min(100, Math.floor((job.done / job.total) * 100));
}

/** Seconds until the end at the rate of the moment, rounded up; undefined when nobody can say. */
export function secondsLeft(job: Pick<Job, 'done' | 'total' | 'rate' | 'state'>): number | undefined {
  if (job.state !== 'running' || job.total === undefined || job.rate === undefined || job.rate <= 0) return undefined;
  return Math.max(0, Math.ceil((job.total - job.done) / job.rate));
}

/** Jobs that were active before and are not any more: what to tell the person about. */
export function justEnded(before: readonly Job[], now: readonly Job[]): readonly Job[] {
  const active = new Set(before.filter(isActive).map((job) => job.id));
  return now.filter((job) => active.has(job.id) && !isActive(job));
}
