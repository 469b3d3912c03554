import type { CaseRecord } from '@caseloom/record';
import { RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Splitter } from 'antd';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { newKey, ProblemError, type CallOutput } from '../../../api/client.ts';
import { useAction } from '../../../api/hooks.ts';
import { useMay } from '../../../api/session.tsx';
import { useT } from '../../../i18n/index.ts';
import { ProblemNotice, useRemembered } from '../../../parts/index.ts';
import { hasCommand, isCovered, isTyping, useKeys } from '../../../shell/index.ts';
import { neighbour, readTrail } from '../list/case-trail.ts';
import { CaseActionsContext, CaseViewContext, type CaseActions, type CaseView } from './case-context.ts';
import { CaseHeader } from './case-header.tsx';
import { CollisionDialog } from './collision-dialog.tsx';
import { collide, type Collision } from './edit/collision.ts';
import { keepDraft } from './edit/kept-draft.ts';
import { groupFindings, marksByPath } from './findings/group-findings.ts';
import { shownSeverity, splitPrompts } from './findings/prompts.ts';
import { FrontPageForm, type Target } from './form/front-page-form.tsx';
import { ImportConflicts } from './import-conflicts.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { ReturnNote } from './return-note.tsx';
import { SidePanel, type Tab } from './side-panel.tsx';
import { TaskBar } from './task-bar.tsx';
import { readLens, writeLens, type Lens } from './timeline/lens.ts';
import { Timeline } from './timeline/timeline.tsx';
import { useDraft } from './use-draft.ts';
import { useLens } from './use-lens.ts';
import { usePreview } from './use-preview.ts';
import styles from './case.module.css';

type Detail = CallOutput<'getCase'>;
const CHANGED_BY_SAVING = [
  'listCases',
  'worklist',
  'caseTimeline',
  'caseRules',
  'explainRule',
  'findingKinds',
] as const;

/** The desk of one case: form and findings side by side, unsaved work, save, task. */
export function CaseDesk({ latest }: { readonly latest: Detail }) {
  const t = useT('cases');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const [detail, setDetail] = useState(latest);
  const { draft, act, changes, dirty, restored } = useDraft(detail.id, detail.version, detail.record as CaseRecord);
  useEffect(() => {
    if (restored) void message.info(t('restored'));
    // Said once, when the page opens.
  }, [restored, message, t]);
  const [collision, setCollision] = useState<Collision & { readonly theirs: Detail }>();
  const [target, setTarget] = useState<Target>();
  const [tab, setTab] = useState<Tab>('findings');
  const [chosen, setChosen] = useState<string>();
  const [path, setPath] = useState<string>();
  const [sizes, setSizes] = useRemembered<readonly number[]>('case.split', [58, 42]);
  const mayEdit = useMay('case.edit') && detail.mayEdit && !detail.locked;

  // Somebody else's save is taken over at once while nothing is unsaved here; otherwise it is announced.
  const overtaken = latest.version > detail.version;
  if (overtaken && !dirty) {
    setDetail(latest);
    act({ do: 'rebase', base: latest.record as CaseRecord });
  }
  // The same revision with another task state: somebody claimed, or was given, the task.
  if (latest.version === detail.version && latest !== detail) setDetail(latest);

  const preview = usePreview(detail, changes);
  const lens = useMemo(() => readLens(search), [search]);
  const onLens = useCallback((next: Lens) => setSearch((old) => writeLens(old, next), { replace: true }), [setSearch]);
  const seen = useLens(detail.id, lens);
  const evaluation = seen === undefined ? preview.evaluation : seen.evaluation;

  const adopt = useCallback(
    (next: Detail, present?: CaseRecord) => {
      setDetail(next);
      act({ do: 'rebase', base: next.record as CaseRecord, ...(present === undefined ? {} : { present }) });
      client.setQueryData(['getCase', { params: { id: next.id } }], next);
      for (const operation of CHANGED_BY_SAVING) void client.invalidateQueries({ queryKey: [operation] });
    },
    [act, client],
  );
  const meet = (theirs: Detail) =>
    setCollision({ ...collide(detail.record as CaseRecord, draft.present, theirs.record as CaseRecord), theirs });

  const correct = useAction('correctCase');
  const standing = useRef(draft.present);
  useEffect(() => {
    standing.current = draft.present;
  }, [draft.present]);
  const attempt = useRef<{ readonly text: string; readonly key: string }>(undefined);
  const save = async (): Promise<boolean> => {
    if (!dirty || correct.isPending) return !dirty;
    const sent = draft.present;
    const body = { changes: changes.map((one) => ({ ...one })) };
    // The same changes sent again after a lost answer carry the same key, so that they are saved once.
    const text = `${detail.version} ${JSON.stringify(body)}`;
    if (attempt.current?.text !== text) attempt.current = { text, key: newKey() };
    try {
      const saved = await correct.mutateAsync({
        params: { id: detail.id },
        body,
        ifMatch: detail.version,
        idempotencyKey: attempt.current.key,
      });
      // What was typed while the save was under way goes on above the saved version.
      const typed = standing.current;
      adopt(saved, typed === sent ? undefined : collide(sent, typed, saved.record as CaseRecord).joined);
      void message.success(t('saved', { n: saved.revision.number }));
      return true;
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 409 && error.problem.current !== undefined) {
        correct.reset();
        meet(error.problem.current as Detail);
      }
      return false;
    }
  };

  const refresh = () => void client.invalidateQueries({ queryKey: ['getCase'] });
  const decide = useAction('decideFinding', { onSuccess: (next) => adopt(next), onError: refresh });
  const withdraw = useAction('withdrawDecision', { onSuccess: (next) => adopt(next), onError: refresh });
  const settleConflict = useAction('decideConflict', { onSuccess: (next) => adopt(next), onError: refresh });

  const showFinding = useCallback((key: string) => {
    setTab('findings');
    setPath(undefined);
    setChosen(key);
    requestAnimationFrame(() => document.getElementById(`finding:${key}`)?.scrollIntoView({ block: 'nearest' }));
  }, []);
  const actions = useMemo<CaseActions>(
    () => ({
      type: (at, value) => act({ do: 'type', path: at, value }),
      settle: () => act({ do: 'settle' }),
      change: (edit) => act({ do: 'change', edit }),
      goTo: (at) => setTarget({ path: at }),
      showFinding,
    }),
    [act, showFinding],
  );
  const marks = useMemo(() => marksByPath(evaluation?.findings ?? []), [evaluation]);
  const view = useMemo<CaseView>(
    () => ({ record: draft.present, base: detail.record as CaseRecord, editable: mayEdit, marks }),
    [draft.present, detail.record, mayEdit, marks],
  );

  useKeys((event) => {
    const key = event.key.toLowerCase();
    if (hasCommand(event) && key === 's') {
      event.preventDefault();
      void save();
    } else if (hasCommand(event) && (key === 'z' || key === 'y') && mayEdit && !isCovered()) {
      event.preventDefault();
      act({ do: key === 'y' || event.shiftKey ? 'redo' : 'undo' });
    } else if (/^[1-9]$/.test(event.key) && !hasCommand(event) && !event.altKey && !isTyping(event) && !isCovered()) {
      const { findings, prompts } = evaluation ?? { findings: [], prompts: undefined };
      const item = groupFindings(splitPrompts({ findings, prompts }).shown, { state: 'all' }, shownSeverity(prompts))
        .flatMap((group) => group.items)
        .find((one) => one.number === Number(event.key));
      if (item !== undefined) {
        showFinding(item.finding.key);
        setTarget({ path: item.finding.path });
      }
    }
  });

  // The panels follow the typing at their own pace, so that keystrokes are never held up by them.
  const settled = useDeferredValue(changes);
  const { mutate: decideNow } = decide;
  const { mutate: withdrawNow } = withdraw;
  const busy = decide.isPending || withdraw.isPending;
  const checking = seen === undefined && preview.stale;
  const failed = seen === undefined ? preview.error : seen.error;
  const { note } = seen ?? {};
  const side = useMemo(
    () => (
      <SidePanel
        detail={detail}
        evaluation={evaluation}
        changes={settled}
        checking={checking}
        error={failed}
        tab={tab}
        onTab={setTab}
        lens={lens}
        onLens={onLens}
        lensNote={note}
        chosen={chosen}
        path={path}
        onPath={setPath}
        decidable={lens.kind === 'now' && !detail.locked}
        busy={busy}
        onDecide={(key, decision, reason) =>
          decideNow({
            params: { id: detail.id },
            body: {
              key,
              decision,
              ...(reason.code === undefined ? {} : { reasonCode: reason.code }),
              ...(reason.text === undefined ? {} : { reason: reason.text }),
            },
            ifMatch: detail.version,
          })
        }
        onWithdraw={(key) => withdrawNow({ params: { id: detail.id }, body: { key }, ifMatch: detail.version })}
      />
    ),
    [
      detail,
      evaluation,
      settled,
      checking,
      failed,
      tab,
      lens,
      onLens,
      note,
      chosen,
      path,
      busy,
      decideNow,
      withdrawNow,
    ],
  );
  const timeline = useMemo(
    () => <Timeline caseId={detail.id} lens={lens} onLens={onLens} />,
    [detail.id, lens, onLens],
  );

  const trail = readTrail();
  const failure = correct.error ?? decide.error ?? withdraw.error ?? settleConflict.error ?? undefined;
  return (
    <CaseActionsContext value={actions}>
      <CaseViewContext value={view}>
        <div className={styles['page']} data-testid="case-page" data-dirty={dirty}>
          <CaseHeader
            detail={detail}
            actions={
              <>
                {dirty ? (
                  <span className={styles['unsaved']} aria-live="polite" data-testid="unsaved">
                    {t('unsaved', { n: changes.length, count: changes.length })}
                  </span>
                ) : null}
                {mayEdit ? (
                  <>
                    <Button
                      type="text"
                      icon={<UndoOutlined />}
                      disabled={draft.past.length === 0}
                      onClick={() => act({ do: 'undo' })}
                      aria-label={t('undo')}
                      title={`${t('undo')} Ctrl+Z`}
                      data-testid="undo"
                    />
                    <Button
                      type="text"
                      icon={<RedoOutlined />}
                      disabled={draft.future.length === 0}
                      onClick={() => act({ do: 'redo' })}
                      aria-label={t('redo')}
                      title={`${t('redo')} Ctrl+Y`}
                      data-testid="redo"
                    />
                    {dirty ? (
                      <>
                        <Button onClick={() => act({ do: 'discard' })} data-testid="discard">
                          {t('discard')}
                        </Button>
                        <Button
                          type="primary"
                          icon={<SaveOutlined />}
                          loading={correct.isPending}
                          onClick={() => void save()}
                          title="Ctrl+S"
                          data-testid="save"
                        >
                          {t('save')}
                        </Button>
                      </>
                    ) : null}
                  </>
                ) : null}
                {detail.task === undefined ? null : (
                  <TaskBar
                    task={detail.task}
                    dirty={dirty}
                    ruleIds={(evaluation?.findings ?? []).filter((one) => one.open).map((one) => one.ruleId)}
                    nextId={neighbour(trail, detail.id, 1)}
                    onMessage={(text) => void message.success(text)}
                  />
                )}
              </>
            }
          />
          {overtaken && dirty ? (
            <div className={styles['banner']} role="alert" data-testid="overtaken">
              {t('overtaken', { name: latest.revision.by ?? '', n: latest.revision.number })}
              <Button size="small" onClick={() => meet(latest)}>
                {t('overtaken.compare')}
              </Button>
            </div>
          ) : null}
          {detail.task !== undefined && (detail.workflow?.returns ?? 0) > 0 ? <ReturnNote caseId={detail.id} /> : null}
          {failure === undefined ? null : (
            <div className={styles['failure']}>
              <ProblemNotice
                error={failure}
                kept={correct.error !== null}
                onClose={() => {
                  for (const one of [correct, decide, withdraw, settleConflict]) one.reset();
                }}
                {...(correct.error === null ? {} : { onRetry: () => void save() })}
              />
            </div>
          )}
          <Splitter className={styles['split'] ?? ''} onResizeEnd={(next) => setSizes(next)}>
            <Splitter.Panel min={420} defaultSize={`${share(sizes)}%`} className={styles['formPane'] ?? ''}>
              <ImportConflicts
                conflicts={detail.conflicts}
                busy={settleConflict.isPending}
                editable={mayEdit && !dirty}
                onDecide={(at, choice) =>
                  settleConflict.mutate({
                    params: { id: detail.id },
                    body: { path: at, choice },
                    ifMatch: detail.version,
                  })
                }
              />
              <FrontPageForm target={target} />
            </Splitter.Panel>
            <Splitter.Panel min={380}>{side}</Splitter.Panel>
          </Splitter>
          {timeline}
          <LeaveGuard
            dirty={dirty}
            saving={correct.isPending}
            onSave={save}
            onDiscard={() => keepDraft(sessionStorage, detail.id, { version: detail.version, changes: [] })}
          />
          {collision === undefined ? null : (
            <CollisionDialog
              collision={collision}
              onCancel={() => setCollision(undefined)}
              onDecide={(record) => {
                adopt(collision.theirs, record);
                setCollision(undefined);
              }}
            />
          )}
        </div>
      </CaseViewContext>
    </CaseActionsContext>
  );
}

/** The form's share of the width in percent, from sizes in any unit. */
function share([left = 58, right = 42]: readonly number[]): number {
  const sum = left + right;
  return sum > 0 ? Math.min(80, Math.max(30, Math.round((left / sum) * 100))) : 58;
}
