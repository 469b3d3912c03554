import { Button, Input, Select, Table } from 'antd';
import { useMemo, useState } from 'react';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useFields, useValueSets } from '../../api/knowledge.ts';
import { useLanguage, useT, type TextKey } from '../../i18n/index.ts';
import { ProblemNotice, SeverityShape, useIssueText, useRemembered } from '../../parts/index.ts';
import type { Inspected } from './choose-file.tsx';
import { MapColumns } from './map-columns.tsx';
import { mappingId, namesTheCase, suggestColumns, type Columns } from './suggest-mapping.ts';
import styles from './imports.module.css';

const DIALECTS = ['hqms', 'natdss', 'drgCase', 'dipCase', 'visitCase', 'ndjson', 'mapped'] as const;
type Dialect = (typeof DIALECTS)[number];
const isDialect = (text: string | undefined): text is Dialect => DIALECTS.some((one) => one === text);

export interface ReviewFileProps {
  readonly inspected: Inspected;
  readonly onOther: () => void;
  readonly onStarted: (jobId: string) => void;
}

/** What the file is, what of it is not known, how it reads, and what to assume where it says nothing. */
export function ReviewFile({ inspected: { file, answer }, onOther, onStarted }: ReviewFileProps) {
  const t = useT('imports');
  const text = useIssueText();
  const language = useLanguage();
  const { fields } = useFields();
  const sets = useValueSets();
  const saved = useOperation('listMappings', {}).data?.mappings ?? [];
  const [dialect, setDialect] = useState<Dialect>(isDialect(answer.dialect) ? answer.dialect : 'mapped');
  const [area, setArea] = useRemembered('import.poolingArea', '');
  const [insurance, setInsurance] = useRemembered<string | null>('import.insuranceType', null);
  const suggested = useMemo(() => suggestColumns(answer.columns), [answer]);
  const [edited, setEdited] = useState<Columns>();
  const remembered = saved.find((one) => one.id === answer.mapping);
  const columns = edited ?? (remembered?.columns as Columns | undefined) ?? suggested;
  const [name, setName] = useState<string>();
  const mappingName = name ?? remembered?.name ?? file.name.replace(/\.[^.]+$/, '');
  const save = useAction('saveMapping', { invalidates: ['listMappings'] });
  const start = useAction('startImport', { invalidates: ['listJobs'], onSuccess: (job) => onStarted(job.id) });
  const isMapped = dialect === 'mapped';
  const ready = answer.encoding !== '' && (!isMapped || (namesTheCase(columns) && mappingName.trim() !== ''));

  const run = async () => {
    let mapping: string | undefined;
    if (isMapped) {
      const id = remembered?.name === mappingName ? remembered.id : mappingId(mappingName);
      mapping = (
        await save.mutateAsync({
          params: { id },
          body: {
            name: mappingName.trim(),
            columns: columns as Record<
              string,
              { path: string; values?: Record<string, string>; form?: string; part?: string }
            >,
          },
        })
      ).id;
    }
    await start.mutateAsync({
      form: {
        file,
        dialect,
        poolingArea: area.trim() === '' ? undefined : area.trim(),
        insuranceType: insurance ?? undefined,
        mapping,
      },
    });
  };
  return (
    <div className={styles['review']}>
      <div className={styles['facts']}>
        <strong>{file.name}</strong>
        {answer.encoding === '' ? null : <span>{t('encoding', { name: answer.encoding })}</span>}
        {answer.columns.length === 0 ? null : <span>{t('columns', { n: answer.columns.length })}</span>}
        <Button type="link" size="small" onClick={onOther}>
          {t('other')}
        </Button>
        <label style={{ marginLeft: 'auto' }}>
          {t('dialect')}{' '}
          <Select
            value={dialect}
            onChange={setDialect}
            style={{ width: 240 }}
            options={DIALECTS.map((one) => ({ value: one, label: t(`dialect.${one}` as TextKey<'imports'>) }))}
            data-testid="dialect"
          />
        </label>
      </div>
      {answer.encoding === '' ? null : (
        <div>
          {isDialect(answer.dialect)
            ? t('dialect.found', { name: t(`dialect.${answer.dialect}` as TextKey<'imports'>) })
            : t('dialect.none')}
        </div>
      )}
      {answer.issues
        .filter((issue) => issue.code !== 'RECORD_DIALECT_UNKNOWN')
        .map((issue, index) => (
          <div key={index}>
            <SeverityShape
              severity={issue.severity === 'error' ? 'error' : issue.severity === 'warning' ? 'warn' : 'info'}
            />{' '}
            {text(issue)}
          </div>
        ))}
      {isMapped || answer.unknownColumns.length === 0 ? null : (
        <div className={styles['unknown']}>
          {t('unknown', { n: answer.unknownColumns.length, count: answer.unknownColumns.length })}{' '}
          {answer.unknownColumns.map((column) => (
            <code key={column}>{column}</code>
          ))}
        </div>
      )}
      {answer.encoding === '' ? null : isMapped ? (
        <MapColumns
          answer={answer}
          columns={columns}
          onChange={setEdited}
          fields={fields}
          name={mappingName}
          onName={setName}
          saved={saved}
        />
      ) : answer.columns.length === 0 ? null : (
        <Preview answer={answer} />
      )}
      <section className={styles['block']}>
        <h3>{t('defaults')}</h3>
        <div className={styles['defaults']}>
          <label>
            {t('poolingArea')}
            <Input
              value={area}
              maxLength={12}
              style={{ width: 220 }}
              onChange={(event) => setArea(event.target.value)}
              data-testid="pooling-area"
            />
          </label>
          <label>
            {t('insuranceType')}
            <Select
              allowClear
              value={insurance}
              style={{ width: 260 }}
              onChange={(value: string | undefined) => setInsurance(value ?? null)}
              options={(sets['insutype'] ?? []).map((one) => ({
                value: one.code,
                label: `${one.code} ${language === 'en' ? one.en : one.zh}`,
              }))}
              data-testid="insurance-type"
            />
          </label>
        </div>
      </section>
      <ProblemNotice error={save.error ?? start.error} kept />
      <div className={styles['foot']}>
        {answer.encoding !== '' && isMapped && !namesTheCase(columns) ? (
          <span className="cl-muted">{t('mapping.key')}</span>
        ) : null}
        <Button
          type="primary"
          disabled={!ready}
          loading={save.isPending || start.isPending}
          onClick={() => void run().catch(() => undefined)}
          data-testid="start-import"
        >
          {t('start')}
        </Button>
      </div>
    </div>
  );
}

function Preview({ answer }: { readonly answer: Inspected['answer'] }) {
  const t = useT('imports');
  const shown = answer.columns.slice(0, 40);
  return (
    <section className={styles['block']}>
      <h3>{t('preview')}</h3>
      <Table
        size="small"
        pagination={false}
        rowKey={(row) => answer.sample.indexOf(row)}
        dataSource={answer.sample.slice(0, 5)}
        scroll={{ x: shown.length * 110 }}
        columns={shown.map((column) => ({
          key: column,
          title: column,
          width: 110,
          ellipsis: true,
          render: (_value: unknown, row: Record<string, string>) => row[column],
        }))}
      />
    </section>
  );
}
