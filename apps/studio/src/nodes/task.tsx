import { DeleteOutlined, PlusOutlined, UserOutlined } from '@ant-design/icons';
import { isReturn, type TaskAction } from '@caseloom/workflow';
import { AutoComplete, Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useOperation } from '../api/hooks.ts';
import { useLocal, useT } from '../i18n/index.ts';
import { SeverityTag } from '../parts/index.ts';
import { Labelled } from './labelled.tsx';
import { actionsOf, firstConfigs, namedWays } from './node-defaults.ts';
import type { NodeConfig, NodePropertiesProps, NodeView } from './node-view.ts';
import styles from './nodes.module.css';

const rolesOf = (config: NodeConfig): readonly string[] =>
  Array.isArray(config['roles']) ? (config['roles'] as string[]) : [];
const STAGES = [
  'physicianCorrection',
  'departmentReview',
  'coding',
  'coderReview',
  'qcReview',
  'insuranceReview',
] as const;

/** Titles of roles by id; the id itself where nobody knows it. */
function useRoles(): { readonly title: (id: string) => string; readonly ids: readonly string[] } {
  const local = useLocal();
  const roles = useOperation('listRoles', {}, { staleTime: 300_000 });
  const byId = new Map(roles.data?.roles.map((one) => [one.id, one]));
  return { title: (id) => local(byId.get(id)?.title) || id, ids: [...byId.keys()] };
}

function Properties({ config, disabled, onChange }: NodePropertiesProps) {
  const t = useT('workflows');
  const roles = useRoles();
  const dueHours = config['dueHours'];
  const stage = typeof config['stage'] === 'string' ? config['stage'] : '';
  return (
    <div className={styles['list']}>
      <Labelled label={t('task.roles')}>
        <Select
          mode="tags"
          style={{ width: '100%' }}
          disabled={disabled}
          value={[...rolesOf(config)]}
          onChange={(next: string[]) => onChange({ roles: next }, 'roles')}
          options={roles.ids.map((id) => ({ value: id, label: roles.title(id) }))}
          data-testid="task-roles"
        />
      </Labelled>
      <Labelled label={t('task.stage')}>
        <AutoComplete
          style={{ width: '100%' }}
          disabled={disabled}
          value={stage}
          onChange={(next: string) => onChange({ stage: next }, 'stage')}
          options={STAGES.map((one) => ({ value: one, label: t(`stage.${one}`) }))}
        />
      </Labelled>
      <Labelled label={t('task.dueHours')}>
        <InputNumber
          style={{ width: '100%' }}
          min={0}
          disabled={disabled}
          value={typeof dueHours === 'number' ? dueHours : null}
          onChange={(next) => onChange({ dueHours: next ?? undefined }, 'dueHours')}
          suffix={t('task.hours')}
          data-testid="task-due"
        />
      </Labelled>
      <Checkbox
        disabled={disabled}
        checked={config['stickyAssignee'] === true}
        onChange={(event) => onChange({ stickyAssignee: event.target.checked ? true : undefined }, 'sticky')}
      >
        {t('task.sticky')}
      </Checkbox>
      <Actions
        actions={actionsOf(config)}
        disabled={disabled}
        onChange={(actions, mark) => onChange({ actions }, mark)}
      />
    </div>
  );
}

interface ActionsProps {
  readonly actions: readonly TaskAction[];
  readonly disabled: boolean;
  readonly onChange: (actions: readonly TaskAction[], mark: string) => void;
}

/** The ways out of a task: their words, whether a reason is needed, and what must not be open. */
function Actions({ actions, disabled, onChange }: ActionsProps) {
  const t = useT('workflows');
  const set = (index: number, change: Readonly<Record<string, unknown>>) =>
    onChange(
      actions.map((one, at) =>
        at === index
          ? (Object.fromEntries(
              Object.entries({ ...one, ...change }).filter(([, value]) => value !== undefined),
            ) as unknown as TaskAction)
          : one,
      ),
      `action ${index} ${Object.keys(change).join()}`,
    );
  const free = (): string => {
    let count = actions.length + 1;
    while (actions.some((one) => one.id === `action${count}`)) count += 1;
    return `action${count}`;
  };
  return (
    <section className={styles['list']} aria-label={t('task.actions')}>
      <strong className={styles['small']}>{t('task.actions')}</strong>
      {actions.map((one, index) => (
        <div key={index} className={styles['item']} data-testid="task-action">
          <div className={styles['row']}>
            <Input
              size="small"
              disabled={disabled}
              value={one.id}
              aria-label={t('task.action.id')}
              onChange={(event) => set(index, { id: event.target.value })}
              style={{ width: 110 }}
            />
            <span className={styles['gap']} />
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              disabled={disabled}
              aria-label={t('remove')}
              onClick={() =>
                onChange(
                  actions.filter((_, at) => at !== index),
                  `action ${index} gone`,
                )
              }
            />
          </div>
          <div className={styles['row']}>
            {(['zh', 'en'] as const).map((language) => (
              <Input
                key={language}
                size="small"
                disabled={disabled}
                value={one.title[language]}
                placeholder={t(`title.${language}`)}
                aria-label={t(`title.${language}`)}
                onChange={(event) => set(index, { title: { ...one.title, [language]: event.target.value } })}
              />
            ))}
          </div>
          <div className={styles['row']}>
            <Checkbox
              disabled={disabled || isReturn(one)}
              checked={one.needsReason === true || isReturn(one)}
              onChange={(event) => set(index, { needsReason: event.target.checked ? true : undefined })}
            >
              {t('task.action.needsReason')}
            </Checkbox>
            <Checkbox
              disabled={disabled || one.id === 'return'}
              checked={isReturn(one)}
              onChange={(event) => set(index, { isReturn: event.target.checked ? true : undefined })}
            >
              {t('task.action.isReturn')}
            </Checkbox>
          </div>
          <Labelled label={t('task.action.blockedBy')}>
            <Checkbox.Group
              disabled={disabled}
              value={[...(one.blockedBy ?? [])]}
              onChange={(chosen) =>
                set(index, {
                  blockedBy:
                    chosen.length === 0
                      ? undefined
                      : (['block', 'error', 'warn'] as const).filter((severity) => chosen.includes(severity)),
                })
              }
              options={(['block', 'error', 'warn'] as const).map((severity) => ({
                value: severity,
                label: <SeverityTag severity={severity} />,
              }))}
            />
          </Labelled>
        </div>
      ))}
      {disabled ? null : (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => onChange([...actions, { id: free(), title: { zh: '通过', en: 'Pass' } }], 'action added')}
          data-testid="add-action"
        >
          {t('task.action.add')}
        </Button>
      )}
    </section>
  );
}

function About({ config }: { readonly config: NodeConfig }) {
  const t = useT('workflows');
  const roles = useRoles();
  const who = rolesOf(config).map(roles.title).join(' · ');
  const due = typeof config['dueHours'] === 'number' ? t('task.due', { hours: config['dueHours'] }) : '';
  return <>{[who === '' ? t('task.nobody') : who, due].filter((one) => one !== '').join(' · ')}</>;
}

export const task: NodeView = {
  icon: UserOutlined,
  family: 'person',
  first: firstConfigs.task,
  ...(namedWays.task === undefined ? {} : { ways: namedWays.task }),
  About,
  Properties,
};
