import { describe, expect, it } from '@jest/globals';
import type { NodeKindId, WorkflowGraph, WorkflowNode } from '@caseloom/workflow';
import * as edit from './graph-edits.ts';

const node = (id: string, kind: NodeKindId, config: Record<string, unknown> = {}): WorkflowNode => ({
  id,
  kind,
  title: { zh: id, en: id },
  config,
  position: { x: 0, y: 0 },
});
const graph: WorkflowGraph = {
  title: { zh: '住院', en: 'Inpatient' },
  nodes: [
    node('end', 'end'),
    node('start', 'start'),
    node('correct', 'task', { roles: ['physician'], stage: 'physicianCorrection', dueHours: 24 }),
    node('alone', 'lock'),
  ],
  edges: [
    { id: 'e1', from: 'start', to: 'correct' },
    { id: 'e2', from: 'correct', to: 'end', on: 'submit' },
  ],
};

describe('editing a workflow graph', () => {
  it('takes the edges of a node away with it', () => {
    const left = edit.removeNodes(graph, ['correct']);
    expect(left.nodes.map((one) => one.id)).toEqual(['end', 'start', 'alone']);
    expect(left.edges).toEqual([]);
  });

  it('changes nothing where there is nothing to remove', () => {
    expect(edit.removeNodes(graph, ['nobody'])).toBe(graph);
    expect(edit.removeEdges(graph, ['nothing'])).toBe(graph);
  });

  it('moves nodes to whole pixels and leaves the others alone', () => {
    const moved = edit.moveNodes(graph, new Map([['correct', { x: 10.4, y: 20.6 }]]));
    expect(moved.nodes[2]?.position).toEqual({ x: 10, y: 21 });
    expect(moved.nodes[0]).toBe(graph.nodes[0]);
  });

  it('drops a config member that is set to undefined', () => {
    expect(edit.configure(graph, 'correct', { dueHours: undefined, stage: 'coding' }).nodes[2]?.config).toEqual({
      roles: ['physician'],
      stage: 'coding',
    });
  });

  it('renames a node together with its edges, but never onto a taken or empty id', () => {
    const renamed = edit.renameNode(graph, 'correct', 'fix');
    expect(renamed.edges).toEqual([
      { id: 'e1', from: 'start', to: 'fix' },
      { id: 'e2', from: 'fix', to: 'end', on: 'submit' },
    ]);
    expect(edit.renameNode(graph, 'correct', 'end')).toBe(graph);
    expect(edit.renameNode(graph, 'correct', '')).toBe(graph);
  });

  it('draws the same way once and gives every edge an id of its own', () => {
    const once = edit.connect(graph, 'correct', 'start', 'return');
    expect(once.edges.at(-1)).toEqual({ id: 'correct-return-start', from: 'correct', to: 'start', on: 'return' });
    expect(edit.connect(once, 'correct', 'start', 'return')).toBe(once);
  });

  it('puts a node into an edge', () => {
    const longer = edit.insertAfter(graph, 'correct', node('coding', 'task'), 'submit');
    expect(longer.edges.map((edge) => [edge.from, edge.on, edge.to])).toEqual([
      ['start', undefined, 'correct'],
      ['correct', 'submit', 'coding'],
      ['coding', undefined, 'end'],
    ]);
  });

  it('copies nodes with the edges among them, and never a second start', () => {
    const { graph: copied, copies } = edit.copyNodes(graph, ['start', 'correct', 'end']);
    expect(copies).toEqual(['end-2', 'correct-2']);
    expect(copied.edges.at(-1)).toMatchObject({ from: 'correct-2', to: 'end-2', on: 'submit' });
    expect(copied.nodes.at(-1)?.position).toEqual({ x: 40, y: 40 });
  });

  it('lists nodes as a case meets them and keeps those nobody reaches', () => {
    expect(edit.inFlowOrder(graph).map((one) => one.id)).toEqual(['start', 'correct', 'end', 'alone']);
  });

  it('lists a graph that loops back only once', () => {
    const looped = edit.connect(graph, 'correct', 'start', 'return');
    expect(edit.inFlowOrder(looped).map((one) => one.id)).toEqual(['start', 'correct', 'end', 'alone']);
  });
});
