import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, HolderOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useT } from '../../../../i18n/index.ts';
import * as edit from '../condition-edits.ts';
import { pathOf } from '../rule-address.ts';
import { useRuleEditing } from '../rule-editing.ts';
import styles from '../rules.module.css';
import type { PieceProps } from './condition-builder.tsx';
import { DRAGGED } from './drop-place.tsx';

/** Moves, copies, wraps and removes a condition. */
export function PieceMenu({ at }: PieceProps) {
  const t = useT('packs');
  const { rule, change, disabled, select } = useRuleEditing();
  if (disabled) return null;
  const index = at.at(-1);
  const inList = typeof index === 'number';
  const list = at.slice(0, -1);
  const unwrapped = edit.unwrapAt(rule, at);
  const siblings = edit.valueAt(rule, list);
  const last = inList && Array.isArray(siblings) && index === siblings.length - 1;
  const items = [
    {
      key: 'up',
      label: t('condition.up'),
      icon: <ArrowUpOutlined />,
      disabled: !inList || index === 0,
      extra: 'Alt ↑',
    },
    { key: 'down', label: t('condition.down'), icon: <ArrowDownOutlined />, disabled: !inList || last, extra: 'Alt ↓' },
    { key: 'copy', label: t('condition.copy'), disabled: !inList },
    { type: 'divider' as const },
    { key: 'all', label: t('condition.wrapAll') },
    { key: 'any', label: t('condition.wrapAny') },
    { key: 'not', label: t('condition.wrapNot') },
    { key: 'unwrap', label: t('condition.unwrap'), disabled: unwrapped === rule },
  ];
  const act = (key: string) => {
    if (key === 'up' || key === 'down') {
      change(edit.moveAt(rule, at, key === 'up' ? -1 : 1));
      if (inList) select([...list, index + (key === 'up' ? -1 : 1)]);
    } else if (key === 'copy' && inList) change(edit.insertAt(rule, list, edit.valueAt(rule, at), index + 1));
    else if (key === 'unwrap') change(unwrapped);
    else change(edit.wrapAt(rule, at, key as 'all' | 'any' | 'not'));
  };
  return (
    <span className={styles['pieceMenu']}>
      {inList ? (
        <>
          <span
            className={styles['handle']}
            draggable
            title={t('condition.drag')}
            onDragStart={(event) => {
              event.dataTransfer.setData(DRAGGED, pathOf(at));
              event.dataTransfer.effectAllowed = 'move';
            }}
          >
            <HolderOutlined />
          </span>
          <Tooltip title={t('condition.remove')}>
            <Button
              size="small"
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('condition.remove')}
              onClick={() => {
                change(edit.removeAt(rule, at));
                select(undefined);
              }}
              data-testid="remove-test"
            />
          </Tooltip>
        </>
      ) : null}
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
        <Button
          size="small"
          type="text"
          icon={<MoreOutlined />}
          aria-label={t('condition.menu')}
          data-testid="condition-menu"
        />
      </Dropdown>
    </span>
  );
}
