import type { CallOutput } from '../../api/client.ts';
import { number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import styles from './worklist.module.css';

type WorkList = CallOutput<'worklist'>['lists'][number];

/** Work by stage with counts; empty lists are hidden, overdue is said in words. */
export function WorkLists({
  lists,
  stage,
  onChoose,
  children,
}: {
  readonly lists: readonly WorkList[];
  readonly stage: string | undefined;
  readonly onChoose: (stage: string | undefined) => void;
  readonly children?: React.ReactNode;
}) {
  const t = useT('worklist');
  const local = useLocal();
  const filled = lists.filter((list) => list.count > 0 || list.stage === stage);
  const sum = (pick: (list: WorkList) => number) => lists.reduce((total, list) => total + pick(list), 0);
  const entry = (key: string | undefined, title: string, count: number, overdue: number) => (
    <button
      key={key ?? ''}
      type="button"
      className={styles['list']}
      aria-current={stage === key}
      onClick={() => onChoose(key)}
      data-testid={`list-${key ?? 'all'}`}
    >
      <span>{title}</span>
      <b>{number(count)}</b>
      {overdue === 0 ? null : <small>! {t('overdue', { n: number(overdue) })}</small>}
    </button>
  );
  return (
    <nav className={styles['lists']} aria-label={t('lists')}>
      <div className={styles['who']}>{children}</div>
      <h2>{t('lists')}</h2>
      {entry(
        undefined,
        t('everything'),
        sum((list) => list.count),
        sum((list) => list.overdue),
      )}
      {filled.map((list) => entry(list.stage, local(list.title), list.count, list.overdue))}
    </nav>
  );
}
