import { SyncOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Badge, Button, Drawer, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useOperation } from '../api/hooks.ts';
import { number } from '../i18n/format.ts';
import { useT } from '../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice } from '../parts/index.ts';
import { JobCard } from './job-card.tsx';
import { isActive, justEnded, percentOf, type Job } from './job-progress.ts';
import styles from './jobs.module.css';

const FAST_MS = 1_000;
const SLOW_MS = 30_000;

/** Background jobs as a line in the top bar that can be left and found again. */
export function JobsButton() {
  const t = useT('shell');
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const jobs = useOperation('listJobs', { query: { pageSize: 20 } }, { refetchInterval: busy ? FAST_MS : SLOW_MS });
  const items = jobs.data?.items;
  const active = (items ?? []).filter(isActive);
  if (active.length > 0 !== busy) setBusy(active.length > 0);
  useEndings(items);
  const first = active[0];
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)} aria-label={t('jobs')} data-testid="jobs">
        {first === undefined ? (
          <SyncOutlined />
        ) : (
          <span className={styles['line']}>
            <Badge status="processing" />
            <span>
              {t('jobs.running', {
                title: t(`jobs.kind.${first.kind}`),
                done: number(first.done),
                total: first.total === undefined ? '…' : number(first.total),
              })}
            </span>
            <Progress type="circle" percent={percentOf(first) ?? 0} size={16} showInfo={false} />
          </span>
        )}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={t('jobs')} size={460}>
        {jobs.error === null ? null : <ProblemNotice error={jobs.error} onRetry={() => void jobs.refetch()} />}
        {items === undefined ? <Loading /> : items.length === 0 ? <EmptyState title={t('jobs.none')} /> : null}
        <div className={styles['list']}>
          {items?.map((job) => (
            <JobCard key={job.id} job={job} />
          ))}
        </div>
      </Drawer>
    </>
  );
}

/** Tells when a job has ended, and makes old what it changed. */
function useEndings(items: readonly Job[] | undefined): void {
  const t = useT('shell');
  const { notification } = App.useApp();
  const client = useQueryClient();
  const before = useRef<readonly Job[]>([]);
  useEffect(() => {
    if (items === undefined) return;
    const ended = justEnded(before.current, items);
    before.current = items;
    for (const job of ended) {
      const title = t(`jobs.kind.${job.kind}`);
      const link =
        job.kind === 'import' || job.kind === 'sampleHospital' ? (
          <Link to={`/?import=${job.id}`}>{t('jobs.open')}</Link>
        ) : undefined;
      if (job.state === 'done')
        notification.success({ title: t('jobs.finished', { title }), description: link, placement: 'bottomLeft' });
      if (job.state === 'failed')
        notification.error({ title: t('jobs.failed', { title }), description: link, placement: 'bottomLeft' });
    }
    if (ended.length > 0) void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'listJobs' });
  }, [items, client, notification, t]);
}
