import type { Condition } from './conditions.ts';
import { compileCondition } from './conditions.ts';
import { nodeKind, type AnyNodeKind } from './nodes/index.ts';
import type { PlacedNode } from './nodes/node-kind.ts';
import type { WorkflowEdge, WorkflowGraph } from './types.ts';

/** A graph made ready to run: nodes and edges by id, conditions compiled. */
export interface WorkflowModel {
  readonly nodes: ReadonlyMap<string, ModelNode>;
  readonly start: ModelNode | undefined;
}

export interface ModelNode extends PlacedNode<unknown> {
  readonly kind: AnyNodeKind;
  readonly edges: readonly WorkflowEdge[];
  readonly conditions: ReadonlyMap<string, Condition>;
}

const models = new WeakMap<WorkflowGraph, WorkflowModel>();

/** The model of a graph; made once per graph object, which nobody may change. Conditions that do not compile are left out: the check names them. */
export function modelOf(graph: WorkflowGraph): WorkflowModel {
  let model = models.get(graph);
  if (model === undefined) models.set(graph, (model = makeModel(graph)));
  return model;
}

function makeModel(graph: WorkflowGraph): WorkflowModel {
  const nodes = new Map<string, ModelNode>();
  graph.nodes.forEach((node, index) => {
    const kind = nodeKind(node.kind);
    const conditions = new Map<string, Condition>();
    for (const { id, text } of kind.conditions?.(node.config) ?? []) {
      const compiled = compileCondition(text);
      if (compiled.ok) conditions.set(id, compiled.value);
    }
    nodes.set(node.id, {
      node,
      kind,
      config: node.config,
      path: `nodes[${index}]`,
      conditions,
      edges: graph.edges.filter((edge) => edge.from === node.id),
    });
  });
  return { nodes, start: [...nodes.values()].find((one) => one.node.kind === 'start') };
}

/** The edge an outcome takes: the one that names it, else the plain one. */
export function edgeFor(node: ModelNode, outcome: string): WorkflowEdge | undefined {
  return node.edges.find((edge) => edge.on === outcome) ?? node.edges.find((edge) => edge.on === undefined);
}
