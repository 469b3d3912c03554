import { useDeferredValue } from 'react';
import { useOperation } from '../../../../api/hooks.ts';
import type { GroupingResult } from '../../../cases/case/result/path-story.ts';
import { GroupingView as ResultView } from '../../../cases/case/result/grouping-view.tsx';
import { number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { GroupLink } from '../compare/comparison.tsx';
import { TryForm } from './try-form.tsx';
import { isEmpty, type TriedForm } from './tried-form.ts';
import { useSettledValue } from './use-settled-value.ts';

/** A case typed on the left, the group and the way there on the right, with every change. */
export function TryTab() {
  const t = useT('scheme');
  const { params, form, family } = useScheme();
  const asked = useSettledValue(useDeferredValue(form));
  const empty = isEmpty(form);
  const found = useOperation(
    'trySchemeCase',
    { params, body: bodyOf(asked, family) },
    { enabled: !isEmpty(asked), staleTime: 5_000 },
  );
  const grouping = found.data?.grouping as GroupingResult | undefined;
  return (
    <div className={styles['split']} data-testid="try-scheme">
      <div className={styles['side']} style={{ width: 400 }}>
        <TryForm names={found.data?.names ?? {}} />
      </div>
      <div className={styles['rest']} aria-live="polite">
        <ProblemNotice error={empty ? null : found.error} onRetry={() => void found.refetch()} kept />
        {empty ? (
          <p className={styles['hint']}>{t('try.empty')}</p>
        ) : grouping === undefined ? (
          found.error === null ? (
            <Loading rows={8} />
          ) : null
        ) : (
          <div className={styles['node']} data-testid="try-result" aria-busy={found.isFetching}>
            <ResultView grouping={grouping} />
            <p className="cl-muted">
              {grouping.status === 'grouped' ? (
                <>
                  {t('try.openNode')} <GroupLink code={codeOf(grouping)} /> ·{' '}
                </>
              ) : null}
              {t('try.took', { ms: number(found.data?.milliseconds ?? 0, 1) })}
            </p>
          </div>
        )}
      </div>
    </div>
  );
}

const codeOf = ({ dip, apg, drg }: GroupingResult): string => dip?.group ?? apg?.primary ?? drg;

function bodyOf({ input, averageFactor, averageFactorBasic }: TriedForm, family: string) {
  if (family !== 'dip' || averageFactor === '') return { input };
  return {
    input,
    settlement: { averageFactor, ...(averageFactorBasic === '' ? {} : { averageFactorBasic }) },
  };
}
