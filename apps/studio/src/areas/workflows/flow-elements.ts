import type { Issue } from '@caseloom/core';
import type { WorkflowEdge, WorkflowGraph, WorkflowNode } from '@caseloom/workflow';
import type { NodeWay } from '../../nodes/index.ts';

/** Handle of the edge that takes every outcome no other edge takes. */
export const PLAIN = 'next';

/** Ways shown on a card: those its kind names, and those that edges take and the kind does not name, as they are written. */
export function waysShown(
  node: WorkflowNode,
  edges: readonly WorkflowEdge[],
  named: readonly NodeWay[],
): readonly NodeWay[] {
  const taken = edges
    .filter((edge) => edge.from === node.id)
    .flatMap((edge) => (edge.on === undefined ? [] : [edge.on]));
  const others = [...new Set(taken)].filter((on) => !named.some((one) => one.on === on));
  return [...named, ...others.map((on) => ({ on, title: { zh: on, en: on } }))];
}

/** The handle of an edge, and back. */
export const handleOf = (on: string | undefined): string => (on === undefined ? PLAIN : `on:${on}`);
export const wayOf = (handle: string | null | undefined): string | undefined =>
  handle?.startsWith('on:') === true ? handle.slice(3) : undefined;

/** Nodes and edges that touch the chosen ones: what stays saturated while the rest fades. Nothing chosen: all. */
export function neighbourhood(
  graph: WorkflowGraph,
  chosen: readonly string[],
): { readonly nodes: ReadonlySet<string>; readonly edges: ReadonlySet<string> } | undefined {
  const picked = new Set(chosen);
  if (picked.size === 0) return undefined;
  const edges = graph.edges.filter((edge) => picked.has(edge.id) || picked.has(edge.from) || picked.has(edge.to));
  const nodes = new Set(graph.nodes.filter((node) => picked.has(node.id)).map((node) => node.id));
  for (const edge of edges) nodes.add(edge.from).add(edge.to);
  return { nodes, edges: new Set(edges.map((edge) => edge.id)) };
}

/** Complaints by the node or edge they are about; those about the whole under the empty id. */
export function issuesById(graph: WorkflowGraph, issues: readonly Issue[]): ReadonlyMap<string, readonly Issue[]> {
  const found = new Map<string, Issue[]>();
  for (const one of issues) {
    const place = /^(nodes|edges)\[(\d+)\]/.exec(one.path);
    const id = place === null ? '' : ((place[1] === 'nodes' ? graph.nodes : graph.edges)[Number(place[2])]?.id ?? '');
    found.set(id, [...(found.get(id) ?? []), one]);
  }
  return found;
}

/** Positions as stored; where any node has none, the places of the layout for all. */
export function placed(
  graph: WorkflowGraph,
  layout: (graph: WorkflowGraph) => ReadonlyMap<string, { readonly x: number; readonly y: number }>,
): WorkflowGraph {
  if (graph.nodes.every((node) => node.position !== undefined)) return graph;
  const places = layout(graph);
  return { ...graph, nodes: graph.nodes.map((node) => ({ ...node, position: places.get(node.id) ?? { x: 0, y: 0 } })) };
}
