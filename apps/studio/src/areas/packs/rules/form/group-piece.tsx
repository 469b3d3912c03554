import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { Fragment, type ComponentType } from 'react';
import { useT } from '../../../../i18n/index.ts';
import * as edit from '../condition-edits.ts';
import type { ConditionShape } from '../condition-shape.ts';
import { itemListAt } from '../rule-address.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import type { PieceProps } from './condition-builder.tsx';
import { DropPlace } from './drop-place.tsx';
import { PieceMenu } from './piece-menu.tsx';

/** A test that is still to be made; inside a list it begins with the item. */
export function newTest(item: string | undefined): edit.Json {
  return { fact: item === undefined ? '' : 'item', operator: '', value: '' };
}

/** Conditions of which all, or any, have to hold. */
export function GroupPiece({
  at,
  shape,
  piece: Piece,
}: PieceProps & {
  readonly shape: Extract<ConditionShape, { is: 'group' }>;
  readonly piece: ComponentType<PieceProps>;
}) {
  const t = useT('packs');
  const { rule, change, disabled, focusOn, select } = useRuleEditing();
  const list = [...at, shape.op];
  const add = (what: unknown, below: edit.Address = []) => {
    const address = [...list, shape.children.length];
    change(edit.insertAt(rule, list, what));
    select([...address, ...below]);
    focusOn([...address, ...below], 'field');
  };
  const fresh = () => ({ ...newTest(undefined), ...(itemListAt(rule, list) === undefined ? {} : { fact: '' }) });
  const other = shape.op === 'all' ? 'any' : 'all';
  return (
    <fieldset className={styles['group']} data-op={shape.op}>
      <legend className="cl-visually-hidden">{t(`condition.${shape.op}`)}</legend>
      <div className={styles['groupHead']}>
        <Segmented
          size="small"
          disabled={disabled}
          value={shape.op}
          onChange={(op) => change(edit.switchGroup(rule, at, op))}
          options={[
            { value: 'all' as const, label: t('condition.all') },
            { value: 'any' as const, label: t('condition.any') },
          ]}
        />
        {shape.name === undefined ? null : <code className="cl-muted">{shape.name}</code>}
        <span className={styles['gap']} />
        <PieceMenu at={at} />
      </div>
      {shape.children.length === 0 ? (
        <p className={styles['emptyGroup']}>▲ {t(`condition.empty.${shape.op}`)}</p>
      ) : null}
      {shape.children.map((_, index) => (
        <Fragment key={index}>
          <DropPlace list={list} index={index} />
          <div className={styles['child']}>
            <span className={styles['joint']} aria-hidden="true">
              {index === 0 ? '' : t(shape.op === 'all' ? 'condition.and' : 'condition.or')}
            </span>
            <Piece at={[...list, index]} />
          </div>
        </Fragment>
      ))}
      <DropPlace list={list} index={shape.children.length} />
      {disabled ? null : (
        <div className={styles['adds']}>
          <Button
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => add(fresh())}
            data-testid="add-test"
          >
            {t('condition.addTest')}
          </Button>
          <Button
            size="small"
            type="dashed"
            onClick={() => add({ [other]: [fresh()] }, [other, 0])}
            data-testid="add-group"
          >
            {t('condition.addGroup')}
          </Button>
          <AddShared list={list} onAdd={(name) => add({ condition: name })} />
        </div>
      )}
    </fieldset>
  );
}

function AddShared({ list, onAdd }: { readonly list: edit.Address; readonly onAdd: (name: string) => void }) {
  const t = useT('packs');
  const { shared, rule } = useRuleEditing();
  const [first] = shared;
  if (first === undefined || edit.valueAt(rule, list) === undefined) return null;
  return (
    <Button size="small" type="dashed" onClick={() => onAdd(first)}>
      {t('condition.addShared')}
    </Button>
  );
}
