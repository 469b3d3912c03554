import { number } from '../../../../i18n/format.ts';
import { useT } from '../../../../i18n/index.ts';
import styles from '../scheme.module.css';
import { useTableName } from '../tables/tables-tab.tsx';
import type { SchemeComparison } from './comparison.tsx';

const SIGNS = { added: '+', removed: '−', changed: '~' } as const;

/** Tables that differ, with counts and the first rows that do; the others in one line. */
export function TableDifferences({ tables }: Pick<SchemeComparison, 'tables'>) {
  const t = useT('scheme');
  const title = useTableName();
  const isOther = (one: SchemeComparison['tables'][number]) => one.added + one.removed + one.changed + one.moved > 0;
  const other = tables.filter(isOther);
  const same = tables.filter((one) => !isOther(one));
  return (
    <section className={styles['section']}>
      <h3>{t('compare.tables')}</h3>
      {other.map((one) => (
        <details key={one.table} data-testid={`table-${one.table}`}>
          <summary>
            <b>{title(one.table)}</b>{' '}
            {(['added', 'removed', 'changed'] as const)
              .filter((change) => one[change] > 0)
              .map(
                (change) =>
                  `${SIGNS[change]}${number(one[change])} ${t(change === 'changed' ? 'compare.changedRows' : `compare.${change}`)}`,
              )
              .join(' · ')}
            {one.moved === 0 ? '' : ` · ${number(one.moved)} ${t('compare.moved')}`}
            <span className="cl-muted">
              {' '}
              · {number(one.same)} {t('compare.sameRows')}
            </span>
          </summary>
          <ul>
            {one.examples.map((example) => (
              <li key={`${example.change} ${example.key}`}>
                {SIGNS[example.change]} <code>{example.key}</code>
                {Object.entries(example.cells ?? {}).map(([column, [before, after]]) => (
                  <div key={column}>
                    <span className="cl-muted">{column}</span> <span className={styles['del']}>{before}</span> {after}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {same.length === 0 ? null : (
        <p className="cl-muted">
          {t('compare.same')}: {same.map((one) => title(one.table)).join('、')}
        </p>
      )}
    </section>
  );
}
