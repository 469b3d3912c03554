import type { RuleSet, RuleTemplate } from '@caseloom/rules';
import { Alert, Input, Progress } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLanguage, useLocal, useT } from '../../../i18n/index.ts';
import { number } from '../../../i18n/format.ts';
import { ProblemNotice } from '../../../parts/index.ts';
import type { ArtifactViewProps } from '../artifacts/artifact-view-props.ts';
import { MOST_LOADED, useAllRows, type LoadedRows } from '../tables/use-all-rows.ts';
import { useWorkbench } from '../workbench/workbench-context.tsx';
import { RowsEditor } from './rows-editor.tsx';
import { templateColumns } from './template-columns.ts';
import { TemplateHead } from './template-head.tsx';
import styles from './templates.module.css';

const ROWS = { table: 'rows' };

type Props = ArtifactViewProps & { readonly template: RuleTemplate };

/** A rule template on top and its rows below, each of which is a rule. */
export function TemplateView({ view, template }: Props) {
  const t = useT('tables');
  const { source } = useWorkbench();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { loaded, done, error } = useAllRows({ source, kind: 'rules', artifact: view.id, table: 'rows' }, q, 0);
  const isLong = (view.tables.find((one) => one.name === 'rows')?.rows ?? 0) > MOST_LOADED;
  return (
    <>
      <TemplateHead template={template} />
      {isLong ? (
        <div className={styles['part']}>
          <Input.Search
            allowClear
            size="small"
            style={{ width: 280 }}
            placeholder={t('search')}
            aria-label={t('search')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          {loaded === undefined || loaded.matched <= loaded.rows.length ? null : (
            <Alert
              type="info"
              showIcon
              title={t('part', { shown: number(loaded.rows.length), total: number(loaded.matched) })}
            />
          )}
        </div>
      ) : null}
      {error === undefined ? null : <ProblemNotice error={error} />}
      {loaded === undefined ? (
        error === undefined ? (
          <Loading done={done} total={view.tables.find((one) => one.name === 'rows')?.rows ?? 0} />
        ) : null
      ) : (
        <Rows key={q} view={view} template={template} loaded={loaded} />
      )}
    </>
  );
}

function Rows({ view, template, loaded }: Props & { readonly loaded: LoadedRows }) {
  const t = useT('tables');
  const tParts = useT('parts');
  const local = useLocal();
  const english = useLanguage() === 'en';
  const { source } = useWorkbench();
  const columns = useMemo(
    () =>
      templateColumns(template.columns, loaded.columns, source, {
        id: t('id'),
        local,
        english,
        severities: (['block', 'error', 'warn', 'info'] as const).map((value) => ({
          value,
          label: tParts(`severity.${value}`),
        })),
        flags: [
          { value: english ? 'true' : '是', label: t('flag.yes') },
          { value: english ? 'false' : '否', label: t('flag.no') },
        ],
      }),
    [template, loaded.columns, source, t, tParts, local, english],
  );
  return <RowsEditor view={view} list={ROWS} loaded={loaded} columns={columns} rules={view.value as RuleSet} />;
}

function Loading({ done, total }: { readonly done: number; readonly total: number }) {
  const t = useT('tables');
  if (total < 20_000) return null;
  return (
    <div className={styles['loading']} role="status">
      <Progress percent={Math.min(100, Math.round((done / total) * 100))} size="small" />
      <span className="cl-muted">{t('loading', { done: number(Math.min(done, total)), total: number(total) })}</span>
    </div>
  );
}
