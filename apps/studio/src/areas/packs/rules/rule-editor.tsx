import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'react-router';
import type { Marker } from '../../../editor/json-editor.tsx';
import { useT } from '../../../i18n/index.ts';
import artifactStyles from '../artifacts/artifacts.module.css';
import { useMarkers } from '../workbench/use-markers.ts';
import { useWorkbench, type ArtifactView, type ElementView } from '../workbench/workbench-context.tsx';
import { useLiveChecks } from './check/use-live-checks.ts';
import { RuleCode } from './code/rule-code.tsx';
import { isObject, valueAt, type Address } from './condition-edits.ts';
import { EditorHead, type RuleViewId } from './editor-head.tsx';
import { RuleForm } from './form/rule-form.tsx';
import { InheritanceBar } from './inheritance-bar.tsx';
import { IssueList } from './issue-list.tsx';
import type { RuleKnowledge } from './knowledge.ts';
import { pathOf } from './rule-address.ts';
import { RuleEditingContext, type RuleEditing, type TestPart } from './rule-editing.ts';
import { RuleSetContext, ruleSetInfo } from './rule-set.ts';
import styles from './rules.module.css';
import { SentenceView } from './sentence/sentence-view.tsx';
import { RuleTable } from './table/rule-table.tsx';
import { useRuleDocument } from './use-rule-document.ts';
import type { Thing } from './uses/thing.ts';
import { UsesDialog } from './uses/uses-dialog.tsx';
import { useWhy } from './why/use-why.ts';
import { WhyBar } from './why/why-bar.tsx';

interface Props {
  readonly view: ArtifactView;
  readonly element: ElementView;
  readonly knowledge: RuleKnowledge;
  readonly schema: unknown;
}

/** One rule as a form, a sentence, a table and the JSON it is: four views of one document with one selection and one undo. */
export function RuleEditor({ view, element, knowledge, schema }: Props) {
  const t = useT('packs');
  const { tree, editable } = useWorkbench();
  const [search, setSearch] = useSearchParams();
  const inherited = element.provenance !== undefined && element.provenance.packId !== tree.pack.packId;
  const [overriding, setOverriding] = useState(false);
  const mayEdit = editable && element.editable && !element.disabled && (!inherited || overriding);
  const document = useRuleDocument(view.id, element);
  const { value, text, broken } = document;
  const [selected, select] = useState<Address>();
  const [focus, setFocus] = useState<RuleEditing['focus']>();
  const [thing, setThing] = useState<{ readonly thing: Thing; readonly wanted: 'uses' | 'rename' }>();
  const set = useMemo(() => ruleSetInfo(view.id, view.value), [view.id, view.value]);
  const as = viewOf(search.get('view'));

  const stored = useStoredMarkers(view, element);
  const live = useLiveChecks(value, set);
  const issues = document.edited ? live : merged(stored, live);
  const rule = isObject(value) ? value : {};
  const why = useWhy(set.id, rule);
  const focusOn = useCallback(
    (address: Address | undefined, part: TestPart = 'field') =>
      setFocus(address === undefined ? undefined : { path: pathOf(address), part }),
    [],
  );
  const editing: RuleEditing = {
    knowledge,
    rule,
    disabled: !mayEdit,
    change: document.change,
    selected: selected !== undefined && valueAt(rule, selected) !== undefined ? selected : undefined,
    select,
    issues,
    marks: why.marks,
    shared: Object.keys(set.conditions),
    focus,
    focusOn,
  };
  const withSearch = (change: (next: URLSearchParams) => void, replace = false) => {
    const next = new URLSearchParams(search);
    change(next);
    setSearch(next, { replace });
  };
  const back = () =>
    withSearch((next) => {
      for (const name of ['element', 'view']) next.delete(name);
    });
  const show = (next: RuleViewId) => {
    setFocus(undefined);
    document.forgetText();
    withSearch((one) => (next === 'form' ? one.delete('view') : one.set('view', next)), true);
  };
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing || event.defaultPrevented) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    if (as === 'code' && event.target instanceof Element && event.target.closest('[data-testid=rule-json]') !== null)
      return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) document.redo();
    else document.undo();
  };
  const ids = view.families.find((one) => one.path === 'rules')?.elements.map((one) => one.id) ?? [];
  const onThing = useCallback((one: Thing, wanted: 'uses' | 'rename') => setThing({ thing: one, wanted }), []);
  return (
    <RuleSetContext value={set}>
      <RuleEditingContext value={editing}>
        <div className={styles['editor']} onKeyDown={onKey} data-testid="rule-editor">
          <EditorHead
            id={element.id}
            ids={ids}
            as={as}
            broken={broken}
            history={document.history}
            onBack={back}
            onGo={(to) => withSearch((next) => next.set('element', to))}
            onShow={show}
            onUndo={document.undo}
            onRedo={document.redo}
            onUses={() => setThing({ thing: { what: 'rule', id: element.id }, wanted: 'uses' })}
            onRename={
              mayEdit && !inherited
                ? () => setThing({ thing: { what: 'rule', id: element.id }, wanted: 'rename' })
                : undefined
            }
          />
          <InheritanceBar
            knowledge={knowledge}
            view={view}
            element={element}
            value={value}
            overriding={overriding}
            onOverride={() => setOverriding(true)}
            onGone={back}
          />
          <WhyBar why={why} />
          <IssueList issues={issues} />
          {as === 'code' ? (
            <RuleCode
              name={`${view.id}/${element.id}`}
              text={text}
              readOnly={!mayEdit}
              markers={issues}
              schema={schema}
              onChange={document.type}
              onUndo={document.undo}
              onRedo={document.redo}
              onThing={onThing}
            />
          ) : !isObject(value) ? (
            <p className={artifactStyles['note']}>{t('rule.notObject')}</p>
          ) : as === 'sentence' ? (
            <SentenceView />
          ) : as === 'table' ? (
            <RuleTable />
          ) : (
            <RuleForm />
          )}
          {thing === undefined ? null : (
            <UsesDialog
              {...thing}
              onClose={() => setThing(undefined)}
              onWanted={(wanted) => setThing({ ...thing, wanted })}
            />
          )}
        </div>
      </RuleEditingContext>
    </RuleSetContext>
  );
}

const VIEWS: readonly RuleViewId[] = ['form', 'table', 'sentence', 'code'];
const viewOf = (asked: string | null): RuleViewId => VIEWS.find((one) => one === asked) ?? 'form';

/** What the server's check of the stored draft says about this rule. */
function useStoredMarkers(view: ArtifactView, element: ElementView): readonly Marker[] {
  const index =
    view.families
      .find((one) => one.path === 'rules')
      ?.elements.filter((one) => !one.disabled)
      .findIndex((one) => one.id === element.id) ?? -1;
  return useMarkers(`rules/${view.id}`, { family: 'rules', index, operation: element.provenance?.address });
}

/** Both lists; what both say is said once. */
function merged(stored: readonly Marker[], live: readonly Marker[]): readonly Marker[] {
  const key = (one: Marker) => `${one.path} ${one.message}`;
  const known = new Set(live.map(key));
  return [...live, ...stored.filter((one) => !known.has(key(one)))];
}
