import { AppstoreOutlined, CopyOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { checkGraph, nodeKinds, type NodeKindId, type WorkflowGraph } from '@caseloom/workflow';
import { ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { Button, Tooltip } from 'antd';
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { commit, redo, undo } from '../../editor/history.ts';
import { HistoryButtons } from '../../editor/history-buttons.tsx';
import { useDocument } from '../../editor/use-document.ts';
import { useT } from '../../i18n/index.ts';
import { nodeViews } from '../../nodes/index.ts';
import { SeverityShape, useRemembered } from '../../parts/index.ts';
import type { ArtifactViewProps } from '../packs/artifacts/artifact-view-props.ts';
import artifactStyles from '../packs/artifacts/artifacts.module.css';
import { useWorkbench } from '../packs/workbench/workbench-context.tsx';
import { Canvas, type CanvasEdits } from './canvas.tsx';
import { firstView } from './first-view.ts';
import { placed } from './flow-elements.ts';
import * as edit from './graph-edits.ts';
import { CARD, layoutGraph } from './layout.ts';
import { Palette } from './palette.tsx';
import { PropertiesPanel } from './properties-panel.tsx';
import styles from './workflows.module.css';

/** A workflow on the canvas: palette left, properties right, checked as it is drawn by the code the server uses. */
export function WorkflowView({ view }: ArtifactViewProps) {
  return (
    <ReactFlowProvider>
      <Editor view={view} />
    </ReactFlowProvider>
  );
}

const isGraph = (value: unknown): value is WorkflowGraph =>
  typeof value === 'object' &&
  value !== null &&
  Array.isArray((value as WorkflowGraph).nodes) &&
  Array.isArray((value as WorkflowGraph).edges);

function Editor({ view }: ArtifactViewProps) {
  const t = useT('workflows');
  const { editable, saveArtifact, holdUnsaved } = useWorkbench();
  const flow = useReactFlow();
  const stored = useMemo(
    () =>
      placed(
        isGraph(view.value) ? view.value : { title: { zh: view.id, en: view.id }, nodes: [], edges: [] },
        layoutGraph,
      ),
    [view.value, view.id],
  );
  const { history, setHistory, changed, saving } = useDocument(stored);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [outline, setOutline] = useRemembered('workflow.outline', false);
  const graph = history.present;
  const issues = useMemo(() => checkGraph(graph), [graph]);

  const save = useCallback(
    () => saving(() => saveArtifact('workflows', view.id, graph)),
    [saving, saveArtifact, view.id, graph],
  );
  useEffect(() => {
    holdUnsaved(changed ? save : undefined);
    return () => holdUnsaved(undefined);
  }, [changed, save, holdUnsaved]);

  const change = useCallback(
    (next: WorkflowGraph, mark?: string) => setHistory((one) => commit(one, next, mark)),
    [setHistory],
  );
  const revise = useCallback(
    (by: (graph: WorkflowGraph) => WorkflowGraph) => setHistory((one) => commit(one, by(one.present))),
    [setHistory],
  );
  const add = (kind: NodeKindId, at?: edit.Position) => {
    const after = graph.nodes.find((node) => node.id === selected[0]);
    const beside =
      after?.position === undefined
        ? undefined
        : {
            x: after.position.x + 300,
            y: after.position.y + (graph.edges.some((edge) => edge.from === after.id) ? 150 : 0),
          };
    const position = at ?? beside ?? flow.screenToFlowPosition({ x: window.innerWidth / 2, y: window.innerHeight / 2 });
    const id = edit.freeId(
      kind,
      graph.nodes.map((node) => node.id),
    );
    change(
      edit.addNode(graph, {
        id,
        kind,
        title: nodeKinds[kind].title,
        config: nodeViews[kind].first,
        position: { x: Math.round(position.x), y: Math.round(position.y) },
      }),
    );
    setSelected([id]);
    void flow.setCenter(position.x + CARD.width / 2, position.y + CARD.height / 2, {
      zoom: flow.getZoom(),
      duration: 150,
    });
  };
  const edits: CanvasEdits = {
    onMove: (positions) => revise((one) => edit.moveNodes(one, positions)),
    onConnect: (from, to, on) => revise((one) => edit.connect(one, from, to, on)),
    onReconnect: (id, from, to, on) => revise((one) => edit.updateEdge(one, id, { from, to, on })),
    onDelete: (nodes, edges) => (
      revise((one) => edit.removeEdges(edit.removeNodes(one, nodes), edges)),
      setSelected([])
    ),
    onDrop: (kind, at) => (kind in nodeKinds ? add(kind as NodeKindId, at) : undefined),
  };
  const copy = () => {
    const { graph: next, copies } = edit.copyNodes(graph, selected);
    if (copies.length === 0) return;
    change(next);
    setSelected(copies);
  };
  const arrange = () => {
    const drawn = flow
      .getNodes()
      .flatMap((one) => (one.measured?.height === undefined ? [] : [[one.id, one.measured.height] as const]));
    change(edit.moveNodes(graph, layoutGraph(graph, new Map(drawn))));
    setTimeout(() => firstView(flow), 60);
  };
  const step = (by: typeof undo<WorkflowGraph>) => setHistory((one) => by(one));
  const onKey = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing || !editable) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const key = event.key.toLowerCase();
    if (key === 'z' || key === 'y') {
      event.preventDefault();
      step(key === 'y' || event.shiftKey ? redo : undo);
    } else if (key === 'd' && !typing) {
      event.preventDefault();
      copy();
    }
  };
  const errors = issues.filter((one) => one.severity === 'error').length;
  return (
    <div style={{ display: 'contents' }} onKeyDown={onKey}>
      <div className={artifactStyles['bar']} data-testid="workflow-bar">
        {editable ? (
          <>
            <HistoryButtons
              history={history}
              onUndo={() => step(undo)}
              onRedo={() => step(redo)}
              words={{ undo: t('undo'), redo: t('redo') }}
            />
            <Tooltip title={`${t('copy')} Ctrl D`}>
              <Button
                type="text"
                size="small"
                icon={<CopyOutlined />}
                disabled={selected.length === 0}
                onClick={copy}
                aria-label={t('copy')}
              />
            </Tooltip>
            <Button type="text" size="small" icon={<AppstoreOutlined />} onClick={arrange} data-testid="arrange">
              {t('arrange')}
            </Button>
          </>
        ) : null}
        <span className={artifactStyles['gap']} />
        <Button
          type="text"
          size="small"
          icon={<UnorderedListOutlined />}
          aria-pressed={outline}
          onClick={() => setOutline(!outline)}
          data-testid="outline-toggle"
        >
          {t('outline')}
        </Button>
        <Button type="text" size="small" onClick={() => (setSelected([]), setOutline(true))} data-testid="graph-checks">
          <SeverityShape severity={errors > 0 ? 'block' : issues.length > 0 ? 'warn' : 'pass'} />{' '}
          {issues.length === 0 ? t('checks.none') : t('checks.count', { count: issues.length })}
        </Button>
      </div>
      <div className={styles['editor']}>
        {editable ? <Palette onAdd={add} /> : <span />}
        <Canvas
          graph={graph}
          label={t('canvas')}
          selected={selected}
          onSelect={setSelected}
          issues={issues}
          {...(editable ? { edits } : {})}
        />
        {selected.length === 0 && !outline ? null : (
          <PropertiesPanel
            graph={graph}
            issues={issues}
            selected={selected}
            disabled={!editable}
            onSelect={setSelected}
            onChange={change}
          />
        )}
      </div>
    </div>
  );
}
