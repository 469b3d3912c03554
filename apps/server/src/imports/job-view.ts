import type { OutputOf, Operations } from '@caseloom/api';
import type { Job } from './job.entity.ts';

export function jobView(job: Job): OutputOf<Operations['getJob']> {
  return {
    id: job.id,
    kind: job.kind,
    title: job.title,
    state: job.state,
    stage: job.stage,
    done: job.done,
    by: job.by,
    result: job.result,
    ...(job.total == null ? {} : { total: job.total }),
    ...(job.rate == null || job.state !== 'running' ? {} : { rate: job.rate }),
    ...(job.startedAt ? { startedAt: job.startedAt.toISOString() } : {}),
    ...(job.endedAt ? { endedAt: job.endedAt.toISOString() } : {}),
    ...(job.problem ? { problem: { ...job.problem, args: { ...job.problem.args } } } : {}),
    notices: job.notices.map((one) => ({ ...one, args: { ...one.args } })),
  } as OutputOf<Operations['getJob']>;
}
