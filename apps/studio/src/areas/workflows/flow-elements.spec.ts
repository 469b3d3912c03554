import { describe, expect, it } from '@jest/globals';
import { checkGraph, type NodeKindId, type WorkflowGraph, type WorkflowNode } from '@caseloom/workflow';
import { handleOf, issuesById, neighbourhood, placed, waysShown, wayOf } from './flow-elements.ts';
import { CARD, layoutGraph } from './layout.ts';

const node = (id: string, kind: NodeKindId, config: Record<string, unknown> = {}): WorkflowNode => ({
  id,
  kind,
  title: { zh: id, en: id },
  config,
});
const graph: WorkflowGraph = {
  title: { zh: '住院', en: 'Inpatient' },
  nodes: [
    node('start', 'start'),
    node('check', 'validate'),
    node('correct', 'task', {
      roles: [],
      stage: 'x',
      actions: [{ id: 'submit', title: { zh: '提交', en: 'Submit' } }],
    }),
    node('end', 'end'),
  ],
  edges: [
    { id: 'a', from: 'start', to: 'check' },
    { id: 'b', from: 'check', to: 'end', on: 'clean' },
    { id: 'c', from: 'check', to: 'correct', on: 'findings' },
    { id: 'd', from: 'correct', to: 'end', on: 'submit' },
  ],
};

describe('a graph on the canvas', () => {
  it.each([undefined, 'submit', 'next'])('keeps the way %s in the handle', (on) => {
    expect(wayOf(handleOf(on))).toBe(on);
  });

  it('shows the ways a kind names, and those only an edge knows', () => {
    const named = [{ on: 'clean', title: { zh: '无问题', en: 'clean' } }];
    expect(waysShown(graph.nodes[1] as WorkflowNode, graph.edges, named)).toEqual([
      ...named,
      { on: 'findings', title: { zh: 'findings', en: 'findings' } },
    ]);
  });

  it('keeps the neighbourhood of what is chosen', () => {
    expect(neighbourhood(graph, [])).toBeUndefined();
    const around = neighbourhood(graph, ['correct']);
    expect([...(around?.nodes ?? [])].toSorted()).toEqual(['check', 'correct', 'end']);
    expect([...(around?.edges ?? [])]).toEqual(['c', 'd']);
    expect([...(neighbourhood(graph, ['a'])?.nodes ?? [])].toSorted()).toEqual(['check', 'start']);
  });

  it('puts each complaint of the check at its node', () => {
    const found = issuesById(graph, checkGraph(graph));
    expect(found.get('correct')?.map((one) => one.code)).toEqual(['WORKFLOW_TASK_WITHOUT_ROLE']);
    const broken = { ...graph, nodes: graph.nodes.filter((one) => one.kind !== 'end'), edges: graph.edges.slice(0, 1) };
    expect([...issuesById(broken, checkGraph(broken)).keys()]).toContain('');
  });

  it('lays a graph out from left to right without overlap, the same every time', () => {
    const places = layoutGraph(graph);
    const x = (id: string) => places.get(id)?.x ?? 0;
    expect(x('start') + CARD.width).toBeLessThan(x('check'));
    expect(x('check') + CARD.width).toBeLessThan(x('correct'));
    expect(layoutGraph(graph)).toEqual(places);
    const boxes = [...places.values()];
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1))
        expect(Math.abs(a.x - b.x) >= CARD.width || Math.abs(a.y - b.y) >= CARD.height).toBe(true);
  });

  it('keeps the order of a flow in which cases are returned', () => {
    const returning = { ...graph, edges: [...graph.edges, { id: 'r', from: 'correct', to: 'start', on: 'return' }] };
    expect(layoutGraph(returning, new Map([['correct', 100]])).get('correct')).toEqual(
      layoutGraph(graph, new Map([['correct', 100]])).get('correct'),
    );
  });

  it('puts a correction before the step that returns cases to it', () => {
    const action = (id: string) => ({ id, title: { zh: id, en: id } });
    const flow: WorkflowGraph = {
      ...graph,
      nodes: [
        ...graph.nodes,
        node('code', 'task', { roles: ['coder'], stage: 'coding', actions: [action('submit'), action('return')] }),
      ],
      edges: [
        { id: '1', from: 'start', to: 'check' },
        { id: '2', from: 'check', to: 'code', on: 'clean' },
        { id: '3', from: 'check', to: 'correct', on: 'findings' },
        { id: '4', from: 'correct', to: 'code', on: 'submit' },
        { id: '5', from: 'code', to: 'correct', on: 'return' },
        { id: '6', from: 'code', to: 'end', on: 'submit' },
      ],
    };
    const places = layoutGraph(flow);
    const x = (id: string) => places.get(id)?.x ?? 0;
    expect(['start', 'check', 'correct', 'code', 'end'].toSorted((a, b) => x(a) - x(b))).toEqual([
      'start',
      'check',
      'correct',
      'code',
      'end',
    ]);
  });

  it('places nodes only where some have no place', () => {
    const laid = placed(graph, layoutGraph);
    expect(laid.nodes.every((one) => one.position !== undefined)).toBe(true);
    expect(placed(laid, layoutGraph)).toBe(laid);
  });
});
