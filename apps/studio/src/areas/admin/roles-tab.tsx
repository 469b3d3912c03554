import { PlusOutlined } from '@ant-design/icons';
import { PERMISSIONS, SEPARATE_HANDS, type Operations, type OutputOf, type Permission } from '@caseloom/api';
import { Button, Checkbox, Input, Modal, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useLocal, useT } from '../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../parts/index.ts';
import styles from './admin.module.css';
import { separateHandsBroken } from './separate-hands.ts';

type Role = OutputOf<Operations['listRoles']>['roles'][number];
const verbs = Object.keys(PERMISSIONS) as Permission[];
const GROUPS = [...new Set(verbs.map((verb) => verb.split('.')[0] as 'case'))];

/** Roles as sets of verbs. */
export function RolesTab() {
  const t = useT('admin');
  const local = useLocal();
  const found = useOperation('listRoles', {});
  const [chosen, setChosen] = useState<string>();
  const [fresh, setFresh] = useState<Role>();
  if (found.data === undefined)
    return found.error === null ? (
      <Loading rows={8} />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const roles =
    fresh === undefined ? found.data.roles : [...found.data.roles.filter((one) => one.id !== fresh.id), fresh];
  const role = roles.find((one) => one.id === chosen) ?? roles[0];
  return (
    <div className={styles['split']} data-testid="roles">
      <nav className={styles['list']} aria-label={t('tab.roles')}>
        {roles.map((one) => (
          <button
            key={one.id}
            type="button"
            className={styles['entry']}
            aria-pressed={one.id === role?.id}
            onClick={() => setChosen(one.id)}
            data-testid={`role-${one.id}`}
          >
            <span>{local(one.title) || one.id}</span>
            <small>{t('roles.members', { count: one.members })}</small>
          </button>
        ))}
        <NewRole taken={roles.map((one) => one.id)} onNew={(one) => (setFresh(one), setChosen(one.id))} />
      </nav>
      {role === undefined ? null : (
        <RoleForm key={`${role.id} ${role.version}`} role={role} onSaved={() => setFresh(undefined)} />
      )}
    </div>
  );
}

function RoleForm({ role, onSaved }: { readonly role: Role; readonly onSaved: () => void }) {
  const t = useT('admin');
  const tParts = useT('parts');
  const local = useLocal();
  const [title, setTitle] = useState(role.title);
  const [permissions, setPermissions] = useState<readonly string[]>(role.permissions);
  useEffect(() => setPermissions(role.permissions), [role.permissions]);
  const save = useAction('saveRole', { invalidates: ['listRoles', 'session'], onSuccess: onSaved });
  const broken = separateHandsBroken(permissions, SEPARATE_HANDS);
  const changed =
    title.zh !== role.title.zh ||
    title.en !== role.title.en ||
    permissions.toSorted().join() !== role.permissions.toSorted().join();
  const toggle = (verb: Permission, on: boolean) =>
    setPermissions(on ? [...permissions, verb] : permissions.filter((one) => one !== verb));
  return (
    <section className={styles['detail']} data-testid="role-form">
      <header className={styles['bar']} style={{ padding: 0 }}>
        <h2>{local(role.title) || role.id}</h2>
        <code className="cl-muted">{role.id}</code>
        {role.builtIn ? <Tag>{t('roles.builtIn')}</Tag> : null}
        <span className={styles['gap']} />
        <Button
          type="primary"
          disabled={!changed || broken !== undefined || title.zh === ''}
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              params: { id: role.id },
              ifMatch: role.version,
              body: { title: { zh: title.zh, en: title.en || title.zh }, permissions: [...permissions] },
            })
          }
          data-testid="save-role"
        >
          {tParts('save')}
        </Button>
      </header>
      <ProblemNotice error={save.error} kept />
      {broken === undefined ? null : (
        <p role="alert">
          ■{' '}
          {t('roles.separate', {
            first: local(PERMISSIONS[broken[0] as Permission]),
            second: local(PERMISSIONS[broken[1] as Permission]),
          })}
        </p>
      )}
      <div className={styles['two']}>
        {(['zh', 'en'] as const).map((language) => (
          <label key={language}>
            <span>{t(`roles.title.${language}`)}</span>
            <Input
              value={title[language]}
              onChange={(event) => setTitle({ ...title, [language]: event.target.value })}
            />
          </label>
        ))}
      </div>
      {GROUPS.map((group) => (
        <fieldset key={group} className={styles['verbs']}>
          <legend>{t(`group.${group}`)}</legend>
          {verbs
            .filter((verb) => verb.startsWith(`${group}.`))
            .map((verb) => (
              <Checkbox
                key={verb}
                checked={permissions.includes(verb)}
                onChange={(event) => toggle(verb, event.target.checked)}
                data-testid={`verb-${verb}`}
              >
                {local(PERMISSIONS[verb])} <code className="cl-muted">{verb}</code>
              </Checkbox>
            ))}
        </fieldset>
      ))}
    </section>
  );
}

function NewRole({ taken, onNew }: { readonly taken: readonly string[]; readonly onNew: (role: Role) => void }) {
  const t = useT('admin');
  const tParts = useT('parts');
  const [open, setOpen] = useState(false);
  const [id, setId] = useState('');
  const [zh, setZh] = useState('');
  const usable = /^[a-zA-Z][a-zA-Z0-9-]{1,39}$/.test(id) && !taken.includes(id);
  const add = () => {
    onNew({ id, version: 0, title: { zh, en: zh }, permissions: [], builtIn: false, members: 0 });
    setOpen(false);
  };
  return (
    <>
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => setOpen(true)} data-testid="new-role">
        {t('roles.new')}
      </Button>
      <Modal
        open={open}
        title={t('roles.new')}
        okText={tParts('confirm')}
        cancelText={tParts('cancel')}
        onCancel={() => setOpen(false)}
        onOk={add}
        okButtonProps={{ disabled: !usable || zh === '' }}
      >
        <div className={styles['stack']}>
          <label>
            <span>{t('roles.id')}</span>
            <Input
              value={id}
              onChange={(event) => setId(event.target.value)}
              {...(id === '' || usable ? {} : { status: 'error' as const })}
            />
            <small className="cl-muted">{t('roles.id.help')}</small>
          </label>
          <label>
            <span>{t('roles.title.zh')}</span>
            <Input value={zh} onChange={(event) => setZh(event.target.value)} />
          </label>
        </div>
      </Modal>
    </>
  );
}
