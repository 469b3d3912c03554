import { Input, Modal, Radio, Select } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.tsx';
import { useLocal, useT } from '../../../i18n/index.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import { DateInput } from '../date-input.tsx';
import type { Proposal } from './proposals-tab.tsx';
import styles from './statistics.module.css';

interface Props {
  readonly proposal: Proposal;
  readonly as: 'approve' | 'reject';
  readonly onClose: () => void;
}

/** Approving says how, for whom and how long; both need a reason. */
export function DecideProposal({ proposal, as, onClose }: Props) {
  const t = useT('packs');
  const local = useLocal();
  const { today } = useMe();
  const [effect, setEffect] = useState(proposal.effect);
  const [roles, setRoles] = useState<string[]>([]);
  const [validFrom, setValidFrom] = useState(today);
  const [validTo, setValidTo] = useState('');
  const [reason, setReason] = useState('');
  const known = useOperation('listRoles', {}, { staleTime: 300_000 }).data?.roles ?? [];
  const decide = useAction('decideProposal', {
    invalidates: ['demotionProposals', 'listDemotions', 'ruleStatistics', 'ruleStatistic'],
    onSuccess: onClose,
  });
  const words = reason.trim();
  const send = () =>
    decide.mutate({
      params: { ruleId: proposal.ruleId },
      body:
        as === 'reject'
          ? { decision: 'reject', reason: words }
          : {
              decision: 'approve',
              effect,
              roles,
              reason: words,
              validFrom,
              ...(validTo === '' ? {} : { validTo }),
            },
    });
  return (
    <Modal
      open
      title={t(`demote.${as}.title`, { title: local(proposal.title) })}
      okText={t(`demote.${as}`)}
      okButtonProps={{ disabled: words === '', loading: decide.isPending }}
      onOk={send}
      onCancel={onClose}
      data-testid="decide-proposal"
    >
      <div className={styles['form']}>
        {as === 'reject' ? null : (
          <>
            <Labelled label={t('demote.how')}>
              {(id) => (
                <Radio.Group
                  aria-labelledby={id}
                  value={effect}
                  onChange={(event) => setEffect(event.target.value as typeof effect)}
                  options={(['lower', 'silent'] as const)
                    .filter((one) => one === 'silent' || proposal.severity !== 'info')
                    .map((value) => ({ value, label: t(`demote.effect.${value}`) }))}
                />
              )}
            </Labelled>
            <Labelled label={t('demote.roles')}>
              {() => (
                <Select
                  mode="multiple"
                  style={{ width: '100%' }}
                  placeholder={t('demote.roles.all')}
                  aria-label={t('demote.roles')}
                  value={roles}
                  onChange={setRoles}
                  options={known.map((one) => ({ value: one.id, label: local(one.title) }))}
                />
              )}
            </Labelled>
            <div className={styles['days']}>
              <Labelled label={t('demote.validFrom')}>
                {() => <DateInput value={validFrom} onChange={setValidFrom} label={t('demote.validFrom')} />}
              </Labelled>
              <Labelled label={t('demote.validTo')}>
                {() => <DateInput value={validTo} onChange={setValidTo} label={t('demote.validTo')} />}
              </Labelled>
            </div>
          </>
        )}
        <Labelled label={t('demote.reason')}>
          {() => (
            <Input.TextArea
              autoSize={{ minRows: 2, maxRows: 5 }}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              aria-label={t('demote.reason')}
              data-testid="proposal-reason"
            />
          )}
        </Labelled>
        <ProblemNotice error={decide.error} />
      </div>
    </Modal>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: (labelId: string) => ReactNode }) {
  const id = useId();
  return (
    <div>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      {children(id)}
    </div>
  );
}
