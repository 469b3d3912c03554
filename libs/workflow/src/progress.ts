import type { LocalText } from '@caseloom/pack';
import { edgeFor, modelOf, type ModelNode, type WorkflowModel } from './model.ts';
import type { WorkflowGraph, WorkflowInstance } from './types.ts';

export interface StageProgress {
  /** A task's stage, or the kind of an automatic node: `validate`, `physicianCorrection`, `coding`, `qcReview`, `lock`, `group`, `pay`, `end`. */
  readonly stage: string;
  readonly title: LocalText;
  readonly state: 'done' | 'current' | 'todo';
  /** How often the case came here. */
  readonly visits: number;
  /** The case went past without needing it. */
  readonly skipped?: true;
}

/** Stages of a graph in the order a case goes through them, each once: nodes by their longest way from the start, returns left out. Implements WORKFLOW-19. */
export function stagesOf(
  graph: WorkflowGraph,
): readonly { readonly stage: string; readonly title: LocalText; readonly nodes: readonly string[] }[] {
  const stages = new Map<string, { title: LocalText; nodes: string[] }>();
  for (const node of inOrder(modelOf(graph))) {
    const stage = node.kind.stage?.(node.config);
    if (stage === undefined) continue;
    const present = stages.get(stage);
    if (present === undefined) stages.set(stage, { title: node.node.title, nodes: [node.node.id] });
    else present.nodes.push(node.node.id);
  }
  return [...stages].map(([stage, { title, nodes }]) => ({ stage, title, nodes }));
}

/** The stage a case is in, for the worklist: `stuck` when it cannot go on, `end` when it is done. */
export function currentStage(graph: WorkflowGraph, instance: WorkflowInstance): string {
  if (instance.status === 'stuck') return 'stuck';
  const here = modelOf(graph).nodes.get(instance.at.node);
  return here?.kind.stage?.(here.config) ?? here?.node.id ?? 'stuck';
}

/** The header of a case: every stage in order with what is behind, here and ahead. After a return the stages ahead are `todo` again. */
export function progressOf(graph: WorkflowGraph, instance: WorkflowInstance | undefined): readonly StageProgress[] {
  const stages = stagesOf(graph);
  const here = instance === undefined ? -1 : stages.findIndex(({ nodes }) => nodes.includes(instance.at.node));
  return stages.map(({ stage, title, nodes }, index) => {
    const visits = nodes.reduce(
      (sum, node) =>
        sum + (instance !== undefined && Object.hasOwn(instance.visits, node) ? instance.visits[node]! : 0),
      0,
    );
    const isBehind = index < here || (index === here && instance?.status === 'ended');
    const state = isBehind ? 'done' : index === here ? 'current' : 'todo';
    return { stage, title, state, visits, ...(isBehind && visits === 0 ? { skipped: true as const } : {}) };
  });
}

/** Nodes by longest way from the start; returns and other edges back to a node on the way are left out, ties stay in the order of the graph. */
function inOrder(model: WorkflowModel): ModelNode[] {
  const finished: ModelNode[] = [];
  const forward = new Map<string, readonly ModelNode[]>();
  const open = new Set<string>();
  const visit = (node: ModelNode): void => {
    if (forward.has(node.node.id)) return;
    forward.set(node.node.id, []);
    open.add(node.node.id);
    const next = targets(model, node, false).filter((to) => !open.has(to.node.id));
    next.forEach(visit);
    forward.set(node.node.id, next);
    open.delete(node.node.id);
    finished.push(node);
  };
  if (model.start !== undefined) visit(model.start);
  const depth = new Map<string, number>();
  for (const node of finished.toReversed()) {
    const here = depth.get(node.node.id) ?? 0;
    depth.set(node.node.id, here);
    for (const to of forward.get(node.node.id)!) depth.set(to.node.id, Math.max(depth.get(to.node.id) ?? 0, here + 1));
  }
  const place = new Map([...model.nodes.keys()].map((id, index) => [id, index]));
  const ahead = finished.toSorted(
    (a, b) => depth.get(a.node.id)! - depth.get(b.node.id)! || place.get(a.node.id)! - place.get(b.node.id)!,
  );
  return [...ahead, ...onlyByReturn(model, ahead)];
}

/** Nodes that only a return leads to stand at the end. */
function onlyByReturn(model: WorkflowModel, ahead: readonly ModelNode[]): ModelNode[] {
  const known = new Set(ahead);
  for (const node of known)
    for (const to of [...targets(model, node, true), ...targets(model, node, false)]) known.add(to);
  return [...known].slice(ahead.length);
}

function targets(model: WorkflowModel, node: ModelNode, returns: boolean): ModelNode[] {
  const outcomes = node.kind
    .outcomes(node.config)
    .filter((outcome) => (node.kind.returnsBy?.(node.config, outcome) ?? false) === returns);
  return [...new Set(outcomes.map((outcome) => model.nodes.get(edgeFor(node, outcome)?.to ?? '')))].filter(
    (to) => to !== undefined,
  );
}
