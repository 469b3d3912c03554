import { Checkbox, Input, Modal, Select, Table } from 'antd';
import { isDate } from '@caseloom/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { BodyOf, Operations, OutputOf } from '@caseloom/api';
import { useAction, useOperation } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.tsx';
import { useLocal, useT } from '../../../i18n/index.ts';
import { Balance, Loading, Money, ProblemNotice, useIssueText } from '../../../parts/index.ts';
import { moneyEffect } from '../amounts.ts';
import { DateInput } from '../date-input.tsx';
import styles from './life-cycle.module.css';

type Purpose = BodyOf<Operations['activate']>['purposes'][number];
type Scope = NonNullable<BodyOf<Operations['activate']>['scope']>;
const PURPOSES: readonly Purpose[] = ['conduct', 'policy', 'workflow'];

/** From which day, for what and for whom a version holds; what that touches stands in the dialog before anyone decides. */
export function ActivateDialog({ hash, onClose }: { readonly hash: string; readonly onClose: () => void }) {
  const t = useT('packs');
  const tParts = useT('parts');
  const local = useLocal();
  const me = useMe();
  const navigate = useNavigate();
  const [purposes, setPurposes] = useState<readonly Purpose[]>(PURPOSES);
  const [scope, setScope] = useState<Scope>({});
  const [validFrom, setValidFrom] = useState(me.today);
  const [rerun, setRerun] = useState(true);
  const sets = useOperation('valueSets', {}, { staleTime: 300_000 });
  const activate = useAction('activate', {
    invalidates: ['listPacks', 'listActivations', 'packTree', 'session', 'listJobs', 'workflowLive'],
    onSuccess: () => (onClose(), void navigate('/packs/calendar')),
  });
  const insurances = (sets.data?.sets['insutype'] ?? []).map((one) => ({
    value: one.code,
    label: `${one.code} ${local(one)}`,
  }));
  const set = (name: keyof Scope, value: string | undefined) =>
    setScope(
      Object.fromEntries(
        Object.entries({ ...scope, [name]: value }).filter(([, one]) => one !== undefined && one !== ''),
      ),
    );
  return (
    <Modal
      open
      width={720}
      title={t('activate.title')}
      okText={t('activate.ok', { date: validFrom })}
      cancelText={tParts('cancel')}
      onCancel={onClose}
      confirmLoading={activate.isPending}
      okButtonProps={{ disabled: purposes.length === 0 || !isDate(validFrom), 'data-testid': 'dialog-ok' } as never}
      onOk={() => activate.mutate({ body: { hash, purposes: [...purposes], scope, validFrom, rerunOpenCases: rerun } })}
    >
      <div className={styles['body']} data-testid="activate-dialog">
        <div className={styles['two']}>
          <div>
            <label>
              <span>{t('activate.from')}</span>
              <DateInput value={validFrom} onChange={setValidFrom} label={t('activate.from')} testId="activate-from" />
            </label>
            <p className={styles['about']}>
              {validFrom < me.today
                ? t('activate.past')
                : validFrom === me.today
                  ? t('activate.now')
                  : t('activate.coming')}
            </p>
          </div>
          <label>
            <span>{t('activate.scope')}</span>
            <Select
              allowClear
              placeholder={t('activate.allInsurance')}
              style={{ width: '100%', marginBottom: 8 }}
              options={insurances}
              onChange={(value: string | undefined) => set('insuranceType', value)}
            />
            <Input
              allowClear
              placeholder={t('activate.allAreas')}
              maxLength={12}
              onChange={(event) => set('poolingArea', event.target.value)}
            />
          </label>
        </div>
        <Checkbox.Group
          value={[...purposes]}
          onChange={(values) => setPurposes(values as Purpose[])}
          className={styles['choices'] ?? ''}
        >
          {PURPOSES.map((purpose) => (
            <Checkbox key={purpose} value={purpose} data-testid={`purpose-${purpose}`}>
              {t(`purpose.${purpose}`)} <span className={styles['about']}>{t(`purpose.${purpose}.about`)}</span>
            </Checkbox>
          ))}
        </Checkbox.Group>
        {(isDate(validFrom) ? purposes : []).map((purpose) => (
          <Preview key={purpose} hash={hash} purpose={purpose} scope={scope} validFrom={validFrom} />
        ))}
        <Checkbox checked={rerun} onChange={(event) => setRerun(event.target.checked)} data-testid="activate-rerun">
          {t('activate.rerun')} <span className={styles['about']}>{t('activate.rerun.about')}</span>
        </Checkbox>
        <ProblemNotice error={activate.error} kept />
      </div>
    </Modal>
  );
}

type Found = OutputOf<Operations['previewActivation']>;

function Preview({
  hash,
  purpose,
  scope,
  validFrom,
}: {
  readonly hash: string;
  readonly purpose: Purpose;
  readonly scope: Scope;
  readonly validFrom: string;
}) {
  const t = useT('packs');
  const text = useIssueText();
  const found = useOperation('previewActivation', { body: { hash, purpose, scope, validFrom } });
  if (found.data === undefined)
    return found.error === null ? (
      <Loading rows={2} />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const { openCases, affectedCases, sampled, issues, byDepartment } = found.data;
  return (
    <section aria-label={t(`purpose.${purpose}`)} style={{ opacity: found.isPlaceholderData ? 0.6 : 1 }}>
      <h3>{t('activate.preview', { purpose: t(`purpose.${purpose}`) })}</h3>
      {purpose === 'workflow' ? (
        <p>{t('activate.workflow')}</p>
      ) : (
        <p>
          {t('activate.touches', { open: openCases, affected: affectedCases })}{' '}
          <span className={styles['about']}>
            {purpose !== 'policy' || sampled === 0
              ? ''
              : sampled < affectedCases
                ? t('activate.sampled', { sampled })
                : t('activate.all')}
          </span>
        </p>
      )}
      {issues.map((one) => (
        <p key={`${one.code}${one.path}`}>▲ {text(one)}</p>
      ))}
      {purpose !== 'policy' || byDepartment.length === 0 ? null : <Departments rows={byDepartment} />}
    </section>
  );
}

/** Money by department: those that change, the largest change first, under the total of all. */
function Departments({ rows }: { readonly rows: Found['byDepartment'] }) {
  const t = useT('packs');
  const { changed, total } = moneyEffect(rows);
  if (changed.length === 0) return <p>✓ {t('activate.sameMoney')}</p>;
  return (
    <>
      <p>
        {t('activate.total')} <Money value={total.before} /> → <Money value={total.after} />{' '}
        <Balance value={total.difference} words={false} />
      </p>
      <Table<(typeof changed)[number]>
        size="small"
        rowKey="department"
        pagination={false}
        scroll={{ y: 220 }}
        dataSource={[...changed]}
        columns={[
          { title: t('department'), dataIndex: 'name' },
          { title: t('cases'), dataIndex: 'cases', align: 'right', width: 80 },
          {
            title: t('amount.before'),
            dataIndex: 'amountBefore',
            align: 'right',
            width: 140,
            render: (value: string) => <Money value={value} />,
          },
          {
            title: t('amount.after'),
            dataIndex: 'amountAfter',
            align: 'right',
            width: 140,
            render: (value: string) => <Money value={value} />,
          },
          {
            title: t('amount.difference'),
            dataIndex: 'difference',
            align: 'right',
            width: 160,
            render: (value: string) => <Balance value={value} words={false} />,
          },
        ]}
      />
    </>
  );
}
