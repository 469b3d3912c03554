import type { BodyOf, Operations } from '@caseloom/api';
import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../../parts/index.ts';
import { DateInput } from '../date-input.tsx';
import { SeverityPicker } from '../rules/severity-picker.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import type { BulkAction } from './bulk-bar.tsx';
import { BulkEffectList } from './bulk-effect.tsx';
import { useBulkEdit } from './use-bulk-edit.ts';
import styles from './library.module.css';

type Body = BodyOf<Operations['previewBulkEdit']>;
type Change = Body['change'];

interface Props {
  readonly action: BulkAction;
  readonly selection: Body['selection'];
  readonly onClose: (isDone: boolean) => void;
}

const STAGES = ['submit', 'coding', 'qc', 'upload'];

/** One change of many rules: what it shall be, what that would do, and doing it. */
export function BulkDialog({ action, selection, onClose }: Props) {
  const t = useT('library');
  const { draft } = useWorkbench();
  const [severity, setSeverity] = useState('warn');
  const [reason, setReason] = useState('');
  const [stages, setStages] = useState<string[]>([]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const edit = useBulkEdit(() => onClose(true));
  const changes: Readonly<Record<BulkAction, Change | undefined>> = {
    severity: { action: 'severity', severity: severity as 'warn' },
    disable: { action: 'disable', reason: reason.trim() === '' ? '…' : reason.trim() },
    enable: { action: 'enable' },
    stages: stages.length === 0 ? undefined : { action: 'stages', stages },
    dates: { action: 'dates', validFrom: from === '' ? null : from, validTo: to === '' ? null : to },
  };
  const change = changes[action];
  // The words of a reason change nothing about which rules are concerned.
  const asked: Change = action === 'disable' ? { action: 'disable', reason: '…' } : (change ?? { action: 'enable' });
  const preview = useOperation(
    'previewBulkEdit',
    { params: { id: draft?.id ?? '' }, body: { selection, change: asked } },
    { enabled: draft !== undefined && change !== undefined, keepPrevious: false, staleTime: 0 },
  );
  const effect = change === undefined ? undefined : preview.data;
  const isReady = effect !== undefined && effect.changed > 0 && (action !== 'disable' || reason.trim() !== '');
  const send = () => {
    if (effect !== undefined && change !== undefined) void edit.apply({ selection, change, expected: effect.changed });
  };
  return (
    <Modal
      open
      width={560}
      title={t(`bulk.title.${action}`)}
      okText={t('bulk.apply', { count: number(effect?.changed ?? 0) })}
      okButtonProps={{ disabled: !isReady, loading: edit.isPending, danger: action === 'disable' }}
      onOk={send}
      onCancel={() => onClose(false)}
      data-testid="bulk-dialog"
    >
      <div className={styles['form']}>
        {action !== 'severity' ? null : <SeverityPicker value={severity} disabled={false} onChange={setSeverity} />}
        {action !== 'disable' ? null : (
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            placeholder={t('bulk.reason')}
            aria-label={t('bulk.reason')}
            data-testid="bulk-reason"
          />
        )}
        {action !== 'stages' ? null : (
          <Select
            mode="tags"
            value={stages}
            onChange={setStages}
            aria-label={t('bulk.stageList')}
            placeholder={t('bulk.stageList')}
            options={STAGES.map((value) => ({ value, label: value }))}
          />
        )}
        {action !== 'dates' ? null : (
          <div className={styles['days']}>
            <DateInput value={from} onChange={setFrom} label={t('bulk.from')} />
            <DateInput value={to} onChange={setTo} label={t('bulk.to')} />
          </div>
        )}
        <ProblemNotice error={preview.error ?? edit.error} kept />
        {preview.isFetching && effect === undefined ? <Loading rows={2} /> : null}
        {effect === undefined ? null : <BulkEffectList effect={effect} removesOwn={action === 'disable'} />}
      </div>
    </Modal>
  );
}
