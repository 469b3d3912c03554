import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useT, type TextKey } from '../../../i18n/index.ts';
import { COLUMNS, type ColumnId } from './case-columns.tsx';
import styles from './list.module.css';

/** Which columns the list shows; this machine remembers it. */
export function ColumnChoice({
  chosen,
  onChange,
  available,
}: {
  readonly chosen: readonly ColumnId[];
  readonly onChange: (columns: readonly ColumnId[]) => void;
  readonly available: readonly ColumnId[];
}) {
  const t = useT('cases');
  const panel = (
    <div className={styles['columnsPanel']}>
      {available.map((id) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          disabled={id === 'patient'}
          onChange={(event) =>
            onChange(COLUMNS.filter((one) => (one === id ? event.target.checked : chosen.includes(one))))
          }
        >
          {t(`column.${id}` as TextKey<'cases'>)}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={panel}>
      <Button icon={<SettingOutlined />} aria-label={t('columns')} title={t('columns')} data-testid="columns" />
    </Popover>
  );
}
