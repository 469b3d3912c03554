import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import { insertAt, isObject, joinAt, valueAt, type Address } from '../condition-edits.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';

/** A test that is still to be made. */
export const NEW_TEST = { fact: '', operator: '', value: '' };

/** Buttons that put another condition, group or shared condition into a group; a condition that is none becomes the first of a new one. */
export function AddCondition({ at }: { readonly at: Address }) {
  const t = useT('packs');
  const { rule, change, disabled, focusOn, select, shared } = useRuleEditing();
  const own = valueAt(rule, at);
  if (disabled || !isObject(own)) return null;
  const op = Array.isArray(own['any']) ? 'any' : 'all';
  const children = own[op];
  const add = (condition: unknown, below: Address = []) => {
    const inList = Array.isArray(children);
    const address = [...at, op, inList ? children.length : 1, ...below];
    change(inList ? insertAt(rule, [...at, op], condition) : joinAt(rule, at, condition));
    select(address);
    focusOn(address, 'field');
  };
  const other = op === 'all' ? 'any' : 'all';
  const [first] = shared;
  return (
    <div className={styles['adds']}>
      <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={() => add(NEW_TEST)} data-testid="add-test">
        {t('condition.addTest')}
      </Button>
      <Button
        size="small"
        type="dashed"
        onClick={() => add({ [other]: [NEW_TEST] }, [other, 0])}
        data-testid="add-group"
      >
        {t('condition.addGroup')}
      </Button>
      {first === undefined ? null : (
        <Button size="small" type="dashed" onClick={() => add({ condition: first })}>
          {t('condition.addShared')}
        </Button>
      )}
    </div>
  );
}
