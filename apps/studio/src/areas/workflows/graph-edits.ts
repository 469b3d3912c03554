import type { NodeKindId, WorkflowEdge, WorkflowGraph, WorkflowNode } from '@caseloom/workflow';

/** Edits of a workflow graph. Each takes a graph and gives a new one; what it does not name stays the same object. */

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** `task`, `task-2`, …: the first id of this stem that the taken ones leave free. */
export function freeId(stem: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  if (!used.has(stem)) return stem;
  let count = 2;
  while (used.has(`${stem}-${count}`)) count += 1;
  return `${stem}-${count}`;
}

export function addNode(graph: WorkflowGraph, node: WorkflowNode): WorkflowGraph {
  return { ...graph, nodes: [...graph.nodes, node] };
}

/** Takes nodes and every edge at them away. */
export function removeNodes(graph: WorkflowGraph, ids: readonly string[]): WorkflowGraph {
  const gone = new Set(ids);
  if (!graph.nodes.some((node) => gone.has(node.id))) return graph;
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => !gone.has(node.id)),
    edges: graph.edges.filter((edge) => !gone.has(edge.from) && !gone.has(edge.to)),
  };
}

export function removeEdges(graph: WorkflowGraph, ids: readonly string[]): WorkflowGraph {
  const gone = new Set(ids);
  if (!graph.edges.some((edge) => gone.has(edge.id))) return graph;
  return { ...graph, edges: graph.edges.filter((edge) => !gone.has(edge.id)) };
}

export function moveNodes(graph: WorkflowGraph, positions: ReadonlyMap<string, Position>): WorkflowGraph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => {
      const to = positions.get(node.id);
      return to === undefined ? node : { ...node, position: { x: Math.round(to.x), y: Math.round(to.y) } };
    }),
  };
}

export function updateNode(graph: WorkflowGraph, id: string, change: Partial<Omit<WorkflowNode, 'id'>>): WorkflowGraph {
  return { ...graph, nodes: graph.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)) };
}

/** A member set to undefined leaves the config: absent is absent, never null. */
export function configure(graph: WorkflowGraph, id: string, change: Readonly<Record<string, unknown>>): WorkflowGraph {
  const node = graph.nodes.find((one) => one.id === id);
  if (node === undefined) return graph;
  const config = Object.fromEntries(
    Object.entries({ ...node.config, ...change }).filter(([, value]) => value !== undefined),
  );
  return updateNode(graph, id, { config });
}

/** Gives a node another id, and its edges with it. An id that is taken or empty changes nothing. */
export function renameNode(graph: WorkflowGraph, id: string, to: string): WorkflowGraph {
  if (to === '' || graph.nodes.some((node) => node.id === to)) return graph;
  const at = (end: string) => (end === id ? to : end);
  return {
    ...graph,
    nodes: graph.nodes.map((node) => (node.id === id ? { ...node, id: to } : node)),
    edges: graph.edges.map((edge) => ({ ...edge, from: at(edge.from), to: at(edge.to) })),
  };
}

/** Draws an edge; the same way between the same nodes twice is one edge. */
export function connect(graph: WorkflowGraph, from: string, to: string, on?: string): WorkflowGraph {
  if (graph.edges.some((edge) => edge.from === from && edge.to === to && edge.on === on)) return graph;
  const id = freeId(
    `${from}-${on ?? 'to'}-${to}`,
    graph.edges.map((edge) => edge.id),
  );
  const edge: WorkflowEdge = { id, from, to, ...(on === undefined ? {} : { on }) };
  return { ...graph, edges: [...graph.edges, edge] };
}

export function updateEdge(
  graph: WorkflowGraph,
  id: string,
  change: Partial<Record<keyof Omit<WorkflowEdge, 'id'>, unknown>>,
): WorkflowGraph {
  return {
    ...graph,
    edges: graph.edges.map((edge) => {
      if (edge.id !== id) return edge;
      const next = Object.fromEntries(
        Object.entries({ ...edge, ...change }).filter(([, value]) => value !== undefined),
      );
      return next as unknown as WorkflowEdge;
    }),
  };
}

/**
 * A new node behind another: the edge `on` of `after` (its only edge, where `on` is absent) leads to the new node, and from there to where it
 * led before. Without such an edge the new node is just joined on.
 */
export function insertAfter(graph: WorkflowGraph, after: string, node: WorkflowNode, on?: string): WorkflowGraph {
  const edge = graph.edges.find((one) => one.from === after && (on === undefined || one.on === on));
  const withNode = addNode(graph, node);
  if (edge === undefined) return connect(withNode, after, node.id, on);
  const led = edge.to;
  return connect(updateEdge(withNode, edge.id, { to: node.id }), node.id, led);
}

/** Copies of the chosen nodes and of the edges among them, under free ids, a little to the side. */
export function copyNodes(
  graph: WorkflowGraph,
  ids: readonly string[],
): { readonly graph: WorkflowGraph; readonly copies: readonly string[] } {
  const chosen = graph.nodes.filter((node) => ids.includes(node.id) && node.kind !== 'start');
  const renamed = new Map<string, string>();
  let next = graph;
  for (const node of chosen) {
    const id = freeId(
      node.id,
      next.nodes.map((one) => one.id),
    );
    renamed.set(node.id, id);
    const position =
      node.position === undefined ? {} : { position: { x: node.position.x + 40, y: node.position.y + 40 } };
    next = addNode(next, { ...node, id, ...position });
  }
  for (const edge of graph.edges) {
    const from = renamed.get(edge.from);
    const to = renamed.get(edge.to);
    if (from !== undefined && to !== undefined) next = connect(next, from, to, edge.on);
  }
  return { graph: next, copies: [...renamed.values()] };
}

/** Nodes in the order a case meets them, from the start; those nobody reaches come last, as they stand. */
export function inFlowOrder(graph: WorkflowGraph): readonly WorkflowNode[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const ordered: WorkflowNode[] = [];
  const queue = graph.nodes.filter((node) => node.kind === ('start' satisfies NodeKindId)).map((node) => node.id);
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    const node = byId.get(id);
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    ordered.push(node);
    queue.push(...graph.edges.filter((edge) => edge.from === id).map((edge) => edge.to));
  }
  return [...ordered, ...graph.nodes.filter((node) => !seen.has(node.id))];
}
