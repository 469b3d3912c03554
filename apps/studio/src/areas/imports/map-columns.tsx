import { Input, Select, Table } from 'antd';
import { useMemo } from 'react';
import type { CallOutput } from '../../api/client.ts';
import type { FieldInfo } from '../../api/knowledge.ts';
import { useLanguage, useT } from '../../i18n/index.ts';
import { mappableFields, type Columns } from './suggest-mapping.ts';
import styles from './imports.module.css';

export interface MapColumnsProps {
  readonly answer: CallOutput<'inspectFile'>;
  readonly columns: Columns;
  readonly onChange: (columns: Columns) => void;
  readonly fields: readonly FieldInfo[];
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly saved: CallOutput<'listMappings'>['mappings'];
}

/** Says column by column what a foreign table means; the mapping is remembered under a name. */
export function MapColumns({ answer, columns, onChange, fields, name, onName, saved }: MapColumnsProps) {
  const t = useT('imports');
  const language = useLanguage();
  const options = useMemo(
    () => [
      { value: 'diagnoses', label: t('mapping.diagnoses') },
      { value: 'procedures', label: t('mapping.procedures') },
      ...mappableFields(fields).map((field) => ({
        value: field.path,
        label: `${language === 'en' ? field.en : field.zh} · ${field.path}`,
      })),
    ],
    [fields, language, t],
  );
  const taken = new Set(Object.values(columns).map((one) => one.path));
  const set = (column: string, path: string | undefined) => {
    const { [column]: _old, ...rest } = columns;
    onChange(path === undefined ? rest : { ...rest, [column]: { path } });
  };
  return (
    <section className={styles['block']}>
      <div className={styles['mappingHead']}>
        <h3>{t('mapping')}</h3>
        <span className="cl-muted">
          {t('mapping.count', {
            n: Object.keys(columns).filter((one) => answer.columns.includes(one)).length,
            total: answer.columns.length,
          })}
        </span>
        {saved.length === 0 ? null : (
          <Select
            placeholder={t('mapping.saved')}
            style={{ width: 220 }}
            value={null}
            onChange={(id: string | null) => {
              const one = saved.find((entry) => entry.id === id);
              if (one === undefined) return;
              onChange(one.columns as Columns);
              onName(one.name);
            }}
            options={saved.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        <label className={styles['mappingName']}>
          {t('mapping.name')}
          <Input
            value={name}
            maxLength={100}
            style={{ width: 240 }}
            onChange={(event) => onName(event.target.value)}
            data-testid="mapping-name"
          />
        </label>
      </div>
      <Table
        size="small"
        pagination={false}
        rowKey="column"
        scroll={{ y: 300 }}
        dataSource={answer.columns.map((column) => ({
          column,
          sample: answer.sample.map((row) => row[column]).find((cell) => cell !== undefined && cell !== '') ?? '',
        }))}
        columns={[
          { title: t('mapping.column'), dataIndex: 'column', width: 220, ellipsis: true },
          { title: t('mapping.sample'), dataIndex: 'sample', width: 200, ellipsis: true },
          {
            title: t('mapping.field'),
            render: (_value, { column }: { column: string }) => (
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: '100%' }}
                placeholder={t('mapping.keep')}
                aria-label={`${column}: ${t('mapping.field')}`}
                value={columns[column]?.path ?? null}
                onChange={(path: string | undefined) => set(column, path)}
                options={withOwn(options, columns[column]?.path).map((option) => ({
                  ...option,
                  disabled: taken.has(option.value) && columns[column]?.path !== option.value,
                }))}
              />
            ),
          },
        ]}
      />
    </section>
  );
}

/** The chosen place stays choosable, also where it is a later item of a list: `dx.other[3].code`. */
function withOwn(
  options: readonly { value: string; label: string }[],
  path: string | undefined,
): readonly { value: string; label: string }[] {
  return path === undefined || options.some((option) => option.value === path)
    ? options
    : [{ value: path, label: path }, ...options];
}
