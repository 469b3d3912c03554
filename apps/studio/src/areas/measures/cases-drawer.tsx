import { Drawer, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useOperation } from '../../api/hooks.ts';
import { number } from '../../i18n/format.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { CodeText, EmptyState, ProblemNotice } from '../../parts/index.ts';
import type { MeasureFilter, MeasureInfo } from './series.ts';

type Line = OutputOf<Operations['measureCases']>['items'][number];
interface Props {
  readonly measure: MeasureInfo;
  readonly query: MeasureFilter;
  readonly onClose: () => void;
}

/** The cases behind a figure, each with what it adds to it. */
export function CasesDrawer({ measure, query, onClose }: Props) {
  const t = useT('measures');
  const local = useLocal();
  const [page, setPage] = useState(1);
  const found = useOperation('measureCases', {
    params: { measure: measure.id },
    query: { ...query, page, pageSize: 50 },
  });
  return (
    <Drawer
      open
      size={760}
      title={t('cases.title', { title: local(measure.title) })}
      onClose={onClose}
      data-testid="cases-drawer"
    >
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.data?.total === 0 ? <EmptyState title={t('cases.none')} /> : null}
      <Table<Line>
        size="small"
        rowKey="caseId"
        loading={found.isLoading}
        dataSource={found.data?.items ?? []}
        pagination={{
          current: page,
          pageSize: 50,
          total: found.data?.total ?? 0,
          onChange: setPage,
          showSizeChanger: false,
          size: 'small',
        }}
        columns={[
          {
            title: t('cases.key'),
            key: 'key',
            render: (_, one) => (
              <Link to={`/cases/${one.caseId}`} data-testid="measure-case">
                {one.recordKey}
              </Link>
            ),
          },
          { title: t('by.department'), dataIndex: 'department' },
          { title: t('cases.discharged'), dataIndex: 'dischargeDate', width: 120 },
          {
            title: t('by.group'),
            dataIndex: 'group',
            width: 90,
            render: (group: string | undefined) => <CodeText code={group} />,
          },
          {
            title: t('numerator'),
            dataIndex: 'numerator',
            align: 'right',
            width: 120,
            render: (value: string) => number(value),
          },
          {
            title: t('denominator'),
            dataIndex: 'denominator',
            align: 'right',
            width: 120,
            render: (value: string | undefined) => number(value),
          },
        ]}
      />
    </Drawer>
  );
}
