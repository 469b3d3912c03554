import { PlusOutlined } from '@ant-design/icons';
import { Dropdown } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { insertAt, type Address } from '../condition-edits.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from './sentence.module.css';

const NEW_TEST = { fact: '', operator: '', value: '' };

/** “And …”: another condition at the end of a group, from a menu. */
export function AddPhrase({
  list,
  count,
  op,
}: {
  readonly list: Address;
  readonly count: number;
  readonly op: 'all' | 'any';
}) {
  const t = useT('packs');
  const { rule, change, disabled, select, shared } = useRuleEditing();
  if (disabled) return null;
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
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          change(insertAt(rule, list, made[key]));
          select([...list, count]);
        },
      }}
    >
      <button type="button" className={styles['add']} data-testid="sentence-add">
        <PlusOutlined />{' '}
        {count === 0 ? t('sentence.add.first') : t(op === 'all' ? 'sentence.add.and' : 'sentence.add.or')}
      </button>
    </Dropdown>
  );
}
