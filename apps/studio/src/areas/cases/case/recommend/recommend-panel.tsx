import { Button } from 'antd';
import { useState } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import { useMay } from '../../../../api/session.tsx';
import { useT } from '../../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../../parts/index.ts';
import { Candidates } from './candidates.tsx';
import { Counterfactuals } from './counterfactuals.tsx';
import styles from './recommend.module.css';

/** What the documentation could also support; for who may ask, and only when asked, because the audit keeps it. */
export function RecommendPanel({ caseId, unsaved }: { readonly caseId: string; readonly unsaved: boolean }) {
  const may = useMay('grouping.recommend');
  return may ? <AskFor key={caseId} caseId={caseId} unsaved={unsaved} /> : null;
}

function AskFor({ caseId, unsaved }: { readonly caseId: string; readonly unsaved: boolean }) {
  const t = useT('cases');
  const [asked, setAsked] = useState(false);
  const answer = useOperation('recommendGroups', { params: { id: caseId } }, { enabled: asked, keepPrevious: false });
  return (
    <section className={styles['panel']} data-testid="recommend">
      <h3>{t('recommend.title')}</h3>
      <p className="cl-muted">
        {t('recommend.about')} {unsaved ? t('recommend.unsaved') : null}
      </p>
      {asked ? null : (
        <div>
          <Button size="small" onClick={() => setAsked(true)} data-testid="recommend-open">
            {t('recommend.open')}
          </Button>
        </div>
      )}
      <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
      {asked && answer.data === undefined && answer.error === null ? <Loading rows={4} /> : null}
      {answer.data === undefined ? null : (
        <>
          <Candidates answer={answer.data} />
          <Counterfactuals answer={answer.data} />
        </>
      )}
    </section>
  );
}
