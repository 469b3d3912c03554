import { Table, type TableProps } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useMay } from '../../../api/session.tsx';
import { useValueName } from '../../../api/knowledge.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { useHeight, useNow } from '../../../parts/index.ts';
import { hasCommand, isCovered, isTyping, useKeys } from '../../../shell/index.ts';
import { caseColumns, MONEY_COLUMNS, SORT_OF, type CaseRow, type ColumnId } from './case-columns.tsx';
import type { CaseView, ViewPatch } from './case-query.ts';
import { keepTrail, readTrail } from './case-trail.ts';
import { useStageName } from './stage-name.ts';
import styles from './list.module.css';

export interface CaseTableProps {
  readonly rows: readonly CaseRow[];
  readonly view: CaseView;
  readonly columns: readonly ColumnId[];
  readonly loading: boolean;
  readonly onPatch: (patch: ViewPatch) => void;
  readonly selected?: readonly string[] | undefined;
  readonly onSelect?: ((ids: readonly string[]) => void) | undefined;
  readonly onClaim?: ((row: CaseRow) => void) | undefined;
  readonly empty: React.ReactNode;
}

const HEAD_PX = 38;

/** Cases as even rows. J, K and the arrows move, Enter opens, X selects; coming back finds the row again. */
export function CaseTable({
  rows,
  view,
  columns,
  loading,
  onPatch,
  selected,
  onSelect,
  onClaim,
  empty,
}: CaseTableProps) {
  const t = useT('cases');
  const local = useLocal();
  const navigate = useNavigate();
  const location = useLocation();
  const now = useNow();
  const valueName = useValueName();
  const stageName = useStageName();
  const mayMoney = useMay('money.read');
  const [box, height] = useHeight<HTMLDivElement>();
  const [focus, setFocus] = useState<string | undefined>(() => readTrail()?.last);
  const at = rows.findIndex((row) => row.id === focus);

  const open = (row: CaseRow) => {
    keepTrail({ address: location.pathname + location.search, ids: rows.map((one) => one.id), last: row.id });
    void navigate(`/cases/${row.id}`);
  };
  const move = (step: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
    if (next !== undefined) setFocus(next.id);
  };
  useEffect(() => {
    if (focus !== undefined)
      box.current?.querySelector(`[data-row-key="${focus}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [focus, box, rows]);
  useKeys((event) => {
    if (isTyping(event) || isCovered() || hasCommand(event) || event.altKey) return;
    const row = rows[at];
    if (event.key === 'j' || event.key === 'ArrowDown') move(1);
    else if (event.key === 'k' || event.key === 'ArrowUp') move(-1);
    else if (
      event.key === 'Enter' &&
      row !== undefined &&
      (event.target === document.body || (event.target as HTMLElement).id === 'main')
    )
      open(row);
    else if (event.key === 'x' && row !== undefined && onSelect !== undefined)
      onSelect(toggled(selected ?? [], row.id));
    else return;
    event.preventDefault();
  });

  const shown = useMemo(() => {
    const all = caseColumns({ t, local, now, valueName, stageName, onClaim });
    return columns
      .filter((id) => mayMoney || !MONEY_COLUMNS.includes(id))
      .map((id) => ({
        ...all[id],
        ...(SORT_OF[id] === view.sort
          ? { sortOrder: view.order === 'asc' ? ('ascend' as const) : ('descend' as const) }
          : { sortOrder: null }),
      }));
  }, [t, local, now, valueName, stageName, onClaim, columns, mayMoney, view.sort, view.order]);
  const width = shown.reduce((sum, column) => sum + Number(column.width), onSelect === undefined ? 0 : 40);

  const sort: TableProps<CaseRow>['onChange'] = (_pages, _filters, sorter) => {
    if (Array.isArray(sorter)) return;
    const name = SORT_OF[sorter.columnKey as ColumnId];
    onPatch(
      sorter.order === undefined || name === undefined
        ? { sort: undefined, order: undefined }
        : { sort: name, order: sorter.order === 'descend' ? 'desc' : undefined },
    );
  };
  return (
    <div className={styles['tableBox']} ref={box} data-testid="case-table">
      <Table<CaseRow>
        size="small"
        rowKey="id"
        columns={shown}
        dataSource={rows as CaseRow[]}
        loading={{ spinning: loading, delay: 300 }}
        pagination={false}
        tableLayout="fixed"
        showSorterTooltip={false}
        scroll={{ x: width, y: Math.max(120, height - HEAD_PX) }}
        locale={{ emptyText: empty }}
        onChange={sort}
        {...(onSelect === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: [...(selected ?? [])],
                onChange: (keys) => onSelect(keys.map(String)),
                columnWidth: 40,
                preserveSelectedRowKeys: true,
              },
            })}
        rowClassName={styles['row'] ?? ''}
        onRow={(row) =>
          ({
            'data-focus': row.id === focus,
            onClick: (event: React.MouseEvent) => {
              if ((event.target as HTMLElement).closest('button, input, label, .ant-table-selection-column') !== null)
                return;
              event.preventDefault();
              if (hasCommand(event.nativeEvent as unknown as KeyboardEvent))
                window.open(`/cases/${row.id}`, '_blank', 'noopener');
              else open(row);
            },
          }) as React.HTMLAttributes<HTMLElement>
        }
      />
    </div>
  );
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}
