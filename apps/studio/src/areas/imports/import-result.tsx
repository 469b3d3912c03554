import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { download } from '../../api/client.ts';
import { useOperation } from '../../api/hooks.ts';
import { number } from '../../i18n/format.ts';
import { useT } from '../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice, saveFile, SeverityShape, useIssueText } from '../../parts/index.ts';
import { isActive, JobCard } from '../../shell/index.ts';
import styles from './imports.module.css';

const POLL_MS = 1_000;

/** Progress while it runs, the counts when it has ended, and every row that could not be read. */
export function ImportResult({
  jobId,
  onAgain,
  onClose,
}: {
  readonly jobId: string;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}) {
  const t = useT('imports');
  const text = useIssueText();
  const [live, setLive] = useState(true);
  const job = useOperation(
    'getJob',
    { params: { id: jobId } },
    { refetchInterval: live ? POLL_MS : false, keepPrevious: false },
  );
  const active = job.data === undefined || isActive(job.data);
  if (live !== active && job.data !== undefined) setLive(active);
  if (job.error?.problem.status === 404)
    return <EmptyState title={t('gone')} actions={<Button onClick={onAgain}>{t('again')}</Button>} />;
  if (job.error !== null && job.data === undefined)
    return <ProblemNotice error={job.error} onRetry={() => void job.refetch()} />;
  if (job.data === undefined) return <Loading />;
  const result = job.data.result ?? {};
  return (
    <div data-testid="import-result" data-state={job.data.state}>
      <JobCard job={job.data} withLink={false} />
      {active ? <p className="cl-muted">{t('progress')}</p> : null}
      {active ? null : (
        <>
          <div className={styles['numbers']}>
            {(['created', 'revised', 'unchanged', 'conflicts', 'refused'] as const).map((name) => (
              <div key={name}>
                <b data-testid={`result-${name}`}>{number(result[name] ?? 0)}</b>
                {t(`result.${name}`)}
              </div>
            ))}
          </div>
          {job.data.notices === undefined || job.data.notices.length === 0 ? null : (
            <ul className={styles['notices']}>
              {job.data.notices.map((notice, index) => (
                <li key={index}>
                  <SeverityShape
                    severity={notice.severity === 'error' ? 'error' : notice.severity === 'warning' ? 'warn' : 'info'}
                  />{' '}
                  {text(notice)}
                </li>
              ))}
            </ul>
          )}
          <Problems jobId={jobId} />
          <div className={styles['foot']} style={{ marginTop: 12 }}>
            <Button onClick={onAgain}>{t('again')}</Button>
            {(result.conflicts ?? 0) > 0 ? <Link to="/cases?conflicts=yes">{t('result.conflictsShow')}</Link> : null}
            <Button type="primary" onClick={onClose} data-testid="import-done">
              {t('result.show')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function Problems({ jobId }: { readonly jobId: string }) {
  const t = useT('imports');
  const text = useIssueText();
  const { notification } = App.useApp();
  const [page, setPage] = useState(1);
  const problems = useOperation('importProblems', { params: { id: jobId }, query: { page, pageSize: 50 } });
  const save = () =>
    download('exportImportProblems', { params: { id: jobId } }).then(saveFile, (error: unknown) =>
      notification.error({ title: t('problems.export'), description: <ProblemNotice error={error} /> }),
    );
  if (problems.error === null && (problems.data?.total ?? 0) === 0) return null;
  return (
    <section className={styles['block']}>
      <div className={styles['mappingHead']}>
        <h3>{t('problems')}</h3>
        <Button size="small" icon={<DownloadOutlined />} onClick={() => void save()} data-testid="export-problems">
          {t('problems.export')}
        </Button>
      </div>
      <ProblemNotice error={problems.error} />
      <Table
        size="small"
        rowKey={(row) => `${row.row} ${row.column ?? ''} ${row.code}`}
        dataSource={problems.data?.items ?? []}
        scroll={{ y: 260 }}
        pagination={{
          current: page,
          pageSize: 50,
          total: problems.data?.total ?? 0,
          onChange: setPage,
          size: 'small',
          hideOnSinglePage: true,
          showSizeChanger: false,
        }}
        columns={[
          { title: t('problems.row'), dataIndex: 'row', width: 70 },
          { title: t('problems.column'), dataIndex: 'column', width: 150, ellipsis: true },
          { title: t('problems.reason'), render: (_value, row) => text(row) },
          {
            title: t('problems.raw'),
            dataIndex: 'raw',
            width: 200,
            ellipsis: true,
            render: (raw: string | undefined) => <code>{raw}</code>,
          },
        ]}
      />
    </section>
  );
}
