import { useCallback, useEffect, useMemo } from 'react';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { commit } from '../../../editor/history.ts';
import { useDocument } from '../../../editor/use-document.ts';
import { LazyJsonEditor } from '../../../editor/lazy-json-editor.tsx';
import { SeverityShape } from '../../../parts/index.ts';
import { useMarkers } from '../workbench/use-markers.ts';
import { useWorkbench, type ArtifactView } from '../workbench/workbench-context.tsx';
import styles from './artifacts.module.css';

/** A whole artifact as JSON; one's own can be edited here, inherited ones are changed element by element. */
export function ArtifactCode({ view }: { readonly view: ArtifactView }) {
  const t = useT('packs');
  const { source, editable, saveArtifact, holdUnsaved } = useWorkbench();
  const stored = useMemo(() => JSON.stringify(view.value, undefined, 2), [view.value]);
  const { history, setHistory, changed, saving } = useDocument(stored);
  const text = history.present;
  const setText = useCallback((next: string) => setHistory((one) => commit(one, next, 'text')), [setHistory]);
  const schemas = useOperation('packSchemas', {}, { staleTime: 300_000 });
  const mayEdit = editable && view.own;
  const parsed = parse(text);
  const broken = parsed.error !== undefined;
  useEffect(() => {
    holdUnsaved(
      changed && !broken ? () => saving(() => saveArtifact(view.kind, view.id, parse(text).value)) : undefined,
    );
    return () => holdUnsaved(undefined);
  }, [changed, broken, text, view.kind, view.id, saving, saveArtifact, holdUnsaved]);
  const schema = schemas.data?.kinds[view.kind];
  const editorSchema = useMemo(
    () => (schema === undefined ? undefined : { name: view.kind, schema }),
    [schema, view.kind],
  );
  const markers = useMarkers(`${view.kind}/${view.id}`);
  return (
    <>
      {mayEdit ? null : <p className={styles['note']}>{editable ? t('code.inherited') : t('code.readOnly')}</p>}
      {broken ? (
        <p className={styles['note']} role="alert">
          <SeverityShape severity="block" /> {t('code.broken')}
        </p>
      ) : null}
      <div className={styles['code']}>
        <LazyJsonEditor
          name={`${source}/${view.kind}/${view.id}`}
          label={t('code.label', { name: view.id })}
          text={text}
          readOnly={!mayEdit}
          markers={markers}
          onChange={setText}
          {...(editorSchema === undefined ? {} : { schema: editorSchema })}
          testId="artifact-json"
        />
      </div>
    </>
  );
}

export function parse(text: string): { readonly value?: unknown; readonly error?: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
