import { Button, Progress, Table } from 'antd';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useMay, useMe } from '../../api/session.tsx';
import { momentText, number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { ProblemNotice, SeverityShape, useIssueText } from '../../parts/index.ts';
import styles from './admin.module.css';

type Job = OutputOf<Operations['listJobs']>['items'][number];

/** What the system says of itself: warnings, packs in force, and background jobs. */
export function SystemTab() {
  const t = useT('admin');
  const local = useLocal();
  const text = useIssueText();
  const me = useMe();
  const jobs = useOperation('listJobs', { query: { page: 1, pageSize: 50 } }, { refetchInterval: 5_000 });
  return (
    <div className={styles['page']}>
      <section>
        <h2>{t('system.state')}</h2>
        {me.notices.length === 0 ? (
          <p>
            <SeverityShape severity="pass" /> {t('system.calm')}
          </p>
        ) : (
          me.notices.map((one) => (
            <p key={one.code}>
              <SeverityShape severity="warn" /> {text(one)}
            </p>
          ))
        )}
        <p className="cl-muted">
          {me.tenant.name} · {t('system.today', { date: me.today })}
        </p>
      </section>
      <section>
        <h2>{t('system.inForce')}</h2>
        {me.inForce.length === 0 ? <p className="cl-muted">{t('system.nothing')}</p> : null}
        <ul className={styles['plain']}>
          {me.inForce.map((one) => (
            <li key={one.purpose}>
              {local(one.title)} <code>{one.version}</code>{' '}
              <span className="cl-muted">
                {t('system.since', { purpose: t(`purpose.${one.purpose as 'policy'}`), date: one.validFrom })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('system.jobs')}</h2>
        <ProblemNotice error={jobs.error} onRetry={() => void jobs.refetch()} />
        <Table<Job>
          size="small"
          rowKey="id"
          pagination={false}
          loading={jobs.isLoading}
          dataSource={jobs.data?.items ?? []}
          scroll={{ x: 900 }}
          data-testid="job-list"
          columns={[
            {
              title: t('job.title'),
              key: 'title',
              render: (_, one) => (
                <>
                  {t(`job.${one.kind}`)} <span className="cl-muted">{one.title}</span>
                </>
              ),
            },
            {
              title: t('job.state'),
              key: 'state',
              width: 130,
              render: (_, one) => `${SHAPES[one.state]} ${t(`job.state.${one.state}`)}`,
            },
            { title: t('job.progress'), key: 'progress', width: 240, render: (_, one) => <JobProgress job={one} /> },
            { title: t('job.started'), key: 'started', width: 150, render: (_, one) => momentText(one.startedAt) },
            { title: t('job.by'), dataIndex: 'by', width: 120 },
            {
              title: t('job.problem'),
              key: 'problem',
              render: (_, one) =>
                one.problem === undefined ? null : (
                  <>
                    <SeverityShape severity="block" /> {text(one.problem)}
                  </>
                ),
            },
            { title: '', key: 'act', width: 90, render: (_, one) => <JobAct job={one} /> },
          ]}
        />
      </section>
    </div>
  );
}

const SHAPES = { waiting: '◌', running: '◔', done: '✓', failed: '■', cancelled: '⊘' } as const;

function JobProgress({ job }: { readonly job: Job }) {
  const share = job.total === undefined || job.total === 0 ? undefined : Math.round((job.done / job.total) * 100);
  const t = useT('admin');
  return (
    <span>
      {number(job.done)}
      {job.total === undefined ? '' : ` / ${number(job.total)}`}{' '}
      {job.rate === undefined ? (
        ''
      ) : (
        <span className="cl-muted">{t('job.rate', { rate: number(Math.round(job.rate)) })}</span>
      )}
      {job.state === 'running' && share !== undefined ? (
        <Progress percent={share} size="small" showInfo={false} aria-label={`${share} %`} />
      ) : null}
    </span>
  );
}

function JobAct({ job }: { readonly job: Job }) {
  const t = useT('admin');
  const may = useMay('case.import');
  const cancel = useAction('cancelJob', { invalidates: ['listJobs'] });
  const resume = useAction('resumeJob', { invalidates: ['listJobs'] });
  if (!may) return null;
  if (job.state === 'running' || job.state === 'waiting')
    return (
      <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate({ params: { id: job.id } })}>
        {t('job.cancel')}
      </Button>
    );
  if (job.state === 'failed' || job.state === 'cancelled')
    return (
      <Button size="small" loading={resume.isPending} onClick={() => resume.mutate({ params: { id: job.id } })}>
        {t('job.resume')}
      </Button>
    );
  return null;
}
