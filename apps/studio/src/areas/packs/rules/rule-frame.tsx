import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { History } from '../../../editor/history.ts';
import type { Marker } from '../../../editor/json-editor.tsx';
import { useT } from '../../../i18n/index.ts';
import artifactStyles from '../artifacts/artifacts.module.css';
import type { ArtifactView } from '../workbench/workbench-context.tsx';
import { useLiveChecks } from './check/use-live-checks.ts';
import { RuleCode } from './code/rule-code.tsx';
import { isObject, valueAt, type Address } from './condition-edits.ts';
import { EditorHead, type RuleViewId } from './editor-head.tsx';
import { RuleForm } from './form/rule-form.tsx';
import { IssueList } from './issue-list.tsx';
import type { RuleKnowledge } from './knowledge.ts';
import { pathOf } from './rule-address.ts';
import { RuleEditingContext, type RuleEditing, type TestPart } from './rule-editing.ts';
import { RuleSetContext, ruleSetInfo } from './rule-set.ts';
import styles from './rules.module.css';
import { SentenceView } from './sentence/sentence-view.tsx';
import { RuleTable } from './table/rule-table.tsx';
import type { Thing } from './uses/thing.ts';
import { UsesDialog } from './uses/uses-dialog.tsx';
import { useWhy } from './why/use-why.ts';
import { WhyBar } from './why/why-bar.tsx';

/** The document behind a rule: the rule itself, or the row of a template that it is made from. */
export interface FramedDocument {
  readonly history: History<unknown>;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface Props {
  readonly view: ArtifactView;
  readonly id: string;
  /** Rules before and behind this one. */
  readonly ids: readonly string[];
  readonly knowledge: RuleKnowledge;
  readonly schema: unknown;
  /** The rule as it stands on screen. */
  readonly rule: unknown;
  readonly disabled: boolean;
  readonly document: FramedDocument;
  readonly onChange: (rule: unknown, mark?: string) => void;
  readonly text: string;
  readonly broken: boolean;
  readonly onType: (text: string) => void;
  /** Before another view opens. */
  readonly onShow: () => void;
  /** Complaints that the server had about what is stored; absent once it was edited. */
  readonly stored: readonly Marker[] | undefined;
  readonly mayRename: boolean;
  /** What stands between the head and the views: where the rule comes from. */
  readonly above: ReactNode;
  /** What the table view shows in place of a grid of the conditions. */
  readonly table?: ReactNode;
  /** The view that opens first. */
  readonly first?: RuleViewId;
}

/** One rule in four views with one selection: a form, a table, sentences and the JSON it is; with its checks, why it fires, and its uses. */
export function RuleFrame(props: Props) {
  const { view, id, knowledge, rule: value, disabled, document, onChange, broken, first = 'form' } = props;
  const t = useT('packs');
  const [search, setSearch] = useSearchParams();
  const [selected, select] = useState<Address>();
  const [focus, setFocus] = useState<RuleEditing['focus']>();
  const [thing, setThing] = useState<{ readonly thing: Thing; readonly wanted: 'uses' | 'rename' }>();
  const set = useMemo(() => ruleSetInfo(view.id, view.value), [view.id, view.value]);
  const as = VIEWS.find((one) => one === search.get('view')) ?? first;
  const live = useLiveChecks(value, set);
  const issues = useMemo(() => merged(props.stored ?? [], live), [props.stored, live]);
  const rule = isObject(value) ? value : {};
  const why = useWhy(set.id, rule);
  const focusOn = useCallback(
    (address: Address | undefined, part: TestPart = 'field') =>
      setFocus(address === undefined ? undefined : { path: pathOf(address), part }),
    [],
  );
  const onThing = useCallback((one: Thing, wanted: 'uses' | 'rename') => setThing({ thing: one, wanted }), []);
  const editing: RuleEditing = {
    knowledge,
    rule,
    disabled,
    fromTemplate: props.table !== undefined,
    change: onChange,
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
  const show = (next: RuleViewId) => {
    setFocus(undefined);
    props.onShow();
    withSearch((one) => one.set('view', next), true);
  };
  const { undo, redo } = document;
  const onKey = useCallback(
    (event: Pressed) => {
      if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      // The code view goes back by itself, through the same document.
      if (event.target instanceof Element && event.target.closest('[data-testid=rule-json]') !== null) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    },
    [undo, redo],
  );
  useEffect(() => {
    // After a menu has closed nothing has the focus; the keys still mean the open rule.
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.target === globalThis.document.body && !event.isComposing) onKey(event);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onKey]);
  const own: Thing = { what: 'rule', id };
  return (
    <RuleSetContext value={set}>
      <RuleEditingContext value={editing}>
        <div
          className={styles['editor']}
          onKeyDown={(event) => (event.nativeEvent.isComposing ? undefined : onKey(event))}
          data-testid="rule-editor"
        >
          <EditorHead
            id={id}
            ids={props.ids}
            as={as}
            broken={broken}
            history={document.history}
            onBack={() =>
              withSearch((next) => {
                for (const name of ['element', 'view']) next.delete(name);
              })
            }
            onGo={(to) => withSearch((next) => next.set('element', to))}
            onShow={show}
            onUndo={document.undo}
            onRedo={document.redo}
            onUses={() => onThing(own, 'uses')}
            onRename={props.mayRename ? () => onThing(own, 'rename') : undefined}
            onWhy={why.open ? undefined : why.begin}
          />
          {props.above}
          <WhyBar why={why} />
          <IssueList issues={issues} />
          {as === 'code' ? (
            <RuleCode
              name={`${view.id}/${id}`}
              text={props.text}
              readOnly={disabled}
              markers={issues}
              schema={props.schema}
              onChange={props.onType}
              onUndo={document.undo}
              onRedo={document.redo}
              onThing={onThing}
            />
          ) : !isObject(value) ? (
            <p className={artifactStyles['note']}>{t('rule.notObject')}</p>
          ) : as === 'sentence' ? (
            <SentenceView />
          ) : as === 'table' ? (
            (props.table ?? <RuleTable />)
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

type Pressed = Pick<
  globalThis.KeyboardEvent,
  'ctrlKey' | 'metaKey' | 'shiftKey' | 'key' | 'defaultPrevented' | 'preventDefault'
> & { readonly target: EventTarget | null };

const VIEWS: readonly RuleViewId[] = ['form', 'table', 'sentence', 'code'];

/** Both lists; what both say is said once. */
function merged(stored: readonly Marker[], live: readonly Marker[]): readonly Marker[] {
  const key = (one: Marker) => `${one.path} ${one.message}`;
  const known = new Set(live.map(key));
  return [...live, ...stored.filter((one) => !known.has(key(one)))];
}
