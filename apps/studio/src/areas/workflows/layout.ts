import dagre from '@dagrejs/dagre';
import { isReturn, type TaskAction, type WorkflowEdge, type WorkflowGraph } from '@caseloom/workflow';
import type { Position } from './graph-edits.ts';

/** Width of a node's card and the height the layout reserves, in pixels of the canvas. */
export const CARD = { width: 220, height: 92 } as const;

/** Height of a card as far as the graph tells: its head, a line of text, and a line for each way that an edge names. */
export function estimatedHeight(graph: WorkflowGraph, id: string): number {
  const ways = graph.edges.filter((edge) => edge.from === id && edge.on !== undefined).length;
  return Math.max(CARD.height, 76 + ways * 24);
}

/**
 * Places for every node, left to right as a case runs; upper left corners. Ways back to an earlier node do not pull the layout about.
 * Pure: the same graph and heights, the same places.
 * @param heights of the cards as they are drawn, in pixels; else they are estimated
 */
export function layoutGraph(
  graph: WorkflowGraph,
  heights?: ReadonlyMap<string, number>,
): ReadonlyMap<string, Position> {
  const plan = new dagre.graphlib.Graph({ multigraph: true });
  plan.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 72, marginx: 24, marginy: 24 });
  plan.setDefaultEdgeLabel(() => ({}));
  const heightOf = (id: string) => heights?.get(id) ?? estimatedHeight(graph, id);
  for (const node of graph.nodes) plan.setNode(node.id, { width: CARD.width, height: heightOf(node.id) });
  const forward = forwardEdges(graph);
  for (const edge of forward) plan.setEdge(edge.from, edge.to, {}, edge.id);
  dagre.layout(plan);
  return new Map(
    graph.nodes.map((node) => {
      const place = plan.node(node.id) as { x: number; y: number };
      return [node.id, { x: Math.round(place.x - CARD.width / 2), y: Math.round(place.y - heightOf(node.id) / 2) }];
    }),
  );
}

/** Does the edge send a case back, by what its task's action says? */
function sendsBack(graph: WorkflowGraph, edge: WorkflowEdge): boolean {
  const from = graph.nodes.find((node) => node.id === edge.from);
  const actions =
    from?.kind === 'task' && Array.isArray(from.config['actions'])
      ? (from.config['actions'] as readonly TaskAction[])
      : [];
  const action = actions.find((one) => one.id === edge.on);
  return action !== undefined && isReturn(action);
}

/** Edges without returns, and without those that close a circle on the way from the start. */
function forwardEdges(graph: WorkflowGraph): readonly WorkflowEdge[] {
  const known = new Set(graph.nodes.map((node) => node.id));
  const edges = graph.edges.filter(
    (edge) => known.has(edge.from) && known.has(edge.to) && edge.from !== edge.to && !sendsBack(graph, edge),
  );
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<string>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const edge of edges.filter((one) => one.from === id)) {
      const at = state.get(edge.to);
      if (at === 'open') back.add(edge.id);
      else if (at === undefined) visit(edge.to);
    }
    state.set(id, 'done');
  };
  const starts = graph.nodes.filter((node) => node.kind === 'start');
  for (const node of [...starts, ...graph.nodes]) if (!state.has(node.id)) visit(node.id);
  return edges.filter((edge) => !back.has(edge.id));
}
