import { FilterOutlined, PlusOutlined, RedoOutlined, SearchOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n/index.ts';
import type { GridHistory } from './grid-props.ts';
import styles from './grid.module.css';
import type { ColumnsOfGrid } from './use-columns.ts';
import type { GridActions } from './use-grid-actions.ts';

interface Props {
  readonly columns: ColumnsOfGrid;
  readonly editable: boolean;
  readonly history: GridHistory | undefined;
  readonly actions: GridActions;
  readonly hasQuery: boolean;
  readonly onClearQuery: () => void;
  readonly onFind: () => void;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** The bar above a table. */
export function GridTools({
  columns,
  editable,
  history,
  actions,
  hasQuery,
  onClearQuery,
  onFind,
  before,
  after,
}: Props) {
  const t = useT('grid');
  return (
    <div className={styles['tools']}>
      {before}
      {editable ? (
        <>
          <Button
            size="small"
            type="text"
            icon={<PlusOutlined />}
            onClick={() => actions.insert('end')}
            data-testid="grid-add-row"
          >
            {t('tool.addRow')}
          </Button>
          <Tooltip title={`${t('tool.undo')} Ctrl Z`}>
            <Button
              size="small"
              type="text"
              icon={<UndoOutlined />}
              aria-label={t('tool.undo')}
              disabled={history?.canUndo !== true}
              onClick={actions.undo}
              data-testid="grid-undo"
            />
          </Tooltip>
          <Tooltip title={`${t('tool.redo')} Ctrl Y`}>
            <Button
              size="small"
              type="text"
              icon={<RedoOutlined />}
              aria-label={t('tool.redo')}
              disabled={history?.canRedo !== true}
              onClick={actions.redo}
              data-testid="grid-redo"
            />
          </Tooltip>
        </>
      ) : null}
      <Tooltip title={`${t('tool.find')} Ctrl F`}>
        <Button
          size="small"
          type="text"
          icon={<SearchOutlined />}
          aria-label={t('tool.find')}
          onClick={onFind}
          data-testid="grid-find"
        />
      </Tooltip>
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={
          <div className={styles['menu']}>
            {[...columns.laid.map((one) => one.column), ...columns.hidden].map((column) => {
              const isHidden = columns.hidden.includes(column);
              return (
                <Checkbox
                  key={column.id}
                  checked={!isHidden}
                  disabled={!isHidden && columns.laid.length === 1}
                  onChange={() => (isHidden ? columns.show(column.id) : columns.hide(column.id))}
                >
                  {column.title}
                </Checkbox>
              );
            })}
            <Button size="small" type="link" onClick={columns.reset}>
              {t('tool.columns.reset')}
            </Button>
          </div>
        }
      >
        <Button size="small" type="text" data-testid="grid-columns">
          {t('tool.columns')}
          {columns.hidden.length === 0 ? '' : ` −${columns.hidden.length}`}
        </Button>
      </Popover>
      {hasQuery ? (
        <Button size="small" icon={<FilterOutlined />} onClick={onClearQuery} data-testid="grid-clear-view">
          {t('tool.clearView')}
        </Button>
      ) : null}
      <span className={styles['gap']} />
      {after}
    </div>
  );
}
