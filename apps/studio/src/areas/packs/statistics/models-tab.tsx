import { Button, Table } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../api/client.ts';
import { useOperation } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { number } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, EmptyState, Loading, ProblemNotice } from '../../../parts/index.ts';
import { AcceptModel } from './accept-model.tsx';
import { LearnModels } from './learn-models.tsx';
import { ModelRuns } from './model-runs.tsx';
import { ShadowDrawer } from './shadow-drawer.tsx';
import styles from './statistics.module.css';
import { percent } from './words.ts';

export type Model = CallOutput<'listModels'>['models'][number];

/** What was learned from the hospital's own cases: how often it is right, and whether it may speak. */
export function ModelsTab() {
  const t = useT('packs');
  const local = useLocal();
  const mayGovern = useMay('prompt.govern');
  const mayEdit = useMay('pack.edit');
  const found = useOperation('listModels', {});
  const [judging, setJudging] = useState<Model>();
  const [accepting, setAccepting] = useState<Model>();
  return (
    <>
      <div className={styles['rule']}>
        <span className="cl-muted">{t('model.about')}</span>
        {mayEdit ? (
          <span className={styles['aside']}>
            <LearnModels />
          </span>
        ) : null}
      </div>
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data === undefined ? (
        found.error === null ? (
          <Loading />
        ) : null
      ) : found.data.models.length === 0 ? (
        <EmptyState title={t('model.none')}>{t('model.none.text')}</EmptyState>
      ) : (
        <Table<Model>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={found.data.models}
          data-testid="model-table"
          scroll={{ x: 1000 }}
          columns={[
            {
              title: t('model.model'),
              key: 'model',
              render: (_, one) => (
                <>
                  {local(one.title)} <CodeText code={one.id} />
                  <div className="cl-muted">
                    {t('model.population', { ...one.population, cases: number(one.population.cases) })} ·{' '}
                    {t('model.rows', { n: number(one.rows) })}
                  </div>
                </>
              ),
            },
            { title: t('model.state'), key: 'state', width: 110, render: (_, one) => t(`model.state.${one.state}`) },
            {
              title: t('model.precision'),
              key: 'precision',
              width: 190,
              render: (_, one) =>
                one.precision === undefined ? (
                  <span className="cl-muted">{t('model.unjudged')}</span>
                ) : (
                  <>
                    <strong>{percent(one.precision)}</strong>{' '}
                    <span className="cl-muted">{t('model.judged', { right: one.right, judged: one.judged })}</span>
                  </>
                ),
            },
            {
              title: t('model.backTest'),
              key: 'backTest',
              width: 220,
              render: (_, one) => (one.backTest === undefined ? null : t('model.backTest.text', { ...one.backTest })),
            },
            {
              key: 'act',
              width: 190,
              align: 'right',
              render: (_, one) =>
                mayGovern && one.state === 'shadow' ? (
                  <>
                    <Button size="small" onClick={() => setJudging(one)} data-testid={`judge-${one.id}`}>
                      {t('model.judge', { n: number(one.waiting) })}
                    </Button>{' '}
                    <Button
                      size="small"
                      disabled={!mayEdit || one.judged < found.data.leastJudged}
                      title={
                        one.judged < found.data.leastJudged
                          ? t('model.accept.few', { least: found.data.leastJudged })
                          : undefined
                      }
                      onClick={() => setAccepting(one)}
                      data-testid={`accept-${one.id}`}
                    >
                      {t('model.accept')}
                    </Button>
                  </>
                ) : null,
            },
          ]}
        />
      )}
      <ModelRuns />
      {judging === undefined ? null : <ShadowDrawer model={judging} onClose={() => setJudging(undefined)} />}
      {accepting === undefined ? null : <AcceptModel model={accepting} onClose={() => setAccepting(undefined)} />}
    </>
  );
}
