import { Button, Progress, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useMay } from '../../../../api/session.tsx';
import { useAction, useOperation } from '../../../../api/hooks.ts';
import type { CallInput } from '../../../../api/client.ts';
import { number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { EmptyState, ProblemNotice } from '../../../../parts/index.ts';
import { CaseChoice, type CaseFilter } from '../../try/case-choice.tsx';
import { useOtherScheme } from '../compare/other-scheme.ts';
import { OtherSchemePicker } from '../compare/other-scheme-picker.tsx';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { useRunning } from '../use-running.ts';
import { SidesResult } from './sides-result.tsx';

type Body = NonNullable<CallInput<'sideBySide'>['body']>;

/** Two schemes over the hospital's stored cases: how many differ, and by what. */
export function SidesTab() {
  const t = useT('scheme');
  const mayRead = useMay('case.read');
  return mayRead ? <Sides /> : <EmptyState title={t('sides.title')}>{t('sides.noPermission')}</EmptyState>;
}

function Sides() {
  const t = useT('scheme');
  const { params, family, form } = useScheme();
  const other = useOtherScheme();
  const [filter, setFilter] = useState<CaseFilter>({});
  const [record, setRecord] = useState<'frontPage' | 'settlementList'>('frontPage');
  const { averageFactor, averageFactorBasic } = form;
  const question: Body = {
    other: { with: other.source, scheme: other.scheme },
    record,
    cases: Object.keys(filter).length === 0 ? {} : { filter },
    ...(family === 'dip' && averageFactor !== ''
      ? { settlement: { averageFactor, ...(averageFactorBasic === '' ? {} : { averageFactorBasic }) } }
      : {}),
  };
  const isSame = other.isSelf && record === 'frontPage';
  const mayRun = other.isReady && other.scheme !== '' && !isSame;
  const { refetchInterval, follow } = useRunning();
  const found = useOperation(
    'sideBySide',
    { params, body: question },
    { enabled: mayRun, refetchInterval, keepPrevious: false },
  );
  const begin = useAction('sideBySide', { invalidates: ['sideBySide'] });
  const { data } = found;
  useEffect(() => follow(data?.state), [data, follow]);
  const isRunning = data?.state === 'running';
  return (
    <>
      <div className={styles['bar']}>
        <OtherSchemePicker other={other} />
        <Segmented
          size="small"
          aria-label={t('sides.record')}
          value={record}
          onChange={setRecord}
          options={[
            { value: 'frontPage', label: t('sides.frontPage') },
            { value: 'settlementList', label: t('sides.settlementList') },
          ]}
        />
        <CaseChoice filter={filter} onChange={setFilter} />
        <Button
          type="primary"
          size="small"
          disabled={!mayRun}
          loading={isRunning || begin.isPending}
          onClick={() => begin.mutate({ params, body: { ...question, begin: true, again: true } })}
          data-testid="sides-run"
        >
          {t(data?.state === 'done' ? 'sides.again' : 'sides.run')}
        </Button>
      </div>
      <div className={styles['rest']} role="status" data-testid="sides-pane">
        <ProblemNotice error={mayRun ? (found.error ?? begin.error) : null} onRetry={() => void found.refetch()} />
        {isSame && other.isReady ? <p className={styles['hint']}>{t('compare.onlySelf')}</p> : null}
        {isRunning ? (
          <div className={styles['progress']}>
            <Progress
              percent={data?.total ? Math.round((data.done / data.total) * 100) : 0}
              status="active"
              aria-label={t('sides.run')}
            />
            <p>{data?.total === undefined ? t('loading') : `${number(data.done)} / ${number(data.total)}`}</p>
          </div>
        ) : null}
        {data?.result === undefined ? (
          isRunning || isSame ? null : (
            <p className={styles['hint']}>{t('sides.about', { here: params.artifact })}</p>
          )
        ) : (
          <SidesResult result={data.result} seconds={data.seconds} />
        )}
      </div>
    </>
  );
}
