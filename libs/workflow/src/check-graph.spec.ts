import { describe, expect, it } from '@jest/globals';
import { checkPack, kindRegistry, parsePack, resolvePack } from '@caseloom/pack';
import { graph, inpatient, task } from '../spec/graphs.ts';
import { checkGraph, workflowKind, type WorkflowGraph } from './index.ts';

const start = { id: 's', kind: 'start' } as const;
const end = { id: 'e', kind: 'end' } as const;
const branch = (id: string, ...when: string[]) =>
  ({ id, kind: 'branch', config: { cases: when.map((text, index) => ({ id: `c${index}`, when: text })) } }) as const;

describe('a sound graph', () => {
  it.each<[string, WorkflowGraph]>([
    ['the reference inpatient flow', inpatient],
    ['the shortest', graph([start, end], [['s', 'e']])],
    [
      'a loop with a task in it',
      graph(
        [start, task('t', ['again', 'done']), end],
        [
          ['s', 't'],
          ['t', 't', 'again'],
          ['t', 'e', 'done'],
        ],
      ),
    ],
    [
      'one plain edge for one action',
      graph(
        [start, task('t'), end],
        [
          ['s', 't'],
          ['t', 'e'],
        ],
      ),
    ],
    [
      'one plain edge for all statuses',
      graph(
        [start, { id: 'g', kind: 'group' }, end],
        [
          ['s', 'g'],
          ['g', 'e'],
        ],
      ),
    ],
    [
      'a plain edge as otherwise',
      graph(
        [start, branch('b', 'returns > 1'), end, { id: 'f', kind: 'end' }],
        [
          ['s', 'b'],
          ['b', 'e', 'c0'],
          ['b', 'f'],
        ],
      ),
    ],
  ])('%s has nothing to say', (_, flow) => {
    expect(checkGraph(flow)).toEqual([]);
  });
});

describe('an unsound graph is told with its address', () => {
  it.each<[string, WorkflowGraph, string[]]>([
    [
      '[WORKFLOW-10] an edge to nowhere',
      graph(
        [start, end],
        [
          ['s', 'x'],
          ['s', 'e', 'started'],
        ],
      ),
      ['WORKFLOW_NODE_UNKNOWN edges[0].to'],
    ],
    ['[WORKFLOW-10] no start', graph([end], []), ['WORKFLOW_START_COUNT nodes', 'WORKFLOW_NODE_UNREACHABLE nodes[0]']],
    [
      '[WORKFLOW-10] two starts',
      graph(
        [start, { id: 's2', kind: 'start' }, end],
        [
          ['s', 'e'],
          ['s2', 'e'],
        ],
      ),
      ['WORKFLOW_START_COUNT nodes[1]'],
    ],
    [
      '[WORKFLOW-10] no end',
      graph(
        [start, task('t')],
        [
          ['s', 't'],
          ['t', 't'],
        ],
      ),
      ['WORKFLOW_END_MISSING nodes', 'WORKFLOW_NODE_WITHOUT_EXIT nodes[0]', 'WORKFLOW_NODE_WITHOUT_EXIT nodes[1]'],
    ],
    [
      '[WORKFLOW-10] an edge out of an end, and into the start',
      graph(
        [start, end],
        [
          ['s', 'e'],
          ['e', 's'],
        ],
      ),
      ['WORKFLOW_EDGE_FROM_END edges[1]', 'WORKFLOW_EDGE_TO_START edges[1].to', 'WORKFLOW_LOOP_WITHOUT_TASK nodes[0]'],
    ],
    [
      '[WORKFLOW-11] a node nobody reaches',
      graph(
        [start, task('t'), end],
        [
          ['s', 'e'],
          ['t', 'e'],
        ],
      ),
      ['WORKFLOW_NODE_UNREACHABLE nodes[1]'],
    ],
    [
      '[WORKFLOW-12] a node without exit',
      graph(
        [start, task('t', ['a', 'b']), task('u'), end],
        [
          ['s', 't'],
          ['t', 'u', 'a'],
          ['t', 'e', 'b'],
          ['u', 'u'],
        ],
      ),
      ['WORKFLOW_NODE_WITHOUT_EXIT nodes[2]'],
    ],
    [
      '[WORKFLOW-13] an action without an edge',
      graph(
        [start, task('t', ['pass', 'return']), end],
        [
          ['s', 't'],
          ['t', 'e', 'pass'],
        ],
      ),
      ['WORKFLOW_OUTCOME_WITHOUT_EDGE nodes[1]'],
    ],
    [
      '[WORKFLOW-13] a plain edge for two actions',
      graph(
        [start, task('t', ['pass', 'return']), end],
        [
          ['s', 't'],
          ['t', 'e'],
        ],
      ),
      ['WORKFLOW_OUTCOME_WITHOUT_EDGE nodes[1]', 'WORKFLOW_OUTCOME_WITHOUT_EDGE nodes[1]'],
    ],
    [
      '[WORKFLOW-13] an edge on an action that is not there',
      graph(
        [start, task('t', ['pass']), end],
        [
          ['s', 't'],
          ['t', 'e', 'pass'],
          ['t', 'e', 'pas'],
        ],
      ),
      ['WORKFLOW_OUTCOME_UNKNOWN edges[2].on'],
    ],
    [
      '[WORKFLOW-13] a validation with one outcome only',
      graph(
        [start, { id: 'v', kind: 'validate' }, end],
        [
          ['s', 'v'],
          ['v', 'e', 'clean'],
        ],
      ),
      ['WORKFLOW_OUTCOME_WITHOUT_EDGE nodes[1]'],
    ],
    [
      '[WORKFLOW-14] a branch without default',
      graph(
        [start, branch('b', 'returns > 1'), end],
        [
          ['s', 'b'],
          ['b', 'e', 'c0'],
        ],
      ),
      ['WORKFLOW_BRANCH_WITHOUT_DEFAULT nodes[1]'],
    ],
    [
      '[WORKFLOW-14] a branch case without an edge',
      graph(
        [start, branch('b', 'returns > 1'), end],
        [
          ['s', 'b'],
          ['b', 'e', 'otherwise'],
        ],
      ),
      ['WORKFLOW_OUTCOME_WITHOUT_EDGE nodes[1]'],
    ],
    [
      '[WORKFLOW-14] a condition with an unknown fact',
      graph(
        [start, branch('b', 'retuns > 1'), end],
        [
          ['s', 'b'],
          ['b', 'e', 'c0'],
          ['b', 'e', 'otherwise'],
        ],
      ),
      ['EXPRESSION_NAME_UNKNOWN nodes[1].config.cases[0].when'],
    ],
    [
      '[WORKFLOW-14] a case named otherwise, a case twice',
      graph(
        [
          start,
          {
            id: 'b',
            kind: 'branch',
            config: {
              cases: [
                { id: 'otherwise', when: 'true' },
                { id: 'a', when: 'true' },
                { id: 'a', when: 'true' },
              ],
            },
          },
          end,
        ],
        [
          ['s', 'b'],
          ['b', 'e', 'a'],
          ['b', 'e', 'otherwise'],
        ],
      ),
      [
        'WORKFLOW_BRANCH_CASE_RESERVED nodes[1].config.cases[0].id',
        'WORKFLOW_BRANCH_CASE_TWICE nodes[1].config.cases[2].id',
      ],
    ],
    [
      '[WORKFLOW-15] a loop that nobody stops',
      graph(
        [start, { id: 'v', kind: 'validate' }, branch('b', 'open.warn > 0'), end],
        [
          ['s', 'v'],
          ['v', 'b'],
          ['b', 'v', 'c0'],
          ['b', 'e', 'otherwise'],
        ],
      ),
      ['WORKFLOW_LOOP_WITHOUT_TASK nodes[1]'],
    ],
    [
      '[WORKFLOW-16] deadlines of nothing or less',
      graph(
        [start, task('t', ['a'], { dueHours: 0 }), task('u', ['a'], { dueHours: -2 }), end],
        [
          ['s', 't'],
          ['t', 'u'],
          ['u', 'e'],
        ],
      ),
      ['WORKFLOW_DEADLINE nodes[1].config.dueHours', 'WORKFLOW_DEADLINE nodes[2].config.dueHours'],
    ],
    [
      '[WORKFLOW-17] two edges on one outcome',
      graph(
        [start, task('t'), end],
        [
          ['s', 't'],
          ['t', 'e', 'submit'],
          ['t', 't', 'submit'],
        ],
      ),
      ['WORKFLOW_EDGE_DUPLICATE edges[2]'],
    ],
    [
      '[WORKFLOW-18] a task without role, action, or with one twice',
      graph(
        [start, task('t', [], { roles: [] }), task('u', ['a', 'a']), end],
        [
          ['s', 't'],
          ['t', 'u'],
          ['u', 'e', 'a'],
        ],
      ),
      [
        'WORKFLOW_TASK_WITHOUT_ROLE nodes[1].config.roles',
        'WORKFLOW_TASK_WITHOUT_ACTION nodes[1].config.actions',
        'WORKFLOW_ACTION_TWICE nodes[2].config.actions[1].id',
        'WORKFLOW_EDGE_FROM_END edges[1]',
      ],
    ],
  ])('%s', (_, flow, expected) => {
    expect(
      checkGraph(flow)
        .map((one) => `${one.code} ${one.path}`)
        .sort(),
    ).toEqual([...expected].sort());
  });
});

describe('the artifact kind', () => {
  const registry = kindRegistry([workflowKind]);
  const pack = (flow: unknown) =>
    new Map([
      [
        'pack.json',
        JSON.stringify({ format: 1, id: 'h', version: '1.0.0', title: { zh: '甲', en: 'A' }, layer: 'hospital' }),
      ],
      ['workflows/inpatient.json', JSON.stringify(flow)],
    ]);
  const told = (flow: unknown) => {
    const parsed = parsePack(pack(flow), registry);
    if (!parsed.ok) return parsed.issues.map((one) => `${one.code} ${one.path}`);
    const resolved = resolvePack([parsed.value], registry);
    return (resolved.ok ? checkPack(resolved.value, registry) : resolved.issues).map(
      (one) => `${one.code} ${one.path}`,
    );
  };
  const base = graph(
    [start, task('t'), end],
    [
      ['s', 't'],
      ['t', 'e'],
    ],
  );

  it.each<[string, unknown, string[]]>([
    ['the reference flow', inpatient, []],
    [
      'an unknown node kind',
      { ...base, nodes: [...base.nodes, { id: 'x', kind: 'tsak', title: base.title }] },
      ['PACK_VALUE_UNKNOWN workflows/inpatient.json#nodes[3].kind'],
    ],
    [
      'an unknown key in a config',
      { ...base, nodes: [{ ...base.nodes[0], config: { x: 1 } }, ...base.nodes.slice(1)] },
      ['PACK_KEY_UNKNOWN workflows/inpatient.json#nodes[0].config.x'],
    ],
    [
      'a task without config',
      { ...base, nodes: [base.nodes[0], { id: 't', kind: 'task', title: base.title }, base.nodes[2]] },
      [
        'PACK_KEY_MISSING workflows/inpatient.json#nodes[1].config.roles',
        'PACK_KEY_MISSING workflows/inpatient.json#nodes[1].config.stage',
        'PACK_KEY_MISSING workflows/inpatient.json#nodes[1].config.actions',
      ],
    ],
    [
      'a node id that reaches for the prototype',
      { ...base, nodes: [...base.nodes, { id: '__proto__', kind: 'end', title: base.title }] },
      ['PACK_VALUE_INVALID workflows/inpatient.json#nodes[3].id'],
    ],
    [
      'an unsound graph',
      { ...base, edges: base.edges.slice(0, 1) },
      [
        'WORKFLOW_OUTCOME_WITHOUT_EDGE workflows/inpatient.json#nodes[1]',
        'WORKFLOW_NODE_UNREACHABLE workflows/inpatient.json#nodes[2]',
        'WORKFLOW_NODE_WITHOUT_EXIT workflows/inpatient.json#nodes[0]',
        'WORKFLOW_NODE_WITHOUT_EXIT workflows/inpatient.json#nodes[1]',
      ],
    ],
  ])('%s', (_, flow, expected) => {
    expect(told(flow).sort()).toEqual([...expected].sort());
  });
});
