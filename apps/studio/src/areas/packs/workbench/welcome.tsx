import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import { EmptyState } from '../../../parts/index.ts';
import { KIND_ORDER } from './artifact-tree.tsx';
import { useWorkbench } from './workbench-context.tsx';
import styles from './workbench.module.css';

/** Kinds whose elements are what people count; of the others, the artifacts. */
const COUNTED: readonly string[] = ['rules', 'measures', 'codes', 'tests'];

/** What the pack holds, by kind, before an artifact is opened. */
export function Welcome() {
  const t = useT('packs');
  const { source, tree, editable } = useWorkbench();
  const navigate = useNavigate();
  const kinds = KIND_ORDER.map((kind) => ({
    kind,
    artifacts: tree.artifacts.filter((one) => one.kind === kind),
  })).filter((one) => one.artifacts.length > 0);
  if (kinds.length === 0)
    return (
      <EmptyState
        title={t('welcome.empty')}
        actions={
          editable ? (
            <Button onClick={() => void navigate(`/packs/${source}/import/scheme`)}>{t('welcome.empty.scheme')}</Button>
          ) : undefined
        }
      >
        {t(editable ? 'welcome.empty.text' : 'welcome.empty.read')}
      </EmptyState>
    );
  return (
    <div className={styles['welcome']}>
      <p className="cl-muted">{t('welcome.text')}</p>
      <div className={styles['cards']}>
        {kinds.map(({ kind, artifacts }) => {
          const elements = artifacts.reduce((sum, one) => sum + one.elements, 0);
          const changed = artifacts.reduce((sum, one) => sum + one.overridden, 0);
          return (
            <Link key={kind} to={`/packs/${source}/${kind}/${artifacts[0]?.id ?? ''}`} className={styles['card']}>
              <span className={styles['cardHead']}>
                <strong>{t(`kind.${kind}`)}</strong>
                <span className={styles['cardNumber']}>
                  {COUNTED.includes(kind) ? elements.toLocaleString('en') : artifacts.length}
                </span>
              </span>
              <span className="cl-muted">{t(`kind.${kind}.about`)}</span>
              {changed === 0 ? null : <span>{t('tree.overridden', { count: changed })}</span>}
            </Link>
          );
        })}
      </div>
    </div>
  );
}
