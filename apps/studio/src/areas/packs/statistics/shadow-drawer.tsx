import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { EmptyState, Loading, ProblemNotice } from '../../../parts/index.ts';
import type { Model } from './models-tab.tsx';
import styles from './statistics.module.css';

/** What a model says in the shadow, case by case: right or wrong. */
export function ShadowDrawer({ model, onClose }: { readonly model: Model; readonly onClose: () => void }) {
  const t = useT('packs');
  const local = useLocal();
  const [judged, setJudged] = useState<'no' | 'yes'>('no');
  const found = useOperation('shadowFindings', {
    params: { model: model.id },
    query: { judged, page: 1, pageSize: 20 },
  });
  const judge = useAction('judgeShadow', { invalidates: ['shadowFindings', 'listModels'] });
  return (
    <Drawer open size={760} title={local(model.title)} onClose={onClose} data-testid="shadow-drawer">
      <div className={styles['form']}>
        <Segmented
          aria-label={t('model.judged.which')}
          value={judged}
          onChange={setJudged}
          options={(['no', 'yes'] as const).map((value) => ({ value, label: t(`model.judged.${value}`) }))}
          style={{ alignSelf: 'flex-start' }}
        />
        <ProblemNotice error={found.error ?? judge.error} onRetry={() => void found.refetch()} />
        {found.data === undefined && found.error === null ? <Loading /> : null}
        {found.data?.total === 0 ? <EmptyState title={t('model.shadow.none')} /> : null}
        <ul className={styles['proposals']}>
          {(found.data?.items ?? []).map((one) => (
            <li key={`${one.caseId} ${one.key}`} className={styles['proposal']}>
              <div>{local(one.message)}</div>
              <div className={styles['rule']}>
                <Link to={`/cases/${one.caseId}`}>{one.recordKey}</Link>
                {one.judged === undefined ? null : (
                  <span className="cl-muted">
                    {t(`model.${one.judged}`)} · {one.by}
                  </span>
                )}
                <span className={styles['aside']}>
                  {(['right', 'wrong'] as const).map((value) => (
                    <Button
                      key={value}
                      size="small"
                      type="text"
                      disabled={judge.isPending || one.judged === value}
                      onClick={() =>
                        judge.mutate({ params: { id: one.caseId }, body: { key: one.key, judged: value } })
                      }
                      data-testid={`judge-${value}`}
                    >
                      {t(`model.${value}`)}
                    </Button>
                  ))}
                </span>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Drawer>
  );
}
