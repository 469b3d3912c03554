import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useOperation } from '../../api/hooks.ts';
import { number } from '../../i18n/format.ts';
import { useT } from '../../i18n/index.ts';
import { ProblemNotice } from '../../parts/index.ts';
import { actOnTasks, byAssignee, refusalSummary, type BatchAnswer, type Task } from './batch.ts';

export interface BatchBarProps {
  readonly tasks: readonly Task[];
  readonly selected: number;
  readonly total: number;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly collecting: boolean;
}

const UNDO_SECONDS = 10;
const NOBODY = '';

/** What can be done with the selected cases: give them to someone, take them back, return them with one reason. */
export function BatchBar({ tasks, selected, total, onSelectAll, onClear, collecting }: BatchBarProps) {
  const t = useT('worklist');
  const parts = useT('parts');
  const { notification } = App.useApp();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'assign' | 'return'>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const people =
    useOperation('colleagues', { query: {} }, { enabled: dialog === 'assign', staleTime: 60_000 }).data?.people ?? [];
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['listCases'] }),
      client.invalidateQueries({ queryKey: ['worklist'] }),
    ]);
  const tell = (title: string, answer: BatchAnswer, undo?: () => Promise<void>) => {
    const key = `batch ${Date.now()}`;
    notification.open({
      key,
      title,
      description:
        answer.refused.length === 0
          ? undefined
          : t('refused', { n: answer.refused.length, codes: refusalSummary(answer.refused) }),
      duration: UNDO_SECONDS,
      showProgress: true,
      placement: 'bottomRight',
      ...(undo === undefined
        ? {}
        : {
            actions: (
              <Button
                size="small"
                data-testid="undo"
                onClick={() => {
                  notification.destroy(key);
                  void undo();
                }}
              >
                {t('undo')}
              </Button>
            ),
          }),
    });
  };
  const run = async (act: () => Promise<void>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act();
      setDialog(undefined);
      onClear();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  const assign = (userId: string) =>
    run(async () => {
      const owners = byAssignee(tasks);
      const answer = await actOnTasks(
        tasks.map((task) => task.id),
        { assignTo: userId === NOBODY ? null : userId },
      );
      tell(t('assign.done', { n: number(answer.done) }), answer, async () => {
        for (const [owner, ids] of owners) await actOnTasks(ids, { assignTo: owner });
        notification.success({ title: t('undone'), placement: 'bottomRight' });
        await refresh();
      });
    });
  const giveBack = (reason: string) =>
    run(async () => {
      const answer = await actOnTasks(
        tasks.map((task) => task.id),
        { action: 'return', reason },
      );
      tell(t('return.done', { n: number(answer.done) }), answer);
    });
  const close = () => {
    setDialog(undefined);
    setFailure(undefined);
  };
  return (
    <>
      <strong>{t('selected', { n: number(selected) })}</strong>
      {selected < total ? (
        <Button type="link" size="small" loading={collecting} onClick={onSelectAll} data-testid="select-all">
          {t('selectAll', { n: number(total) })}
        </Button>
      ) : null}
      <Button size="small" disabled={tasks.length === 0} onClick={() => setDialog('assign')} data-testid="batch-assign">
        {t('assign')}
      </Button>
      <Button size="small" disabled={tasks.length === 0} onClick={() => setDialog('return')} data-testid="batch-return">
        {t('return')}
      </Button>
      <Button size="small" type="text" onClick={onClear}>
        {t('clear')}
      </Button>
      {tasks.length === 0 ? <span className="cl-muted">{t('noTask')}</span> : null}
      <Modal
        open={dialog === 'assign'}
        title={t('assign.title', { n: number(tasks.length) })}
        onCancel={close}
        footer={null}
        destroyOnHidden
        width={420}
      >
        <Form layout="vertical" onFinish={({ userId }: { userId: string }) => void assign(userId)}>
          <Form.Item
            name="userId"
            label={t('assign.to')}
            rules={[
              {
                required: true,
                message: t('assign.to'),
                validator: (_rule, value) =>
                  value === undefined ? Promise.reject(new Error(t('assign.to'))) : Promise.resolve(),
              },
            ]}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              autoFocus
              options={[
                ...people.map((person) => ({ value: person.userId, label: person.name })),
                { value: NOBODY, label: t('assign.nobody') },
              ]}
            />
          </Form.Item>
          <ProblemNotice error={failure} kept />
          <DialogFoot onCancel={close} busy={busy} text={parts('confirm')} />
        </Form>
      </Modal>
      <Modal
        open={dialog === 'return'}
        title={t('return.title', { n: number(tasks.length) })}
        onCancel={close}
        footer={null}
        destroyOnHidden
        width={460}
      >
        <p className="cl-muted">{t('return.text')}</p>
        <Form layout="vertical" onFinish={({ reason }: { reason: string }) => void giveBack(reason)}>
          <Form.Item
            name="reason"
            label={parts('reason')}
            rules={[{ required: true, whitespace: true, message: parts('reason.needed') }]}
          >
            <Input.TextArea rows={3} maxLength={1000} autoFocus data-testid="batch-reason" />
          </Form.Item>
          <ProblemNotice error={failure} kept />
          <DialogFoot onCancel={close} busy={busy} text={t('return')} />
        </Form>
      </Modal>
    </>
  );
}

function DialogFoot({
  onCancel,
  busy,
  text,
}: {
  readonly onCancel: () => void;
  readonly busy: boolean;
  readonly text: string;
}) {
  const parts = useT('parts');
  return (
    <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', marginTop: 12 }}>
      <Button onClick={onCancel}>{parts('cancel')}</Button>
      <Button type="primary" htmlType="submit" loading={busy}>
        {text}
      </Button>
    </div>
  );
}
