import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useT } from '../../../i18n/index.ts';
import type { ReadRows } from '../templates/read-rows.ts';
import { RowsSource } from '../templates/rows-source.tsx';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { pastedDecision, suggestedRoles, type PastedRole } from './pasted-decision.ts';
import styles from './tables.module.css';

interface Fields {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}
const ROLES: readonly PastedRole[] = ['input', 'output', 'note', 'none'];

/** A decision table, empty or from rows of a spreadsheet. */
export function NewDecision({ onClose }: { readonly onClose: () => void }) {
  const t = useT('tables');
  const tParts = useT('parts');
  const navigate = useNavigate();
  const { source, tree, saveRows, saving } = useWorkbench();
  const [form] = Form.useForm<Fields>();
  const [read, setRead] = useState<ReadRows>();
  const [roles, setRoles] = useState<readonly PastedRole[]>([]);
  const take = (next: ReadRows | undefined) => {
    setRead(next);
    setRoles(next === undefined ? [] : suggestedRoles(next.header));
  };
  const create = async ({ id, zh, en }: Fields) => {
    const title = { zh, en: en || zh };
    const table =
      read === undefined
        ? pastedDecision(title, ['input', 'output'], [['', '']], ['input', 'output'])
        : pastedDecision(title, read.header, read.rows, roles);
    const { ok } = await saveRows({ kind: 'tables', artifact: id, family: 'rules', fields: { ...table }, edits: [] });
    if (!ok) return;
    onClose();
    void navigate(`/packs/${source}/tables/${id}`);
  };
  return (
    <Modal
      open
      width={720}
      title={t('new.decision.title')}
      okText={t('new.create')}
      cancelText={tParts('cancel')}
      confirmLoading={saving}
      okButtonProps={
        {
          'data-testid': 'create-decision',
          disabled: read !== undefined && !(roles.includes('input') && roles.includes('output')),
        } as never
      }
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={(fields) => void create(fields)}>
        <Form.Item
          name="id"
          label={t('new.id')}
          extra={t('new.id.help')}
          rules={[
            { required: true, pattern: /^[a-z0-9][a-z0-9-]{0,60}$/, message: t('new.id.help') },
            {
              validator: (_, id: string) =>
                tree.artifacts.some((one) => one.kind === 'tables' && one.id === id)
                  ? Promise.reject(new Error(t('new.id.taken')))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input autoComplete="off" data-testid="new-table-id" />
        </Form.Item>
        <Form.Item name="zh" label={t('new.name')} rules={[{ required: true, message: t('new.name') }]}>
          <Input autoComplete="off" data-testid="new-table-name" />
        </Form.Item>
        <Form.Item name="en" label={t('new.nameEn')}>
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
      <h3>{t('new.data')}</h3>
      <RowsSource read={read} onRead={take} />
      {read === undefined ? null : (
        <div className={styles['roles']}>
          {read.header.map((name, index) => (
            <label key={index} className={styles['value']}>
              <span>{name || `#${index + 1}`}</span>
              <Select<PastedRole>
                size="small"
                style={{ width: 140 }}
                value={roles[index] ?? 'none'}
                aria-label={name}
                onChange={(role) => setRoles(roles.with(index, role))}
                options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
              />
            </label>
          ))}
        </div>
      )}
    </Modal>
  );
}
