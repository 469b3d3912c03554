import type { WorkflowGraph } from '@caseloom/workflow';
import { ReactFlowProvider } from '@xyflow/react';
import { Button, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Operations, OutputOf } from '@caseloom/api';
import { useAction, useOperation } from '../../api/hooks.ts';
import { useMay } from '../../api/session.tsx';
import { useLocal, useT } from '../../i18n/index.ts';
import { CodeText, EmptyState, Loading, ProblemNotice } from '../../parts/index.ts';
import { PageHeader } from '../../shell/index.ts';
import { DraftChip } from '../packs/list/draft-chip.tsx';
import { Canvas } from './canvas.tsx';
import { placed } from './flow-elements.ts';
import { inFlowOrder } from './graph-edits.ts';
import { layoutGraph } from './layout.ts';
import styles from './workflows.module.css';

type Live = OutputOf<Operations['workflowLive']>['workflows'][number];
const openOf = (one: Live): number => Object.values(one.nodes).reduce((sum, node) => sum + node.open, 0);
const keyOf = (one: Live): string => `${one.hash}/${one.workflow}`;

/** The workflows that cases run through now, with how many stand where, and since when too long. */
export function Component() {
  const t = useT('workflows');
  const local = useLocal();
  const [search, setSearch] = useSearchParams();
  const found = useOperation('workflowLive', {}, { refetchInterval: 30_000 });
  if (found.data === undefined)
    return found.error === null ? (
      <Loading rows={10} />
    ) : (
      <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
    );
  const { workflows } = found.data;
  const shown =
    workflows.find((one) => keyOf(one) === search.get('workflow')) ??
    workflows.toSorted((a, b) => openOf(b) - openOf(a))[0];
  if (shown === undefined) {
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyState
          title={t('empty')}
          actions={
            <Link to="/packs">
              <Button type="primary">{t('empty.open')}</Button>
            </Link>
          }
        >
          {t('empty.text')}
        </EmptyState>
      </>
    );
  }
  const graphTitle = (one: Live) => local((one.graph as WorkflowGraph).title);
  return (
    <>
      <PageHeader
        title={t('title')}
        beside={<CodeText code={t('live.version', { pack: shown.packId, version: shown.version })} />}
        primary={<EditButton live={shown} />}
        {...(workflows.length < 2
          ? {}
          : {
              below: (
                <Tabs
                  activeKey={keyOf(shown)}
                  onChange={(workflow) => setSearch({ workflow })}
                  items={workflows.map((one) => ({
                    key: keyOf(one),
                    label: `${graphTitle(one)} ${one.version} · ${t('live.open', { count: openOf(one) })}`,
                  }))}
                />
              ),
            })}
      />
      <ReactFlowProvider key={keyOf(shown)}>
        <LiveView live={shown} />
      </ReactFlowProvider>
    </>
  );
}

function LiveView({ live }: { readonly live: Live }) {
  const t = useT('workflows');
  const graph = useMemo(() => placed(live.graph as WorkflowGraph, layoutGraph), [live.graph]);
  const [selected, setSelected] = useState<readonly string[]>([]);
  return (
    <div className={styles['page']} data-testid="workflow-live">
      <div className={styles['pageCanvas']}>
        <Canvas graph={graph} label={t('canvas')} selected={selected} onSelect={setSelected} live={live.nodes} />
      </div>
      <Waits live={live} graph={graph} onSelect={(id) => setSelected([id])} />
    </div>
  );
}

/** The same counts as a list: where cases wait, the fullest first, each with the way to its worklist. */
function Waits({
  live,
  graph,
  onSelect,
}: {
  readonly live: Live;
  readonly graph: WorkflowGraph;
  readonly onSelect: (id: string) => void;
}) {
  const t = useT('workflows');
  const local = useLocal();
  const packs = useOperation('listPacks', {});
  const drafts =
    packs.data?.packs.find((one) => one.packId === live.packId)?.drafts.filter((one) => one.state !== 'published') ??
    [];
  const lines = inFlowOrder(graph).flatMap((node) => {
    const counts = live.nodes[node.id];
    return counts === undefined || counts.open === 0 ? [] : [{ node, ...counts }];
  });
  const most = Math.max(1, ...lines.map((one) => one.open));
  const total = lines.reduce((sum, one) => ({ open: sum.open + one.open, overdue: sum.overdue + one.overdue }), {
    open: 0,
    overdue: 0,
  });
  return (
    <aside className={styles['side']}>
      <section>
        <h2>{t('live.waits')}</h2>
        <p className="cl-muted">{lines.length === 0 ? t('live.quiet') : t('live.total', total)}</p>
      </section>
      <ul className={styles['bars']}>
        {lines
          .toSorted((a, b) => b.open - a.open)
          .map(({ node, open, overdue }) => {
            const stage = node.config['stage'];
            return (
              <li key={node.id} onMouseEnter={() => onSelect(node.id)}>
                <Link
                  to={typeof stage === 'string' ? `/?stage=${encodeURIComponent(stage)}` : '/'}
                  className={styles['barLine']}
                  data-testid={`wait-${node.id}`}
                >
                  <span className={styles['barHead']}>
                    <span>{local(node.title)}</span>
                    <span>
                      {t('live.open', { count: open })}{' '}
                      {overdue > 0 ? <strong>▲ {t('live.overdue', { count: overdue })}</strong> : null}
                    </span>
                  </span>
                  <span className={styles['liveBar']} aria-hidden="true">
                    <span style={{ width: `${((open - overdue) / most) * 100}%` }} />
                    <span data-overdue="true" style={{ width: `${(overdue / most) * 100}%` }} />
                  </span>
                </Link>
              </li>
            );
          })}
      </ul>
      {drafts.length === 0 ? null : (
        <section>
          <h3>{t('live.drafts')}</h3>
          {drafts.map((one) => (
            <DraftChip key={one.id} draft={one} />
          ))}
        </section>
      )}
      <p>
        <Link to={`/packs/hash:${live.hash}/workflows/${live.workflow}`}>{t('live.source')}</Link>
      </p>
    </aside>
  );
}

/** Into one's draft of the pack, or a new one from the version that runs. */
function EditButton({ live }: { readonly live: Live }) {
  const t = useT('workflows');
  const navigate = useNavigate();
  const mayEdit = useMay('pack.edit');
  const packs = useOperation('listPacks', {}, { enabled: mayEdit });
  const open = (id: string) => void navigate(`/packs/draft:${id}/workflows/${live.workflow}`);
  const create = useAction('createDraft', { invalidates: ['listPacks'], onSuccess: (draft) => open(draft.id) });
  if (!mayEdit) return null;
  const own = packs.data?.packs
    .find((one) => one.packId === live.packId)
    ?.drafts.find((one) => one.actions.some((action) => action.id === 'edit' && action.allowed));
  return (
    <>
      <ProblemNotice error={create.error} />
      <Button
        type="primary"
        loading={create.isPending}
        onClick={() =>
          own === undefined ? create.mutate({ body: { packId: live.packId, fromHash: live.hash } }) : open(own.id)
        }
        data-testid="edit-workflow"
      >
        {t('live.edit')}
      </Button>
    </>
  );
}
