import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router';
import { commit, redo, undo } from '../../../editor/history.ts';
import { HistoryButtons } from '../../../editor/history-buttons.tsx';
import { useDocument } from '../../../editor/use-document.ts';
import { useT } from '../../../i18n/index.ts';
import { CodeText, SeverityShape } from '../../../parts/index.ts';
import { parse } from '../artifacts/artifact-code.tsx';
import artifactStyles from '../artifacts/artifacts.module.css';
import { useMarkers } from '../workbench/use-markers.ts';
import { useWorkbench, type ArtifactView, type ElementView } from '../workbench/workbench-context.tsx';
import { isObject } from './condition-edits.ts';
import { InheritanceBar } from './inheritance-bar.tsx';
import type { RuleKnowledge } from './knowledge.ts';
import { RuleCode } from './rule-code.tsx';
import { RuleForm } from './rule-form.tsx';
import styles from './rules.module.css';

interface Props {
  readonly view: ArtifactView;
  readonly element: ElementView;
  readonly knowledge: RuleKnowledge;
  readonly schema: unknown;
}
const pretty = (value: unknown): string => JSON.stringify(value, undefined, 2);

/** One rule in its form and as the JSON it is; both show one value, and undo goes back over both. */
export function RuleEditor({ view, element, knowledge, schema }: Props) {
  const t = useT('packs');
  const { tree, editable, saveElement, holdUnsaved } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const { history, setHistory, changed: edited, saving } = useDocument(element.value);
  const [text, setText] = useState<string>();
  const inherited = element.provenance !== undefined && element.provenance.packId !== tree.pack.packId;
  const [overriding, setOverriding] = useState(false);
  const mayEdit = editable && element.editable && !element.disabled && (!inherited || overriding);
  const value = history.present;
  // Text that is no JSON yet stays on screen whatever happens to what is stored.
  useEffect(
    () => setText((one) => (one !== undefined && parse(one).error !== undefined ? one : undefined)),
    [element.value],
  );

  const broken = text !== undefined && parse(text).error !== undefined;
  const changed = edited || broken;
  const save = useCallback(
    async () =>
      !broken &&
      (await saving(() =>
        saveElement({
          kind: 'rules',
          artifact: view.id,
          family: 'rules',
          element: element.id,
          action: 'save',
          value,
        }),
      )),
    [broken, saving, saveElement, view.id, element.id, value],
  );
  useEffect(() => {
    holdUnsaved(changed ? save : undefined);
    return () => holdUnsaved(undefined);
  }, [changed, save, holdUnsaved]);

  const asCode = search.get('view') === 'code';
  const show = (as: string) => {
    const next = new URLSearchParams(search);
    if (as === 'code') next.set('view', 'code');
    else next.delete('view');
    setSearch(next, { replace: true });
    if (!broken) setText(undefined);
  };
  const back = () => {
    const next = new URLSearchParams(search);
    for (const name of ['element', 'view']) next.delete(name);
    setSearch(next);
  };
  const type = (next: string) => {
    setText(next);
    const parsed = parse(next);
    if (parsed.error === undefined)
      setHistory((one) => (pretty(one.present) === pretty(parsed.value) ? one : commit(one, parsed.value, 'code')));
  };
  const change = useCallback(
    (next: unknown, mark?: string) => setHistory((one) => commit(one, next, mark)),
    [setHistory],
  );
  const step = (by: typeof undo) => {
    setHistory((one) => by(one));
    setText(undefined);
  };
  const index =
    view.families
      .find((one) => one.path === 'rules')
      ?.elements.filter((one) => !one.disabled)
      .findIndex((one) => one.id === element.id) ?? -1;
  const markers = useMarkers(`rules/${view.id}`, { family: 'rules', index, operation: element.provenance?.address });
  const ids = view.families.find((one) => one.path === 'rules')?.elements.map((one) => one.id) ?? [];
  const at = ids.indexOf(element.id);
  const go = (to: string | undefined) => {
    if (to === undefined) return;
    const next = new URLSearchParams(search);
    next.set('element', to);
    setSearch(next);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing || (asCode && text !== undefined)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    step(key === 'y' || event.shiftKey ? redo : undo);
  };
  return (
    <div className={styles['editor']} onKeyDown={onKey} data-testid="rule-editor">
      <div className={artifactStyles['head']}>
        <Button type="text" size="small" icon={<ArrowLeftOutlined />} onClick={back} data-testid="rule-back">
          {t('rule.back')}
        </Button>
        <h2 className={artifactStyles['title']}>
          <CodeText code={element.id} />
        </h2>
        <Button
          type="text"
          size="small"
          disabled={at <= 0}
          onClick={() => go(ids[at - 1])}
          aria-label={t('rule.previous')}
        >
          ‹
        </Button>
        <Button
          type="text"
          size="small"
          disabled={at < 0 || at >= ids.length - 1}
          onClick={() => go(ids[at + 1])}
          aria-label={t('rule.next')}
        >
          ›
        </Button>
        <span className={artifactStyles['gap']} />
        <HistoryButtons
          history={history}
          onUndo={() => step(undo)}
          onRedo={() => step(redo)}
          words={{ undo: t('undo'), redo: t('redo') }}
        />
        <Tooltip title={broken ? t('code.fixFirst') : undefined}>
          <Segmented
            size="small"
            disabled={broken}
            value={asCode ? 'code' : 'form'}
            onChange={show}
            options={[
              { value: 'form', label: t('view.form') },
              { value: 'code', label: t('view.code') },
            ]}
            data-testid="rule-view"
          />
        </Tooltip>
      </div>
      <InheritanceBar
        knowledge={knowledge}
        view={view}
        element={element}
        value={value}
        overriding={overriding}
        onOverride={() => setOverriding(true)}
        onGone={back}
      />
      {markers.length === 0 ? null : (
        <ul className={styles['markers']} aria-live="polite">
          {markers.map((one) => (
            <li key={`${one.path} ${one.message}`}>
              <SeverityShape
                severity={one.severity === 'error' ? 'block' : one.severity === 'warning' ? 'warn' : 'info'}
              />{' '}
              {one.message} <code className="cl-muted">{one.path}</code>
            </li>
          ))}
        </ul>
      )}
      {asCode ? (
        <RuleCode
          name={`${view.id}/${element.id}`}
          text={text ?? pretty(value)}
          readOnly={!mayEdit}
          markers={markers}
          knowledge={knowledge}
          schema={schema}
          onChange={type}
        />
      ) : isObject(value) ? (
        <RuleForm value={value} disabled={!mayEdit} knowledge={knowledge} onChange={change} />
      ) : (
        <p className={artifactStyles['note']}>{t('rule.notObject')}</p>
      )}
    </div>
  );
}
