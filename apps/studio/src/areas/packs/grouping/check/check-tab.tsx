import { Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { useAction, useOperation } from '../../../../api/hooks.ts';
import { useMe } from '../../../../api/session.tsx';
import { momentText } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { ProblemNotice } from '../../../../parts/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useRunning } from '../use-running.ts';
import { CheckReport } from './check-report.tsx';
import { SettledCases } from './settled-cases.tsx';
import { printPage } from './print-page.ts';

/** The check of a scheme: begun by a click, goes on when one leaves, told when it is done. */
export function CheckTab() {
  const t = useT('scheme');
  const me = useMe();
  const { params } = useScheme();
  const page = useRef<HTMLDivElement>(null);
  const { refetchInterval, follow } = useRunning();
  const found = useOperation(
    'checkScheme',
    { params, body: { begin: false } },
    { refetchInterval, staleTime: 0, keepPrevious: false },
  );
  const begin = useAction('checkScheme', { invalidates: ['checkScheme', 'schemeReach'] });
  const { data } = found;
  useEffect(() => follow(data?.state), [data, follow]);
  const report = data?.report;
  const isRunning = data?.state === 'running';
  const print = () => {
    const heading = [me.tenant.name, me.user.name, momentText(new Date().toISOString())].join(' · ');
    if (page.current !== null) printPage(page.current, heading);
  };
  return (
    <>
      <div className={styles['bar']}>
        {report === undefined ? (
          <Button
            type="primary"
            size="small"
            loading={isRunning || begin.isPending}
            disabled={data === undefined && found.error === null}
            onClick={() => begin.mutate({ params, body: { begin: true } })}
            data-testid="check-run"
          >
            {t('check.run')}
          </Button>
        ) : (
          <Button size="small" onClick={print} data-testid="check-print">
            {t('check.print')}
          </Button>
        )}
        <span className="cl-muted">{t('check.about')}</span>
      </div>
      <div className={styles['rest']} role="status" data-testid="check-pane">
        <ProblemNotice error={found.error ?? begin.error} onRetry={() => void found.refetch()} />
        {isRunning ? (
          <div className={styles['progress']}>
            <Progress percent={100} status="active" showInfo={false} aria-label={t('tab.check')} />
            <p>{t('check.running', { seconds: data.seconds })}</p>
          </div>
        ) : null}
        {report === undefined ? null : (
          <div ref={page}>
            <CheckReport report={report} />
          </div>
        )}
        <SettledCases />
      </div>
    </>
  );
}
