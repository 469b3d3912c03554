import { Button } from 'antd';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useMay } from '../../api/session.tsx';
import { useT } from '../../i18n/index.ts';
import { EmptyState, ProblemNotice } from '../../parts/index.ts';
import { isActive, JobCard } from '../../shell/index.ts';
import styles from './worklist.module.css';

/** The very first page: one sentence, one button, and the way to one's own data. */
export function EmptyHospital({ onImport }: { readonly onImport: () => void }) {
  const t = useT('worklist');
  const mayImport = useMay('case.import');
  const jobs = useOperation('listJobs', { query: { pageSize: 20 } });
  const running = jobs.data?.items.find(
    (job) => (job.kind === 'import' || job.kind === 'sampleHospital') && isActive(job),
  );
  const load = useAction('loadSampleHospital', { invalidates: ['listJobs'] });
  if (running !== undefined) {
    return (
      <EmptyState title={t('empty.loading')}>
        <span className={styles['running']}>
          <JobCard job={running} withLink={false} />
        </span>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('empty.title')}
      actions={
        mayImport ? (
          <>
            <Button
              type="primary"
              size="large"
              loading={load.isPending}
              onClick={() => load.mutate({ body: {} })}
              data-testid="load-sample"
            >
              {t('empty.sample')}
            </Button>
            <Button size="large" onClick={onImport} data-testid="import-first">
              {t('import')}
            </Button>
            <ProblemNotice error={load.error} />
          </>
        ) : undefined
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}
