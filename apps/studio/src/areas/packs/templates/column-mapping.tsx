import { Select } from 'antd';
import { useT } from '../../../i18n/index.ts';
import type { GridColumn } from '../../../grid/grid-types.ts';
import type { ColumnMap } from './import-diff.ts';
import type { ReadRows } from './read-rows.ts';
import styles from './templates.module.css';

interface Props {
  readonly columns: readonly GridColumn[];
  readonly read: ReadRows;
  readonly map: ColumnMap;
  readonly onMap: (map: ColumnMap) => void;
}

/** Which column of the file fills which column of the table, with the first values that it brings. */
export function ColumnMapping({ columns, read, map, onMap }: Props) {
  const t = useT('tables');
  const choose = (id: string, at: number | undefined) => {
    const { [id]: _, ...rest } = map;
    onMap(at === undefined ? rest : { ...rest, [id]: at });
  };
  return (
    <div className={styles['mapping']}>
      <p className="cl-muted">{t('import.map.text')}</p>
      {map['id'] === undefined ? <p role="status">{t('import.map.id')}</p> : null}
      <div className={styles['mappingList']}>
        {columns.map((column) => {
          const at = map[column.id];
          return (
            <div key={column.id} className={styles['mappingRow']}>
              <span>{column.title}</span>
              <Select
                size="small"
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={column.title}
                placeholder={t('import.map.none')}
                value={at}
                onChange={(value: number | undefined) => choose(column.id, value)}
                options={read.header.map((name, value) => ({ value, label: name === '' ? `#${value + 1}` : name }))}
                data-testid={`map-${column.id}`}
              />
              <span className="cl-muted">
                {at === undefined
                  ? ''
                  : read.rows
                      .slice(0, 3)
                      .map((row) => row[at] ?? '')
                      .filter((text) => text !== '')
                      .join(' · ')}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
