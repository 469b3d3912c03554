import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Form, Input, Modal, Select, Switch } from 'antd';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useMe } from '../../api/session.tsx';
import { useT } from '../../i18n/index.ts';
import { ProblemNotice } from '../../parts/index.ts';
import styles from './admin.module.css';
import { useRoleTitle } from './use-role-title.ts';
import type { User } from './user.ts';

interface Wanted {
  readonly account: string;
  readonly name: string;
  readonly roles: string[];
  readonly departments: string[];
  readonly active: boolean;
}

/** A new person gets a link to sign in with, shown this once; an existing one can be changed or disabled. */
export function UserDialog({ user, onClose }: { readonly user: User | undefined; readonly onClose: () => void }) {
  const t = useT('admin');
  const tParts = useT('parts');
  const me = useMe();
  const roleTitle = useRoleTitle();
  const [form] = Form.useForm<Wanted>();
  const roles = useOperation('listRoles', {});
  const departments = useOperation('worklist', {}, { enabled: me.permissions.includes('case.read') });
  const create = useAction('createUser', { invalidates: ['listUsers', 'listRoles'] });
  const update = useAction('updateUser', { invalidates: ['listUsers', 'listRoles'], onSuccess: onClose });
  const send = ({ account, name, roles: chosen, departments: where, active }: Wanted) => {
    if (user === undefined) create.mutate({ body: { account, name, roles: chosen, departments: where } });
    else
      update.mutate({
        params: { id: user.id },
        ifMatch: user.version,
        body: { name, departments: where, ...(self ? {} : { roles: chosen, disabled: !active }) },
      });
  };
  const self = user?.id === me.user.id;
  if (create.data !== undefined)
    return <OneTimeLink name={create.data.user.name} link={create.data.link} onClose={onClose} />;
  return (
    <Modal
      open
      title={user === undefined ? t('user.new') : user.name}
      okText={user === undefined ? t('user.create') : tParts('save')}
      cancelText={tParts('cancel')}
      confirmLoading={create.isPending || update.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ 'data-testid': 'dialog-ok' } as never}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={send}
        initialValues={
          user === undefined ? { roles: [], departments: [], active: true } : { ...user, active: !user.disabled }
        }
      >
        <Form.Item
          name="account"
          label={t('users.account')}
          rules={[{ required: true, min: 2, max: 60, pattern: /^[a-z0-9._-]+$/i, message: t('user.account.help') }]}
          extra={user === undefined ? t('user.account.help') : undefined}
        >
          <Input disabled={user !== undefined} autoComplete="off" data-testid="user-account" />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('users.name')}
          rules={[{ required: true, max: 60, message: t('user.name.help') }]}
        >
          <Input autoComplete="off" data-testid="user-name" />
        </Form.Item>
        <Form.Item name="roles" label={t('users.roles')} extra={self ? t('user.self') : t('user.roles.help')}>
          <Select
            mode="multiple"
            disabled={self}
            options={(roles.data?.roles ?? []).map((one) => ({ value: one.id, label: roleTitle(one.id) }))}
            data-testid="user-roles"
          />
        </Form.Item>
        <Form.Item name="departments" label={t('users.departments')} extra={t('user.departments.help')}>
          <Select
            mode="tags"
            tokenSeparators={[',', '，', ' ']}
            options={(departments.data?.departments ?? []).map((one) => ({
              value: one.code,
              label: `${one.code} ${one.name}`,
            }))}
          />
        </Form.Item>
        {user === undefined ? null : (
          <Form.Item name="active" label={t('user.active')} valuePropName="checked" extra={t('user.active.help')}>
            <Switch disabled={self} aria-label={t('user.active')} data-testid="user-active" />
          </Form.Item>
        )}
      </Form>
      <ProblemNotice error={create.error ?? update.error} kept />
    </Modal>
  );
}

function OneTimeLink({
  name,
  link,
  onClose,
}: {
  readonly name: string;
  readonly link: string;
  readonly onClose: () => void;
}) {
  const t = useT('admin');
  const tParts = useT('parts');
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    void message.success(t('link.copied'));
  };
  return (
    <Modal
      open
      title={t('link.title', { name })}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {tParts('close')}
        </Button>
      }
      mask={{ closable: false }}
    >
      <p>{t('link.text')}</p>
      <div className={styles['link']}>
        <code data-testid="one-time-link">{link}</code>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('link.copy')}
        </Button>
      </div>
      <p className="cl-muted">▲ {t('link.once')}</p>
    </Modal>
  );
}
