import { Button, Input, Modal, Table, type TableProps } from 'antd';
import { useState } from 'react';
import type { CallOutput } from '../../../api/client.ts';
import { useAction } from '../../../api/hooks.ts';
import { useMay, useMe } from '../../../api/session.tsx';
import { momentText } from '../../../i18n/format.ts';
import { useLocal, useT } from '../../../i18n/index.ts';
import { CodeText, ProblemNotice } from '../../../parts/index.ts';
import styles from './statistics.module.css';
import { percent, useKeyNames } from './words.ts';

type Record = CallOutput<'listDemotions'>['items'][number];

/** Decided proposals with their evidence; what stands can be revoked with a reason. */
export function DemotionRecords({
  records,
  isOfOneRule = false,
}: {
  readonly records: readonly Record[];
  readonly isOfOneRule?: boolean;
}) {
  const t = useT('packs');
  const local = useLocal();
  const { today } = useMe();
  const names = useKeyNames();
  const mayGovern = useMay('prompt.govern');
  const [revoking, setRevoking] = useState<Record>();
  const columns: NonNullable<TableProps<Record>['columns']> = [
    {
      title: t('stat.rule'),
      key: 'rule',
      render: (_, one) => (
        <span className={styles['rule']}>
          {local(one.title)} <CodeText code={one.ruleId} />
        </span>
      ),
    },
    {
      title: t('demote.state'),
      key: 'state',
      width: 92,
      render: (_, one) => t(`demote.state.${stateOf(one, today)}`),
    },
    {
      title: t('demote.period'),
      key: 'period',
      width: 200,
      render: (_, one) =>
        one.state === 'rejected' ? null : (
          <>
            {one.validTo === undefined
              ? t('demote.period.open', { from: one.validFrom })
              : t('demote.period.closed', { from: one.validFrom, to: one.validTo })}
            <div className="cl-muted">
              {t(`demote.effect.${one.effect}`)} ·{' '}
              {one.roles.length === 0 ? t('demote.roles.all') : one.roles.map(names.role).join(t('separator'))}
            </div>
          </>
        ),
    },
    {
      title: t('demote.by'),
      key: 'by',
      render: (_, one) => (
        <>
          <div>
            {t('demote.by.at', { name: one.by, at: momentText(one.at) })}：{one.reason}
          </div>
          <div className="cl-muted">
            {t('demote.evidence', { ...one.evidence, reasons: '', precision: percent(one.evidence.precision) })}
          </div>
          {one.revoked === undefined ? null : (
            <div>
              {t('demote.revoked', {
                name: one.revoked.by,
                at: momentText(one.revoked.at),
                reason: one.revoked.reason,
              })}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'act',
      width: 84,
      align: 'right',
      render: (_, one) =>
        one.state === 'approved' && mayGovern && stateOf(one, today) !== 'over' ? (
          <Button size="small" onClick={() => setRevoking(one)} data-testid="demotion-revoke">
            {t('demote.revoke')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <Table<Record>
        size="small"
        rowKey="id"
        pagination={records.length > 20 ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
        dataSource={records}
        columns={isOfOneRule ? columns.slice(1) : columns}
        data-testid="demotion-records"
      />
      {revoking === undefined ? null : <Revoke record={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}

function stateOf(one: Record, today: string): 'approved' | 'waiting' | 'over' | 'rejected' | 'revoked' {
  if (one.state !== 'approved' || one.standing) return one.state;
  return one.validFrom > today ? 'waiting' : 'over';
}

function Revoke({ record, onClose }: { readonly record: Record; readonly onClose: () => void }) {
  const t = useT('packs');
  const local = useLocal();
  const [reason, setReason] = useState('');
  const revoke = useAction('revokeDemotion', {
    invalidates: ['demotionProposals', 'listDemotions', 'ruleStatistics', 'ruleStatistic'],
    onSuccess: onClose,
  });
  return (
    <Modal
      open
      title={t('demote.revoke.title', { title: local(record.title) })}
      okText={t('demote.revoke')}
      okButtonProps={{ disabled: reason.trim() === '', loading: revoke.isPending }}
      onOk={() =>
        revoke.mutate({ params: { id: record.id }, ifMatch: record.version, body: { reason: reason.trim() } })
      }
      onCancel={onClose}
    >
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 5 }}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        placeholder={t('demote.reason')}
        aria-label={t('demote.reason')}
        data-testid="revoke-reason"
      />
      <ProblemNotice error={revoke.error} />
    </Modal>
  );
}
