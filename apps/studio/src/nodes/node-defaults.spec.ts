import { describe, expect, it } from '@jest/globals';
import { checkGraph, nodeKind, nodeKinds, workflowKind, type NodeKindId } from '@caseloom/workflow';
import { firstConfigs, namedWays } from './node-defaults.ts';

const kinds = Object.keys(nodeKinds) as NodeKindId[];

describe('nodes just added', () => {
  it('knows a first config for every kind of node, and no other', () => {
    expect(Object.keys(firstConfigs).toSorted()).toEqual(kinds.toSorted());
  });

  it.each(kinds)('begins a %s with a config that its kind accepts', (kind) => {
    expect(nodeKinds[kind].config.safeParse(firstConfigs[kind])).toMatchObject({ success: true });
  });

  it.each(kinds)('offers only ways out of a %s that its kind has', (kind) => {
    const outcomes = nodeKind(kind).outcomes(firstConfigs[kind] as never);
    const ways = namedWays[kind]?.(firstConfigs[kind]).map((way) => way.on) ?? [];
    expect(ways.filter((on) => !outcomes.includes(on))).toEqual([]);
  });

  it('makes a graph that is a workflow document, and the checks say what it lacks', () => {
    const graph = {
      title: { zh: '流程', en: 'Flow' },
      nodes: kinds.map((kind) => ({ id: kind, kind, title: nodeKinds[kind].title, config: firstConfigs[kind] })),
      edges: [],
    };
    expect(workflowKind.schema.safeParse(graph)).toMatchObject({ success: true });
    expect(checkGraph(graph).map((one) => one.code)).toContain('WORKFLOW_TASK_WITHOUT_ROLE');
  });
});
