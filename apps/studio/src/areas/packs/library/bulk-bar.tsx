import { Button, Tooltip } from 'antd';
import { number } from '../../../i18n/format.ts';
import { useT } from '../../../i18n/index.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { countOf, EVERYTHING, NOTHING, type Selection } from './selection.ts';
import styles from './library.module.css';

export const BULK_ACTIONS = ['severity', 'disable', 'enable', 'stages', 'dates'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

interface Props {
  readonly total: number;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  readonly onAction: (action: BulkAction) => void;
}

/** What is selected, how to select all, and what can be done to it. */
export function BulkBar({ total, selection, onSelection, onAction }: Props) {
  const t = useT('library');
  const { editable } = useWorkbench();
  const count = countOf(selection, total);
  return (
    <div className={styles['bulk']} role="group" aria-label={t('selected.ids', { count })} data-testid="bulk-bar">
      <span aria-live="polite">
        {selection.mode === 'all'
          ? t('selected.all', { count: number(count) })
          : t('selected.ids', { count: number(count) })}
      </span>
      {selection.mode === 'all' || total === 0 ? null : (
        <Button size="small" type="link" onClick={() => onSelection(EVERYTHING)} data-testid="select-all">
          {t('select.all', { count: number(total) })}
        </Button>
      )}
      {count === 0 ? null : (
        <>
          <Button size="small" type="link" onClick={() => onSelection(NOTHING)}>
            {t('select.none')}
          </Button>
          {BULK_ACTIONS.map((action) => (
            <Tooltip key={action} title={editable ? '' : t('bulk.readOnly')}>
              <Button size="small" disabled={!editable} onClick={() => onAction(action)} data-testid={`bulk-${action}`}>
                {t(`bulk.${action}`)}
              </Button>
            </Tooltip>
          ))}
        </>
      )}
    </div>
  );
}
