import { readFileSync } from 'node:fs';
import type { WorkflowEdge, WorkflowEvent, WorkflowGraph, WorkflowNode } from '../src/index.ts';
import { workflowKind } from '../src/index.ts';

export const AT = '2025-03-01T08:00:00';
export const ref = { packHash: 'a'.repeat(64), workflow: 'inpatient' };
export const none = { block: 0, error: 0, warn: 0, info: 0 };

/** The reference inpatient flow, as a pack would carry it. */
export const inpatient = workflowKind.schema.parse(
  JSON.parse(readFileSync(new URL('./inpatient.json', import.meta.url), 'utf8')),
);

export function graph(
  nodes: readonly Partial<WorkflowNode>[],
  edges: readonly (readonly [from: string, to: string, on?: string])[],
): WorkflowGraph {
  const title = { zh: '流程', en: 'Flow' };
  return {
    title,
    nodes: nodes.map((node) => ({ title, config: {}, ...node }) as WorkflowNode),
    edges: edges.map(([from, to, on], index): WorkflowEdge => ({
      id: `e${index + 1}`,
      from,
      to,
      ...(on === undefined ? {} : { on }),
    })),
  };
}

export const task = (
  id: string,
  actions: readonly string[] = ['submit'],
  more: Readonly<Record<string, unknown>> = {},
): Partial<WorkflowNode> => ({
  id,
  kind: 'task',
  config: {
    roles: ['coder'],
    stage: id,
    actions: actions.map((action) => ({ id: action, title: { zh: action, en: action } })),
    ...more,
  },
});

/** Fills in what every event of a table of cases has. */
export function event(given: Readonly<Record<string, unknown>>): WorkflowEvent {
  const open = { ...none, ...(given['open'] as object | undefined) };
  return {
    at: AT,
    ...(given['type'] === 'taskDone' ? { by: 'u1' } : {}),
    ...given,
    ...(given['type'] === 'taskDone' || given['type'] === 'validated' ? { open } : {}),
  } as WorkflowEvent;
}
