import { Segmented } from 'antd';
import { Fragment, type ComponentType } from 'react';
import { useT } from '../../../../i18n/index.ts';
import * as edit from '../condition-edits.ts';
import type { ConditionShape } from '../condition-shape.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import { AddCondition } from './add-condition.tsx';
import type { PieceProps } from './condition-builder.tsx';
import { DropPlace } from './drop-place.tsx';
import { PieceMenu } from './piece-menu.tsx';

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
  const { rule, change, disabled } = useRuleEditing();
  const list = [...at, shape.op];
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
      <AddCondition at={at} />
    </fieldset>
  );
}
