import { issue, type Issue } from '@caseloom/core';
import { suggestion } from '@caseloom/pack';
import { compileCondition } from './conditions.ts';
import { nodeKind } from './nodes/index.ts';
import type { WorkflowGraph } from './types.ts';

/**
 * Is the graph sound: one start, ends, every node reached and able to reach an end, every outcome with an edge, no loop without a person in it, readable conditions,
 * deadlines above zero. Paths are relative to the artifact (`nodes[3].config.dueHours`). Whether the roles exist, the server checks. Implements WORKFLOW-10 to WORKFLOW-18.
 */
export function checkGraph(graph: WorkflowGraph): Issue[] {
  const issues = [...edgeIssues(graph), ...nodeIssues(graph)];
  // Reachability over dangling edges would only repeat in other words what is said already.
  return issues.some((one) => one.code === 'WORKFLOW_NODE_UNKNOWN')
    ? issues
    : [...issues, ...startIssues(graph), ...pathIssues(graph), ...loopIssues(graph)];
}

function edgeIssues(graph: WorkflowGraph): Issue[] {
  const ids = graph.nodes.map((node) => node.id);
  const kinds = new Map(graph.nodes.map((node) => [node.id, node]));
  const seen = new Map<string, number>();
  return graph.edges.flatMap((edge, index) => {
    const at = `edges[${index}]`;
    const found: Issue[] = [];
    for (const end of ['from', 'to'] as const)
      if (!kinds.has(edge[end]))
        found.push(
          issue('WORKFLOW_NODE_UNKNOWN', `${at}.${end}`, { node: edge[end], known: suggestion(edge[end], ids) || '–' }),
        );
    const key = JSON.stringify([edge.from, edge.on ?? null]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else
      found.push(
        issue('WORKFLOW_EDGE_DUPLICATE', at, { from: edge.from, outcome: edge.on ?? '–', first: `edges[${first}]` }),
      );
    const from = kinds.get(edge.from);
    if (from === undefined) return found;
    const outcomes = nodeKind(from.kind).outcomes(from.config);
    if (outcomes.length === 0) found.push(issue('WORKFLOW_EDGE_FROM_END', at, { node: from.id }));
    else if (edge.on !== undefined && !outcomes.includes(edge.on))
      found.push(
        issue('WORKFLOW_OUTCOME_UNKNOWN', `${at}.on`, {
          outcome: edge.on,
          node: from.id,
          known: suggestion(edge.on, outcomes),
        }),
      );
    if (kinds.get(edge.to)?.kind === 'start')
      found.push(issue('WORKFLOW_EDGE_TO_START', `${at}.to`, { node: edge.to }));
    return found;
  });
}

function nodeIssues(graph: WorkflowGraph): Issue[] {
  return graph.nodes.flatMap((node, index) => {
    const kind = nodeKind(node.kind);
    const path = `nodes[${index}]`;
    const found: Issue[] = [...(kind.check?.({ node, config: node.config, path }) ?? [])];
    for (const { text, path: inner } of kind.conditions?.(node.config) ?? []) {
      const at = `${path}.config.${inner}`;
      found.push(...compileCondition(text).issues.map((one) => ({ ...one, path: at })));
    }
    const edges = graph.edges.filter((edge) => edge.from === node.id);
    const hasPlain = edges.some((edge) => edge.on === undefined);
    const strict = kind.strictOutcomes?.(node.config) ?? false;
    for (const outcome of new Set(kind.outcomes(node.config))) {
      if (edges.some((edge) => edge.on === outcome)) continue;
      if (node.kind === 'branch' && outcome === 'otherwise' && !hasPlain)
        found.push(issue('WORKFLOW_BRANCH_WITHOUT_DEFAULT', path, { node: node.id }));
      else if (!hasPlain || (strict && outcome !== 'otherwise'))
        found.push(issue('WORKFLOW_OUTCOME_WITHOUT_EDGE', path, { node: node.id, outcome }));
    }
    return found;
  });
}

function startIssues(graph: WorkflowGraph): Issue[] {
  const found: Issue[] = [];
  const starts = graph.nodes.flatMap((node, index) => (node.kind === 'start' ? [index] : []));
  if (starts.length !== 1)
    found.push(
      issue('WORKFLOW_START_COUNT', starts.length === 0 ? 'nodes' : `nodes[${starts[1]}]`, { count: starts.length }),
    );
  if (!graph.nodes.some((node) => node.kind === 'end')) found.push(issue('WORKFLOW_END_MISSING', 'nodes'));
  return found;
}

function pathIssues(graph: WorkflowGraph): Issue[] {
  const reached = spread(
    graph.nodes.filter((node) => node.kind === 'start').map((node) => node.id),
    (id) => graph.edges.filter((edge) => edge.from === id).map((edge) => edge.to),
  );
  const leading = spread(
    graph.nodes.filter((node) => node.kind === 'end').map((node) => node.id),
    (id) => graph.edges.filter((edge) => edge.to === id).map((edge) => edge.from),
  );
  return graph.nodes.flatMap((node, index) => {
    if (!reached.has(node.id)) return [issue('WORKFLOW_NODE_UNREACHABLE', `nodes[${index}]`, { node: node.id })];
    return leading.has(node.id) ? [] : [issue('WORKFLOW_NODE_WITHOUT_EXIT', `nodes[${index}]`, { node: node.id })];
  });
}

/** Nodes without a task between them and themselves: take the tasks away, then strip nodes that lead nowhere; what is left turns in a circle. */
function loopIssues(graph: WorkflowGraph): Issue[] {
  const automatic = new Set(graph.nodes.filter((node) => nodeKind(node.kind).isTask !== true).map((node) => node.id));
  const edges = graph.edges.filter((edge) => automatic.has(edge.from) && automatic.has(edge.to));
  const inLoop = [...automatic].filter((id) =>
    spread(
      edges.filter((edge) => edge.from === id).map((edge) => edge.to),
      (from) => edges.filter((edge) => edge.from === from).map((edge) => edge.to),
    ).has(id),
  );
  const first = graph.nodes.findIndex((node) => inLoop.includes(node.id));
  return first === -1 ? [] : [issue('WORKFLOW_LOOP_WITHOUT_TASK', `nodes[${first}]`, { nodes: inLoop.join(', ') })];
}

function spread(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const found = new Set(from);
  for (const id of found) for (const other of next(id)) found.add(other);
  return found;
}
