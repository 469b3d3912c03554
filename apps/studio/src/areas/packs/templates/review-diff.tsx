import { Checkbox, Segmented, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useT } from '../../../i18n/index.ts';
import { number } from '../../../i18n/format.ts';
import type { GridColumn } from '../../../grid/grid-types.ts';
import type { ImportDiff, ImportEntry } from './import-diff.ts';
import styles from './templates.module.css';

interface Props {
  readonly columns: readonly GridColumn[];
  readonly diff: ImportDiff;
  readonly lines: readonly number[];
  /** Ids of the rows whose change is taken. */
  readonly accepted: ReadonlySet<string>;
  readonly onAccept: (ids: ReadonlySet<string>) => void;
}

const KINDS = ['added', 'changed', 'removed', 'same'] as const;

/** What the file would change, row by row, to be taken or left. */
export function ReviewDiff({ columns, diff, lines, accepted, onAccept }: Props) {
  const t = useT('tables');
  const [kind, setKind] = useState<ImportEntry['kind']>(
    () => KINDS.find((one) => one !== 'removed' && diff.counts[one] > 0) ?? 'same',
  );
  const shown = useMemo(() => diff.entries.filter((entry) => entry.kind === kind), [diff, kind]);
  const removed = useMemo(
    () => diff.entries.filter((entry) => entry.kind === 'removed').map((entry) => entry.id),
    [diff],
  );
  const table: TableColumnsType<ImportEntry> = columns.map((column, at) => ({
    key: column.id,
    title: column.title,
    width: column.width ?? 140,
    ellipsis: true,
    render: (_, entry) => <Cell before={entry.before?.[at]} after={entry.after?.[at]} kind={entry.kind} />,
  }));
  const ids = new Set(shown.map((entry) => entry.id));
  return (
    <div className={styles['review']}>
      <div className={styles['reviewBar']}>
        <Segmented
          size="small"
          value={kind}
          onChange={setKind}
          options={KINDS.map((one) => ({ value: one, label: t(`import.${one}`, { count: number(diff.counts[one]) }) }))}
          data-testid="import-kinds"
        />
        {removed.length === 0 ? null : (
          <Checkbox
            checked={removed.every((id) => accepted.has(id))}
            onChange={(event) => {
              const next = new Set(accepted);
              for (const id of removed)
                if (event.target.checked) next.add(id);
                else next.delete(id);
              onAccept(next);
            }}
          >
            {t('import.acceptRemoved', { count: number(removed.length) })}
          </Checkbox>
        )}
      </div>
      {diff.twice.slice(0, 3).map(({ id, row }) => (
        <p key={`${id} ${row}`} role="status">
          {t('import.duplicate', { id, line: lines[row] ?? row + 1 })}
        </p>
      ))}
      <Table<ImportEntry>
        virtual
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: columns.reduce((sum, column) => sum + (column.width ?? 140), 60), y: 300 }}
        dataSource={shown}
        columns={table}
        {...(kind === 'same'
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: shown.filter((entry) => accepted.has(entry.id)).map((entry) => entry.id),
                onChange: (keys) => {
                  const next = new Set([...accepted].filter((id) => !ids.has(id)));
                  for (const key of keys) next.add(String(key));
                  onAccept(next);
                },
              },
            })}
        data-testid="import-table"
      />
    </div>
  );
}

function Cell({
  before,
  after,
  kind,
}: {
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly kind: ImportEntry['kind'];
}) {
  if (kind !== 'changed' || before === after) return <>{after ?? before}</>;
  return (
    <span className={styles['changed']}>
      <del>{before}</del> <ins>{after === '' ? '∅' : after}</ins>
    </span>
  );
}
