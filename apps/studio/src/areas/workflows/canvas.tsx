import type { Issue } from '@caseloom/core';
import { nodeKind, type WorkflowGraph } from '@caseloom/workflow';
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  Controls,
  ReactFlow,
  type Connection,
  type Edge,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useEffect, useMemo, useState, type Dispatch, type DragEvent, type SetStateAction } from 'react';
import { useLocal, useT } from '../../i18n/index.ts';
import { color } from '../../theme/tokens.ts';
import { nodeViews, type NodeView } from '../../nodes/index.ts';
import { firstView } from './first-view.ts';
import { handleOf, issuesById, neighbourhood, wayOf, waysShown } from './flow-elements.ts';
import type { Position } from './graph-edits.ts';
import { NodeCard, type CardNode } from './node-card.tsx';
import styles from './workflows.module.css';

/** Outside the component: a new object on every render would make every card anew. */
const nodeTypes = { card: NodeCard };
const NO_ISSUES: readonly Issue[] = [];

export interface CanvasEdits {
  readonly onMove: (positions: ReadonlyMap<string, Position>) => void;
  readonly onConnect: (from: string, to: string, on: string | undefined) => void;
  readonly onReconnect: (edge: string, from: string, to: string, on: string | undefined) => void;
  readonly onDelete: (nodes: readonly string[], edges: readonly string[]) => void;
  readonly onDrop: (kind: string, at: Position) => void;
}
export interface CanvasProps {
  readonly graph: WorkflowGraph;
  readonly label: string;
  readonly selected: readonly string[];
  readonly onSelect: Dispatch<SetStateAction<readonly string[]>>;
  readonly issues?: readonly Issue[];
  /** Absent: the canvas is for looking only. */
  readonly edits?: CanvasEdits;
  readonly live?: Readonly<Record<string, { readonly open: number; readonly overdue: number }>>;
}

/** The graph as cards and orthogonal edges on a dotted canvas. The graph is the caller's; only the drag under way lives here. */
export function Canvas({ graph, label, selected, onSelect, issues = NO_ISSUES, edits, live }: CanvasProps) {
  const t = useT('workflows');
  const local = useLocal();
  const [nodes, setNodes] = useState<CardNode[]>([]);
  const around = useMemo(() => neighbourhood(graph, selected), [graph, selected]);
  const complaints = useMemo(() => issuesById(graph, issues), [graph, issues]);
  const most = Math.max(1, ...Object.values(live ?? {}).map((one) => one.open));

  useEffect(() => {
    setNodes((before) => {
      const known = new Map(before.map((one) => [one.id, one]));
      return graph.nodes.map((node): CardNode => {
        const view: NodeView = nodeViews[node.kind];
        const counts = live === undefined ? undefined : (live[node.id] ?? { open: 0, overdue: 0 });
        const holdsCases = nodeKind(node.kind).isTask === true || (counts?.open ?? 0) > 0;
        return {
          ...known.get(node.id),
          id: node.id,
          type: 'card',
          position: node.position ?? { x: 0, y: 0 },
          selected: selected.includes(node.id),
          ariaLabel: local(node.title),
          data: {
            node,
            ways: waysShown(node, graph.edges, view.ways?.(node.config) ?? []),
            issues: complaints.get(node.id) ?? NO_ISSUES,
            faded: around !== undefined && !around.nodes.has(node.id),
            ...(counts === undefined || !holdsCases ? {} : { live: { ...counts, most } }),
          },
        };
      });
    });
  }, [graph, selected, complaints, around, live, most, local]);

  const edges = useMemo(
    () =>
      graph.edges.map((edge): Edge => {
        const wrong = complaints.has(edge.id);
        const siblings = graph.edges.filter((one) => one.from === edge.from);
        const chosen = selected.includes(edge.id);
        const places = [edge.from, edge.to].map((id) => graph.nodes.find((node) => node.id === id)?.position?.x ?? 0);
        // A way that its card names already needs no second name, except while it is chosen.
        const isNamed = edge.on === undefined || chosen;
        return {
          id: edge.id,
          source: edge.from,
          target: edge.to,
          sourceHandle: handleOf(edge.on),
          targetHandle: 'in',
          type: 'smoothstep',
          pathOptions: { borderRadius: 8, offset: 16 + siblings.indexOf(edge) * 7 },
          selected: chosen,
          className: [
            styles['edge'],
            around !== undefined && !around.edges.has(edge.id) ? styles['fadedEdge'] : '',
            wrong ? styles['wrongEdge'] : '',
            (places[1] ?? 0) <= (places[0] ?? 0) ? styles['backEdge'] : '',
          ].join(' '),
          markerEnd: { type: 'arrowclosed' as never, width: 16, height: 16 },
          ...(edge.label === undefined || !isNamed
            ? {}
            : { label: local(edge.label), labelBgPadding: [6, 3], labelBgBorderRadius: 4 }),
          reconnectable: edits !== undefined,
        } as Edge;
      }),
    [graph, selected, around, complaints, local, edits],
  );

  const choose = useCallback(
    (changes: readonly (NodeChange | EdgeChange)[]) => {
      const picks = changes.filter((one) => one.type === 'select');
      if (picks.length === 0) return;
      onSelect((before) => {
        const next = new Set(before);
        for (const one of picks)
          if (one.selected) next.add(one.id);
          else next.delete(one.id);
        return [...next];
      });
    },
    [onSelect],
  );
  const change = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      choose(changes as NodeChange[]);
      setNodes((before) =>
        applyNodeChanges(
          changes.filter((one) => one.type !== 'remove' && one.type !== 'select'),
          before,
        ),
      );
    },
    [choose],
  );
  const connected = ({ source, target, sourceHandle }: Connection) =>
    edits?.onConnect(source, target, wayOf(sourceHandle));
  const drop = (event: DragEvent, toFlow: (point: Position) => Position) => {
    const kind = event.dataTransfer.getData('application/caseloom-node');
    if (kind === '') return;
    event.preventDefault();
    edits?.onDrop(kind, toFlow({ x: event.clientX, y: event.clientY }));
  };
  const [toFlow, setToFlow] = useState<(point: Position) => Position>();
  return (
    <ReactFlow<CardNode>
      className={styles['canvas'] ?? ''}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={change}
      onEdgesChange={choose}
      onInit={(flow) => {
        setToFlow(() => (point: Position) => flow.screenToFlowPosition(point));
        requestAnimationFrame(() => firstView(flow));
      }}
      minZoom={0.2}
      maxZoom={1.6}
      nodesDraggable={edits !== undefined}
      nodesConnectable={edits !== undefined}
      elementsSelectable
      edgesFocusable
      deleteKeyCode={edits === undefined ? null : ['Delete', 'Backspace']}
      multiSelectionKeyCode={['Control', 'Meta', 'Shift']}
      onNodeDragStop={(_, __, moved) => edits?.onMove(new Map(moved.map((one) => [one.id, one.position])))}
      onConnect={connected}
      onReconnect={(edge, next) => edits?.onReconnect(edge.id, next.source, next.target, wayOf(next.sourceHandle))}
      onDelete={({ nodes: gone, edges: cut }) =>
        edits?.onDelete(
          gone.map((one) => one.id),
          cut.map((one) => one.id),
        )
      }
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => (toFlow === undefined ? undefined : drop(event, toFlow))}
      proOptions={{ hideAttribution: true }}
      aria-label={label}
      ariaLabelConfig={{
        'node.a11yDescription.default': t('canvas.help'),
        'edge.a11yDescription.default': t('canvas.edgeHelp'),
        'controls.zoomIn.ariaLabel': t('canvas.zoomIn'),
        'controls.zoomOut.ariaLabel': t('canvas.zoomOut'),
        'controls.fitView.ariaLabel': t('canvas.fit'),
      }}
      data-testid="workflow-canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={2.2} color={color.line} />
      <Controls showInteractive={false} position="bottom-left" />
    </ReactFlow>
  );
}
