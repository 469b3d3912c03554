import { Button, Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useT } from '../i18n/index.ts';
import { number } from '../i18n/format.ts';
import type { Rows } from './edits.ts';
import styles from './grid.module.css';
import { valueCounts, type ColumnFilter } from './view-order.ts';

const MOST_VALUES = 300;

interface Props {
  readonly rows: Rows;
  readonly cell: number;
  readonly filter: ColumnFilter | undefined;
  readonly onFilter: (filter: ColumnFilter | undefined) => void;
}

/** A column's filter: a text that the cell contains, and the values that it may have. */
export function FilterPanel({ rows, cell, filter, onFilter }: Props) {
  const t = useT('grid');
  const [text, setText] = useState(filter?.text ?? '');
  const [chosen, setChosen] = useState<ReadonlySet<string> | undefined>(
    filter?.values === undefined ? undefined : new Set(filter.values),
  );
  const { values, more } = useMemo(() => valueCounts(rows, cell, MOST_VALUES), [rows, cell]);
  const toggle = (value: string, on: boolean) => {
    const next = new Set(chosen ?? []);
    if (on) next.add(value);
    else next.delete(value);
    setChosen(next.size === 0 ? undefined : next);
  };
  const apply = () => {
    const next = { ...(text === '' ? {} : { text }), ...(chosen === undefined ? {} : { values: [...chosen] }) };
    onFilter(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className={styles['filter']}>
      <Input
        autoFocus
        size="small"
        allowClear
        placeholder={t('column.filter.text')}
        aria-label={t('column.filter.text')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => event.nativeEvent.isComposing || apply()}
        data-testid="filter-text"
      />
      <div className={styles['filterValues']} role="group" aria-label={t('column.filter.values')}>
        {values.map(([value, count]) => (
          <Checkbox
            key={value}
            checked={chosen?.has(value) ?? false}
            onChange={(event) => toggle(value, event.target.checked)}
          >
            {value === '' ? t('column.filter.empty') : value} <span className="cl-muted">{number(count)}</span>
          </Checkbox>
        ))}
        {more > 0 ? <span className="cl-muted">{t('column.filter.more', { count: number(more) })}</span> : null}
      </div>
      <div className={styles['filterButtons']}>
        <Button size="small" onClick={() => onFilter(undefined)}>
          {t('column.filter.clear')}
        </Button>
        <Button size="small" type="primary" onClick={apply} data-testid="filter-apply">
          {t('column.filter.apply')}
        </Button>
      </div>
    </div>
  );
}
