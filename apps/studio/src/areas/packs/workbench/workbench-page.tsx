import { useQueryClient } from '@tanstack/react-query';
import { Button, Splitter } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useBlocker, useParams, useSearchParams } from 'react-router';
import { App } from 'antd';
import { ProblemError } from '../../../api/client.ts';
import { useOperation } from '../../../api/hooks.ts';
import { useT } from '../../../i18n/index.ts';
import { Loading, ProblemNotice, useRemembered } from '../../../parts/index.ts';
import { ArtifactPage } from '../artifacts/artifact-page.tsx';
import { Drawer } from '../drawer/drawer.tsx';
import { LibraryPage } from '../library/library-page.tsx';
import { SchemeImportPage } from '../scheme-import/scheme-import-page.tsx';
import { ArtifactTree } from './artifact-tree.tsx';
import { BottomStrip } from './bottom-strip.tsx';
import { PackHeader } from './pack-header.tsx';
import { useDraftEdits } from './use-draft-edits.ts';
import { Welcome } from './welcome.tsx';
import { WorkbenchContext, type EditedRule, type PackTree, type Workbench } from './workbench-context.tsx';
import styles from './workbench.module.css';

/** One version or draft of a pack: artifacts left, the open one in the middle, checks and trials right, the life cycle below. */
export function Component() {
  const { source = '' } = useParams();
  const tree = useOperation('packTree', { params: { source } }, { keepPrevious: false });
  if (tree.data === undefined)
    return tree.error === null ? (
      <Loading rows={10} />
    ) : (
      <ProblemNotice error={tree.error} onRetry={() => void tree.refetch()} />
    );
  return <Loaded key={source} source={source} tree={tree.data} />;
}

function Loaded({ source, tree }: { readonly source: string; readonly tree: PackTree }) {
  const { kind, artifact } = useParams();
  const [search, setSearch] = useSearchParams();
  const [sizes, setSizes] = useRemembered('packs.panes', { left: 236, right: 340 });
  const edits = useDraftEdits(source, tree.draft);
  const [save, setSave] = useState<(() => Promise<boolean>) | undefined>();
  const holdUnsaved = useCallback((next: (() => Promise<boolean>) | undefined) => setSave(() => next), []);
  const [edited, showEdited] = useState<EditedRule>();
  const { draft } = tree;
  const editable = draft?.actions.some((one) => one.id === 'edit' && one.allowed) ?? false;
  const workbench = useMemo<Workbench>(
    () => ({
      source,
      tree,
      draft,
      editable,
      issues: edits.issues ?? tree.issues,
      saveElement: edits.saveElement,
      saveArtifact: edits.saveArtifact,
      saveRows: edits.saveRows,
      saving: edits.saving,
      holdUnsaved,
      unsaved: save !== undefined,
      showEdited,
      edited,
    }),
    [
      source,
      tree,
      draft,
      editable,
      edits.issues,
      edits.saveElement,
      edits.saveArtifact,
      edits.saveRows,
      edits.saving,
      holdUnsaved,
      save,
      edited,
    ],
  );
  const t = useT('packs');
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  /** Reads the draft as it stands now and opens the artifact anew; what was not saved here is given up. */
  const takeTheirs = async () => {
    holdUnsaved(undefined);
    edits.forget();
    await Promise.all(
      (['packTree', 'packArtifact'] as const).map((one) => client.invalidateQueries({ queryKey: [one] })),
    );
    setRound(round + 1);
  };
  useLeaveGuard(save !== undefined);
  useSaveKey(save);
  const drawer = search.get('drawer') ?? '';
  const showDrawer = (tab: string) => {
    const next = new URLSearchParams(search);
    if (tab === '') next.delete('drawer');
    else next.set('drawer', tab);
    setSearch(next, { replace: true });
  };
  return (
    <WorkbenchContext value={workbench}>
      <div className={styles['workbench']} data-testid="workbench">
        <div>
          <PackHeader drawer={drawer} onDrawer={showDrawer} />
          {edits.error === undefined ? null : (
            <div className={styles['problem']}>
              <ProblemNotice error={edits.error} onClose={edits.forget} kept />
              {isStale(edits.error) ? (
                <div className={styles['stale']}>
                  {save === undefined ? null : (
                    <Button size="small" loading={edits.saving} onClick={() => void save()} data-testid="keep-mine">
                      {t('stale.mine')}
                    </Button>
                  )}
                  <Button size="small" onClick={() => void takeTheirs()} data-testid="take-theirs">
                    {t('stale.theirs')}
                  </Button>
                </div>
              ) : null}
            </div>
          )}
        </div>
        <Splitter
          className={styles['panes'] ?? ''}
          onResize={([left = sizes.left, , right]) => setSizes({ left, right: right ?? sizes.right })}
        >
          <Splitter.Panel size={sizes.left} min={160} max={420} collapsible>
            <div className={styles['pane']}>
              <ArtifactTree />
            </div>
          </Splitter.Panel>
          <Splitter.Panel min={360}>
            <div className={styles['centre']}>
              {kind === 'library' ? (
                <LibraryPage />
              ) : kind === 'import' ? (
                <SchemeImportPage />
              ) : kind === undefined || artifact === undefined ? (
                <Welcome />
              ) : (
                <ArtifactPage key={`${kind}/${artifact} ${round}`} kind={kind} artifact={artifact} />
              )}
            </div>
          </Splitter.Panel>
          {drawer === '' ? null : (
            <Splitter.Panel size={sizes.right} min={260} max={640}>
              <Drawer tab={drawer} onTab={showDrawer} onIssues={edits.setIssues} />
            </Splitter.Panel>
          )}
        </Splitter>
        <BottomStrip save={save} onDrawer={showDrawer} onIssues={edits.setIssues} />
      </div>
    </WorkbenchContext>
  );
}

const isStale = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'VERSION_STALE';

/** Asks before anything unsaved is left, inside the studio and when the page is closed. */
function useLeaveGuard(unsaved: boolean): void {
  const t = useT('packs');
  const { modal } = App.useApp();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && leaves(currentLocation, nextLocation));
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    modal.confirm({
      title: t('leave.title'),
      content: t('leave.text'),
      okText: t('leave.ok'),
      cancelText: t('leave.stay'),
      okButtonProps: { danger: true },
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [unsaved]);
}

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/** Opening a drawer or another view of the same element is not leaving it. */
function leaves(from: Place, to: Place): boolean {
  const element = (place: Place) => new URLSearchParams(place.search).get('element');
  return from.pathname !== to.pathname || element(from) !== element(to);
}

function useSaveKey(save: (() => Promise<boolean>) | undefined): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      if (save !== undefined) void save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [save]);
}
