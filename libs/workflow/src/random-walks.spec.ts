import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { event, graph, ref, task } from '../spec/graphs.ts';
import {
  advance,
  checkGraph,
  nodeKind,
  type Advanced,
  type NodeKindId,
  type WorkflowGraph,
  type WorkflowInstance,
} from './index.ts';

type Middle = Exclude<NodeKindId, 'start' | 'end'>;

interface Seed {
  readonly kind: Middle;
  readonly limits: readonly number[];
  readonly actions: number;
  readonly targets: readonly number[];
}

/** What a random graph and a random path must know of a kind: a config, and the event by which it is left. A new kind does not compile without its line. */
const KINDS: Record<
  Middle,
  {
    config: (seed: Seed) => Record<string, unknown>;
    answer?: (outcome: string, choice: number) => Record<string, unknown>;
  }
> = {
  branch: {
    config: ({ limits }) => ({ cases: limits.map((limit, at) => ({ id: `c${at}`, when: `losDays > ${limit}` })) }),
  },
  group: { config: () => ({}), answer: (status) => ({ type: 'grouped', status }) },
  lock: { config: ({ actions }) => (actions === 3 ? { unlock: true } : {}), answer: () => ({ type: 'locked' }) },
  pay: { config: () => ({}), answer: (status) => ({ type: 'paid', status }) },
  task: {
    config: ({ actions }) => ({
      ...task('t', ['submit', 'return', 'skip'].slice(0, actions)).config,
      stickyAssignee: actions !== 2,
    }),
    answer: (action, choice) => ({ type: 'taskDone', action, reason: 'because', by: `u${choice % 3}` }),
  },
  validate: {
    config: () => ({}),
    answer: (outcome) => ({ type: 'validated', open: { block: outcome === 'findings' ? 1 : 0 } }),
  },
};
const seeds: fc.Arbitrary<Seed> = fc.record({
  kind: fc.constantFrom(...(Object.keys(KINDS) as Middle[]), 'task', 'task'),
  actions: fc.integer({ min: 1, max: 3 }),
  limits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 2 }),
  targets: fc.array(fc.nat(99), { minLength: 5, maxLength: 5 }),
});

/** Graphs by seed: a row of nodes, every outcome leading to a later node or, from tasks, back to an earlier one; what nobody reaches is left out. */
const graphs: fc.Arbitrary<WorkflowGraph> = fc.array(seeds, { minLength: 4, maxLength: 14 }).map((row) => {
  const last = row.length + 1;
  const nodes = [
    { id: 'n0', kind: 'start' as const },
    ...row.map((seed, index) => ({ id: `n${index + 1}`, kind: seed.kind, config: KINDS[seed.kind].config(seed) })),
    { id: `n${last}`, kind: 'end' as const },
  ];
  const edges: [string, string, string][] = [['n0', 'n1', 'started']];
  row.forEach(({ kind, targets }, index) => {
    const here = index + 1;
    const outcomes = nodeKind(kind).outcomes(
      nodes[here] !== undefined && 'config' in nodes[here] ? nodes[here].config : {},
    );
    outcomes.forEach((outcome, at) => {
      const chance = targets[at]!;
      const isBack = kind === 'task' && at > 0 && chance % 3 > 0;
      edges.push([`n${here}`, `n${isBack ? 1 + (chance % here) : Math.min(here + 1 + (chance % 2), last)}`, outcome]);
    });
  });
  const reached = new Set(['n0']);
  for (const id of reached) for (const [from, to] of edges) if (from === id) reached.add(to);
  return graph(
    nodes.filter(({ id }) => reached.has(id)),
    edges.filter(([from]) => reached.has(from)),
  );
});

/** An event that fits where the instance stands, chosen by the path's seed. */
function fitting(flow: WorkflowGraph, { at }: WorkflowInstance, choice: number) {
  const node = flow.nodes.find((one) => one.id === at.node)!;
  const outcomes = nodeKind(node.kind).outcomes(node.config);
  return event({ ...KINDS[node.kind as Middle].answer!(outcomes[choice % outcomes.length]!, choice), ...at });
}

function isWhole(flow: WorkflowGraph, before: WorkflowInstance | undefined, { instance, effects }: Advanced): void {
  const asked = effects.filter((effect) => effect.type !== 'closeTask').map((effect) => effect.type);
  const node = flow.nodes.find((one) => one.id === instance.at.node)!;
  // One place, one thing asked for, and it belongs to the place.
  expect(asked).toHaveLength(1);
  expect(
    { running: ['validate', 'group', 'pay', 'lock'], waiting: ['openTask'], ended: ['end'], stuck: [] as string[] }[
      instance.status
    ],
  ).toContain(asked[0]);
  expect(asked[0] === 'openTask' ? 'task' : asked[0]).toBe(node.kind);
  // What was open is closed, and every visit but the present one has left a step.
  const closed = effects.filter((effect) => effect.type === 'closeTask');
  expect(closed).toHaveLength(before?.status === 'waiting' ? 1 : 0);
  const entered = Object.values(instance.visits).reduce((sum, visits) => sum + visits, 0);
  expect(entered - instance.history.length).toBe(instance.status === 'ended' ? 0 : 1);
  expect(instance.returns).toBe(instance.history.filter((step) => step.isReturn === true).length);
}

describe('[P3] random walks over random sound graphs', () => {
  it('[WORKFLOW-9] never lose the token, never get stuck, refuse what does not fit, and reach an end', () => {
    const seen = { walks: 0, ended: 0, steps: 0 };
    fc.assert(
      fc.property(
        graphs,
        fc.array(fc.record({ choice: fc.nat(99), losDays: fc.nat(12), misfit: fc.boolean() }), {
          minLength: 60,
          maxLength: 60,
        }),
        (flow, path) => {
          expect(checkGraph(flow)).toEqual([]);
          seen.walks++;
          const context = (losDays: number) => ({ facts: { losDays }, graphRef: ref });
          const first = advance(flow, undefined, event({ type: 'start' }), context(path[0]!.losDays));
          if (!first.ok) throw new Error(JSON.stringify(first.issues));
          isWhole(flow, undefined, first.value);
          let { instance } = first.value;
          for (const { choice, losDays, misfit } of path) {
            if (instance.status === 'ended') break;
            seen.steps++;
            if (misfit) {
              const wrong = event(
                [
                  { type: 'start' },
                  { type: 'taskDone', action: 'nonsense', ...instance.at },
                  { type: 'taskDone', action: 'submit', node: instance.at.node, visit: 99 },
                  { type: 'paid', status: 'nonsense' },
                ][choice % 4]!,
              );
              const refused = advance(flow, instance, wrong, context(losDays));
              expect([refused.ok, refused.issues.length]).toEqual([false, 1]);
            }
            const next = advance(flow, instance, fitting(flow, instance, choice), context(losDays));
            if (!next.ok) throw new Error(JSON.stringify(next.issues));
            isWhole(flow, instance, next.value);
            ({ instance } = next.value);
          }
          // First outcomes lead ahead: from wherever the walk stopped the end must come.
          for (let left = flow.nodes.length + 1; instance.status !== 'ended'; left--) {
            expect(left).toBeGreaterThan(0);
            const next = advance(flow, instance, fitting(flow, instance, 0), context(0));
            if (!next.ok) throw new Error(JSON.stringify(next.issues));
            isWhole(flow, instance, next.value);
            ({ instance } = next.value);
          }
          seen.ended++;
        },
      ),
      { numRuns: 150 },
    );
    expect(seen.ended).toBe(seen.walks);
    expect(seen.steps).toBeGreaterThan(5 * seen.walks);
  });
});
