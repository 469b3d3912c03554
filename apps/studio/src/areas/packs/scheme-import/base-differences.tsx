import { Table } from 'antd';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import type { SeenImport } from './preview-import.tsx';
import { useTableName } from '../grouping/tables/tables-tab.tsx';
import styles from './scheme-import.module.css';

const COUNTS = ['added', 'removed', 'changed', 'cosmetic', 'moved', 'same'] as const;

/** Against the nearest scheme of the parents: what differs, table by table, and how long the overlay is. */
export function BaseDifferences({ seen }: { readonly seen: SeenImport }) {
  const t = useT('scheme-import');
  const tableName = useTableName();
  const kilobytes = (characters: number): string => number(Math.max(1, Math.round(characters / 1000)));
  const full = kilobytes(seen.size.full);
  if (seen.base === undefined) return <p className="cl-muted">{t('size.own', { full })}</p>;
  const lists = seen.differences.flatMap(({ artifact, lists: own }) =>
    own.filter(({ form }) => form !== 'same').map((one) => ({ ...one, key: `${artifact} ${one.list}` })),
  );
  const head = seen.differences.flatMap((one) => one.head);
  return (
    <section className={styles['section']} data-testid="scheme-differences">
      <h2>{t('differences')}</h2>
      <p>
        {t('base', { base: `${seen.base.pack} ${seen.base.artifact}`, share: (seen.base.share * 100).toFixed(1) })} ·{' '}
        {t('size', { written: kilobytes(seen.size.written), full })}
      </p>
      {lists.length === 0 && head.length === 0 ? (
        <p>{t('diff.none')}</p>
      ) : (
        <Table
          size="small"
          pagination={false}
          rowKey="key"
          dataSource={lists}
          columns={[
            {
              title: t('diff.list'),
              dataIndex: 'list',
              render: (list: string, row) => (
                <>
                  {tableName(list.replace(/\.csv$/, ''))} <code className="cl-muted">{list}</code>{' '}
                  {row.form === 'whole' ? t('diff.whole') : ''}
                </>
              ),
            },
            ...COUNTS.map((count) => ({
              title: t(`diff.${count}`),
              dataIndex: count,
              align: 'right' as const,
              render: (value: number) => (value === 0 ? '' : number(value)),
            })),
          ]}
        />
      )}
      {head.length === 0 ? null : <p className="cl-muted">{t('diff.head', { fields: head.join(t('and')) })}</p>}
    </section>
  );
}
