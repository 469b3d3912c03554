import { PlusOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { insertAt, isObject, joinAt, valueAt, type Address } from '../condition-edits.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from './sentence.module.css';

const NEW_TEST = { fact: '', operator: '', value: '' };

interface Props {
  /** The group that is added to; or a condition that becomes the first of a new group. */
  readonly at: Address;
}

/** “And …”: another condition at the end of a group, from a menu. */
export function AddPhrase({ at }: Props) {
  const t = useT('packs');
  const { rule, change, disabled, focusOn, select, shared } = useRuleEditing();
  const own = valueAt(rule, at);
  if (disabled || !isObject(own)) return null;
  const op = Array.isArray(own['any']) ? 'any' : 'all';
  const children = own[op];
  const count = Array.isArray(children) ? children.length : 1;
  const add = (condition: unknown) => {
    change(Array.isArray(children) ? insertAt(rule, [...at, op], condition) : joinAt(rule, at, condition));
    select([...at, op, count]);
    focusOn([...at, op, count], 'field');
  };
  const other = op === 'all' ? 'any' : 'all';
  const made: Readonly<Record<string, unknown>> = {
    test: NEW_TEST,
    group: { [other]: [NEW_TEST, NEW_TEST] },
    not: { not: NEW_TEST },
    ...Object.fromEntries(shared.map((name) => [`shared ${name}`, { condition: name }])),
  };
  const items = [
    { key: 'test', label: t('sentence.add.test') },
    { key: 'group', label: t(`sentence.add.${other}`) },
    { key: 'not', label: t('sentence.add.not') },
    ...shared.map((name) => ({ key: `shared ${name}`, label: t('sentence.add.shared', { name }) })),
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => add(made[key]) }}>
      <button type="button" className={styles['add']} data-testid="sentence-add">
        <PlusOutlined />{' '}
        {count === 0 ? t('sentence.add.first') : t(op === 'all' ? 'sentence.add.and' : 'sentence.add.or')}
      </button>
    </Dropdown>
  );
}
