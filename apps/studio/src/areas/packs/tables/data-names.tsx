import type { Datum } from '@caseloom/tables';
import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input } from 'antd';
import { useT } from '../../../i18n/index.ts';
import styles from './tables.module.css';

const TYPES = ['any', 'number', 'string', 'boolean', 'date', 'date and time'].map((value) => ({ value }));

interface Props {
  readonly data: readonly Datum[];
  readonly editable: boolean;
  readonly onChange: (data: readonly Datum[]) => void;
}

/** Names that the expressions of a table may read, and what they hold. */
export function DataNames({ data, editable, onChange }: Props) {
  const t = useT('tables');
  const put = (index: number, datum: Datum) => onChange(data.map((one, at) => (at === index ? datum : one)));
  return (
    <section className={styles['names']} aria-label={t('decision.data')}>
      <h3>{t('decision.data')}</h3>
      {data.map((datum, index) => (
        <div key={index} className={styles['name']}>
          <Input
            size="small"
            value={datum.name}
            disabled={!editable}
            aria-label={t('decision.data')}
            onChange={(event) => put(index, { ...datum, name: event.target.value })}
          />
          <AutoComplete
            size="small"
            value={datum.type ?? 'any'}
            disabled={!editable}
            options={TYPES}
            aria-label={t('column.type')}
            onChange={(type: string) => put(index, type === 'any' ? { name: datum.name } : { name: datum.name, type })}
          />
          {editable ? (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={`${t('column.remove')} ${datum.name}`}
              onClick={() => onChange(data.filter((_, at) => at !== index))}
            />
          ) : null}
        </div>
      ))}
      {editable ? (
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => onChange([...data, { name: `name${data.length + 1}` }])}
        >
          {t('decision.addName')}
        </Button>
      ) : null}
    </section>
  );
}
