import { Button, Progress } from 'antd';
import { Link } from 'react-router';
import { useAction } from '../api/hooks.ts';
import { useMay } from '../api/session.tsx';
import { momentText, number } from '../i18n/format.ts';
import { useT } from '../i18n/index.ts';
import { ProblemNotice, useIssueText } from '../parts/index.ts';
import { isActive, percentOf, secondsLeft, type Job } from './job-progress.ts';
import styles from './jobs.module.css';

/** One background job: what it does, how far it is, how long it takes, what came of it. */
export function JobCard({ job, withLink = true }: { readonly job: Job; readonly withLink?: boolean }) {
  const t = useT('shell');
  const text = useIssueText();
  const mayImport = useMay('case.import');
  const cancel = useAction('cancelJob', { invalidates: ['listJobs', 'getJob'] });
  const resume = useAction('resumeJob', { invalidates: ['listJobs', 'getJob'] });
  const left = secondsLeft(job);
  const percent = percentOf(job);
  const facts = [
    job.total === undefined
      ? t('jobs.count', { done: number(job.done) })
      : t('jobs.countOf', { done: number(job.done), total: number(job.total) }),
    ...(job.state === 'running' && job.rate !== undefined
      ? [t('jobs.rate', { rate: number(Math.round(job.rate)) })]
      : []),
    ...(left === undefined
      ? []
      : [
          t('jobs.left', {
            time: left < 90 ? t('jobs.seconds', { n: left }) : t('jobs.minutes', { n: Math.ceil(left / 60) }),
          }),
        ]),
  ];
  const isImport = job.kind === 'import' || job.kind === 'sampleHospital';
  return (
    <article className={styles['job']} data-testid="job" data-state={job.state}>
      <div className={styles['jobHead']}>
        <strong>{t(`jobs.kind.${job.kind}`)}</strong>
        <span className={styles['jobTitle']}>{job.kind === 'sampleHospital' ? '' : job.title}</span>
        <span className="cl-muted">{t(`jobs.state.${job.state}`)}</span>
      </div>
      <Progress
        percent={percent ?? 0}
        size="small"
        showInfo={percent !== undefined}
        status={job.state === 'failed' ? 'exception' : isActive(job) ? 'active' : 'normal'}
      />
      <div className={styles['jobFacts']}>
        <span aria-live="polite">{facts.join(' · ')}</span>
        <span className="cl-muted">
          {job.startedAt === undefined ? job.by : t('jobs.by', { name: job.by, at: momentText(job.startedAt) })}
        </span>
      </div>
      {job.result === undefined || isActive(job) || !withLink ? null : (
        <div>
          {t('jobs.result', {
            created: number(job.result.created ?? 0),
            revised: number(job.result.revised ?? 0),
            unchanged: number(job.result.unchanged ?? 0),
            conflicts: number(job.result.conflicts ?? 0),
            refused: number(job.result.refused ?? 0),
          })}
        </div>
      )}
      {job.problem === undefined ? null : <div className={styles['jobProblem']}>{text(job.problem)}</div>}
      <ProblemNotice error={cancel.error ?? resume.error} />
      <div className={styles['jobActions']}>
        {mayImport && isActive(job) ? (
          <Button
            size="small"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { id: job.id } })}
            data-testid="job-cancel"
          >
            {t('jobs.cancel')}
          </Button>
        ) : null}
        {mayImport && (job.state === 'cancelled' || job.state === 'failed') ? (
          <Button
            size="small"
            loading={resume.isPending}
            onClick={() => resume.mutate({ params: { id: job.id } })}
            data-testid="job-resume"
          >
            {t('jobs.resume')}
          </Button>
        ) : null}
        {withLink && isImport ? <Link to={`/?import=${job.id}`}>{t('jobs.open')}</Link> : null}
      </div>
    </article>
  );
}
