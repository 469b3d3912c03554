import dagre from '@dagrejs/dagre';
import type { WorkflowGraph } from '@caseloom/workflow';
import type { Position } from './graph-edits.ts';

/** Width of a node's card and the height the layout reserves, in pixels of the canvas. */
export const CARD = { width: 220, height: 92 } as const;

/** Places for every node, left to right as a case runs; upper left corners. Pure: the same graph, the same places. */
export function layoutGraph(graph: WorkflowGraph): ReadonlyMap<string, Position> {
  const plan = new dagre.graphlib.Graph({ multigraph: true });
  plan.setGraph({ rankdir: 'LR', nodesep: 48, ranksep: 96, marginx: 24, marginy: 24 });
  plan.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) plan.setNode(node.id, { ...CARD });
  for (const edge of graph.edges) {
    if (plan.hasNode(edge.from) && plan.hasNode(edge.to)) plan.setEdge(edge.from, edge.to, {}, edge.id);
  }
  dagre.layout(plan);
  return new Map(
    graph.nodes.map((node) => {
      const place = plan.node(node.id) as { x: number; y: number };
      return [node.id, { x: Math.round(place.x - CARD.width / 2), y: Math.round(place.y - CARD.height / 2) }];
    }),
  );
}
