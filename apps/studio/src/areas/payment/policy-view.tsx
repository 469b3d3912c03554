import { Segmented } from 'antd';
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useOperation } from '../../api/hooks.ts';
import { commit, redo, undo } from '../../editor/history.ts';
import { HistoryButtons } from '../../editor/history-buttons.tsx';
import { useDocument } from '../../editor/use-document.ts';
import { number } from '../../i18n/format.ts';
import { useT } from '../../i18n/index.ts';
import { Loading, ProblemNotice } from '../../parts/index.ts';
import { ArtifactCode } from '../packs/artifacts/artifact-code.tsx';
import artifactStyles from '../packs/artifacts/artifacts.module.css';
import { PagedTable } from '../packs/artifacts/paged-table.tsx';
import type { ArtifactViewProps } from '../packs/artifacts/artifact-view-props.ts';
import { useWorkbench } from '../packs/workbench/workbench-context.tsx';
import { readMethods } from './method-info.ts';
import { PolicyForm } from './policy-form.tsx';
import { isPolicy, type Policy } from './policy.ts';

/** A policy in the workbench: its form, with undo, and the long tables beside it; a document that is no policy is shown as JSON. */
export function PolicyView({ view }: ArtifactViewProps) {
  const t = useT('payment');
  const [table, setTable] = useState('');
  if (!isPolicy(view.value)) return <ArtifactCode view={view} />;
  const editor = <PolicyEditor view={view} stored={view.value} />;
  if (view.tables.length === 0) return editor;
  const name = (one: string) => (one === 'settlement' ? t('table.settlement') : one);
  return (
    <>
      <div className={artifactStyles['bar']}>
        <Segmented
          size="small"
          value={table}
          onChange={setTable}
          options={[
            { value: '', label: t('parameters') },
            ...view.tables.map((one) => ({ value: one.name, label: `${name(one.name)} (${number(one.rows)})` })),
          ]}
          data-testid="policy-tables"
        />
        {table === 'settlement' ? <span className={artifactStyles['count']}>{t('table.settlement.about')}</span> : null}
      </div>
      {/* Stays in place behind a table, so that nothing typed is lost. */}
      <div style={{ display: table === '' ? 'contents' : 'none' }}>{editor}</div>
      {table === '' ? null : <PagedTable key={table} kind="payment" artifact={view.id} table={table} />}
    </>
  );
}

function PolicyEditor({ view, stored }: ArtifactViewProps & { readonly stored: Policy }) {
  const t = useT('payment');
  const { editable, saveArtifact, holdUnsaved } = useWorkbench();
  const schemas = useOperation('packSchemas', {}, { staleTime: 300_000 });
  const methods = useMemo(
    () => (schemas.data === undefined ? undefined : readMethods(schemas.data.paymentMethods)),
    [schemas.data],
  );
  const { history, setHistory, changed, saving } = useDocument(stored);
  const policy = history.present;
  const save = useCallback(
    () => saving(() => saveArtifact('payment', view.id, policy)),
    [saving, saveArtifact, view.id, policy],
  );
  useEffect(() => {
    holdUnsaved(changed ? save : undefined);
    return () => holdUnsaved(undefined);
  }, [changed, save, holdUnsaved]);
  const change = useCallback(
    (next: Policy, mark: string) => setHistory((one) => commit(one, next, mark)),
    [setHistory],
  );
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    setHistory((one) => (key === 'y' || event.shiftKey ? redo : undo)(one));
  };
  if (methods === undefined)
    return schemas.error === null ? (
      <Loading rows={10} />
    ) : (
      <ProblemNotice error={schemas.error} onRetry={() => void schemas.refetch()} />
    );
  return (
    <div style={{ display: 'contents' }} onKeyDown={onKey}>
      {editable ? (
        <div className={artifactStyles['bar']}>
          <HistoryButtons
            history={history}
            onUndo={() => setHistory(undo)}
            onRedo={() => setHistory(redo)}
            words={{ undo: t('undo'), redo: t('redo') }}
          />
          {view.own ? null : <span className={artifactStyles['count']}>{t('inherited')}</span>}
        </div>
      ) : null}
      <div className={artifactStyles['scroll']}>
        <PolicyForm policy={policy} methods={methods} disabled={!editable} onChange={change} />
      </div>
    </div>
  );
}
