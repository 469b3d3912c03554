import { Button, Checkbox, Dropdown, Form, Input, Modal } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { CallOutput } from '../../../api/client.ts';
import { useAction } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { useLocal, useT } from '../../../i18n/index.ts';
import { ProblemNotice, SeverityTag, useRemembered } from '../../../parts/index.ts';
import { SEVERITY_ORDER } from './findings/group-findings.ts';
import styles from './case.module.css';

type Task = NonNullable<CallOutput<'getCase'>['task']>;
type Action = Task['actions'][number];

export interface TaskBarProps {
  readonly task: Task;
  readonly dirty: boolean;
  readonly ruleIds: readonly string[];
  /** The next case of the list one came from, where the server names none. */
  readonly nextId: string | undefined;
  readonly onMessage: (text: string) => void;
}

/** What can be done with the task now; what stands in the way is said before the click. */
export function TaskBar({ task, dirty, ruleIds, nextId, onMessage }: TaskBarProps) {
  const t = useT('cases');
  const local = useLocal();
  const navigate = useNavigate();
  const mayWork = useMay('task.work');
  const [autoNext, setAutoNext] = useRemembered('case.autoNext', true);
  const [asking, setAsking] = useState<Action>();
  const claim = useAction('claimTask', { invalidates: ['getCase', 'listCases', 'worklist'] });
  const complete = useAction('completeTask', {
    invalidates: ['listCases', 'worklist', 'getCase', 'caseTimeline'],
    onSuccess: (output) => {
      setAsking(undefined);
      onMessage(t('task.done', { title: local(task.title) }));
      const next = output.next ?? nextId;
      if (autoNext && next !== undefined && next !== task.caseId) void navigate(`/cases/${next}`);
    },
  });
  const run = (action: Action, reason?: string) =>
    complete.mutate({
      params: { id: task.id },
      body: { action: action.id, ...(reason === undefined ? {} : { reason, ruleIds: [...ruleIds] }) },
      ifMatch: task.version,
    });
  if (!mayWork) return null;
  if (!task.mine)
    return (
      <span className="cl-muted">
        {task.assignee === undefined
          ? t('task.elsewhere', { title: local(task.title) })
          : t('task.with', { name: task.assignee.name })}
      </span>
    );
  const [main, ...others] = task.actions;
  const start = (action: Action) => (action.needsReason ? setAsking(action) : run(action));
  const obstacle = main === undefined ? undefined : dirty ? t('task.saveFirst') : main.blockedBy;
  return (
    <>
      {main === undefined ? null : <Obstacle obstacle={obstacle} action={local(main.title)} />}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [{ key: 'next', label: <Checkbox checked={autoNext}>{t('task.autoNext')}</Checkbox> }],
          onClick: () => setAutoNext(!autoNext),
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t('task.options')} />
      </Dropdown>
      {task.assignee === undefined ? (
        <Button
          type="text"
          loading={claim.isPending}
          onClick={() => claim.mutate({ params: { id: task.id }, ifMatch: task.version })}
          data-testid="task-claim"
        >
          {t('task.claim')}
        </Button>
      ) : null}
      {others.map((action) => (
        <Button
          key={action.id}
          disabled={dirty || isBlocked(action)}
          title={dirty ? t('task.saveFirst') : undefined}
          onClick={() => start(action)}
          data-testid={`action-${action.id}`}
        >
          {local(action.title)}
        </Button>
      ))}
      {main === undefined ? null : (
        <Button
          type={dirty ? 'default' : 'primary'}
          disabled={dirty || isBlocked(main)}
          loading={complete.isPending}
          onClick={() => start(main)}
          data-testid={`action-${main.id}`}
        >
          {local(main.title)}
        </Button>
      )}
      {asking === undefined ? (
        <ProblemToast
          error={complete.error ?? claim.error}
          onClose={() => {
            complete.reset();
            claim.reset();
          }}
        />
      ) : null}
      <Modal
        open={asking !== undefined}
        title={local(asking?.title)}
        onCancel={() => setAsking(undefined)}
        footer={null}
        destroyOnHidden
        width={480}
      >
        <Form
          layout="vertical"
          onFinish={({ reason }: { reason: string }) => asking !== undefined && run(asking, reason.trim())}
        >
          <Form.Item
            name="reason"
            label={t('task.reason')}
            extra={ruleIds.length === 0 ? undefined : t('task.rulesGoAlong', { n: ruleIds.length })}
            rules={[{ required: true, whitespace: true, message: t('task.reasonNeeded') }]}
          >
            <Input.TextArea rows={4} maxLength={1000} autoFocus data-testid="task-reason" />
          </Form.Item>
          <ProblemNotice error={complete.error} kept />
          <div className={styles['dialogFoot']}>
            <Button onClick={() => setAsking(undefined)}>{t('task.cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={complete.isPending} data-testid="task-reason-go">
              {local(asking?.title)}
            </Button>
          </div>
        </Form>
      </Modal>
    </>
  );
}

function isBlocked(action: Action): boolean {
  return SEVERITY_ORDER.some((severity) => (action.blockedBy?.[severity] ?? 0) > 0);
}

/** Why the main action cannot be taken now. */
function Obstacle({
  obstacle,
  action,
}: {
  readonly obstacle: string | Action['blockedBy'] | undefined;
  readonly action: string;
}) {
  const t = useT('cases');
  if (obstacle === undefined) return null;
  if (typeof obstacle === 'string') return <span className="cl-muted">{obstacle}</span>;
  const open = SEVERITY_ORDER.filter((severity) => (obstacle[severity] ?? 0) > 0);
  if (open.length === 0) return null;
  return (
    <span className={styles['obstacle']} data-testid="task-obstacle">
      {t('task.before', { action })}
      {open.map((severity) => (
        <span key={severity}>
          <SeverityTag severity={severity} count={obstacle[severity] ?? 0} /> {t(`task.must.${severity}`)}
        </span>
      ))}
    </span>
  );
}

function ProblemToast({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }) {
  if (error === null || error === undefined) return null;
  return (
    <div className={styles['toast']}>
      <ProblemNotice error={error} onClose={onClose} />
    </div>
  );
}
