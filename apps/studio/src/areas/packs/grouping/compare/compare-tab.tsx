import { useOperation } from '../../../../api/hooks.ts';
import { useT } from '../../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../../parts/index.ts';
import { useScheme } from '../scheme-context.tsx';
import styles from '../scheme.module.css';
import { Comparison } from './comparison.tsx';
import { useOtherScheme } from './other-scheme.ts';
import { OtherSchemePicker } from './other-scheme-picker.tsx';

/** This scheme beside another one: groups, tables, and codes that lead elsewhere. */
export function CompareTab() {
  const t = useT('scheme');
  const { params } = useScheme();
  const other = useOtherScheme();
  const mayCompare = other.isReady && other.scheme !== '' && !other.isSelf;
  const found = useOperation(
    'compareSchemes',
    { params, query: { with: other.source, scheme: other.scheme } },
    { enabled: mayCompare, staleTime: 60_000, keepPrevious: false },
  );
  return (
    <>
      <div className={styles['bar']}>
        <OtherSchemePicker other={other} />
        <span className="cl-muted">{t('compare.choose')}</span>
      </div>
      <div className={styles['rest']} data-testid="comparison-pane">
        <ProblemNotice error={mayCompare ? found.error : null} onRetry={() => void found.refetch()} />
        {other.isReady && other.isSelf ? <p className={styles['hint']}>{t('compare.onlySelf')}</p> : null}
        {found.isFetching && found.data === undefined ? (
          <>
            <p className={styles['hint']} role="status">
              {t('compare.running')}
            </p>
            <Loading rows={6} />
          </>
        ) : null}
        {mayCompare && found.data !== undefined ? (
          <Comparison
            key={`${other.source} ${other.scheme}`}
            comparison={found.data}
            more={{ with: other.source, scheme: other.scheme }}
          />
        ) : null}
      </div>
    </>
  );
}
