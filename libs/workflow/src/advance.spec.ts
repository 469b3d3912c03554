import { describe, expect, it } from '@jest/globals';
import { event, graph, inpatient, ref, task } from '../spec/graphs.ts';
import {
  advance,
  progressOf,
  currentStage,
  type Advanced,
  type WorkflowGraph,
  type WorkflowInstance,
} from './index.ts';

const step = (
  flow: WorkflowGraph,
  instance: WorkflowInstance | undefined,
  given: Record<string, unknown>,
  facts: Record<string, unknown> = {},
): Advanced => {
  const result = advance(flow, instance, event(given), { facts, graphRef: ref });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
};
const refusal = (flow: WorkflowGraph, instance: WorkflowInstance | undefined, given: Record<string, unknown>) =>
  advance(flow, instance, event(given), { facts: {}, graphRef: ref }).issues.map((one) => `${one.code} ${one.path}`);
const run = (events: Record<string, unknown>[], facts: Record<string, unknown> = {}): Advanced => {
  let last: Advanced | undefined;
  for (const one of events) last = step(inpatient, last?.instance, one, facts);
  return last!;
};
const summary = ({ instance, effects }: Advanced) => [
  instance.status,
  `${instance.at.node}#${instance.at.visit}`,
  effects.map((effect) => effect.type).join(' '),
];

const started = { type: 'start' };
const clean = { type: 'validated' };
const dirty = { type: 'validated', open: { block: 1 } };
const done = (action: string, more: Record<string, unknown> = {}) => ({ type: 'taskDone', action, ...more });
const tail = [{ type: 'locked' }, { type: 'grouped', status: 'grouped' }, { type: 'paid', status: 'paid' }];

describe('the reference inpatient flow', () => {
  it.each<[string, Record<string, unknown>[], string[]]>([
    ['[WORKFLOW-1] starts with a validation', [started], ['running', 'validate#1', 'validate']],
    ['[WORKFLOW-2] findings go to the physician', [started, dirty], ['waiting', 'correction#1', 'openTask']],
    ['[WORKFLOW-2] a clean case goes to coding at once', [started, clean], ['waiting', 'coding#1', 'openTask']],
    [
      '[WORKFLOW-3] a submitted one goes to coding',
      [started, dirty, done('submit')],
      ['waiting', 'coding#1', 'closeTask openTask'],
    ],
    [
      '[WORKFLOW-3] a clean coded one is locked',
      [started, clean, done('complete')],
      ['running', 'lock#1', 'closeTask lock'],
    ],
    [
      '[WORKFLOW-4] one with warnings is reviewed',
      [started, clean, done('complete', { open: { warn: 1 } })],
      ['waiting', 'qc#1', 'closeTask openTask'],
    ],
    [
      '[WORKFLOW-2] after the lock grouping and payment run on',
      [started, clean, done('complete'), ...tail.slice(0, 1)],
      ['running', 'group#1', 'group'],
    ],
    [
      '[WORKFLOW-2] payment follows grouping',
      [started, clean, done('complete'), ...tail.slice(0, 2)],
      ['running', 'pay#1', 'pay'],
    ],
    ['[WORKFLOW-1] and it ends', [started, clean, done('complete'), ...tail], ['ended', 'end#1', 'end']],
  ])('%s', (_, events, expected) => {
    expect(summary(run(events))).toEqual(expected);
  });

  it('[WORKFLOW-4] branches read facts: a death is reviewed', () => {
    expect(summary(run([started, clean, done('complete')], { stay: { disposition: '5' } }))).toEqual([
      'waiting',
      'qc#1',
      'closeTask openTask',
    ]);
  });

  const back = done('return', { by: 'q1', reason: '主诊断选择' });
  const again = [started, clean, done('complete', { by: 'c1', open: { warn: 1 } }), back];

  it('[WORKFLOW-5] a return goes back along its edge, with the reason, to the same person', () => {
    const { instance, effects } = run(again);
    expect(effects).toMatchObject([
      { type: 'closeTask', node: 'qc', visit: 1, outcome: 'return' },
      {
        type: 'openTask',
        node: 'coding',
        visit: 2,
        assignee: 'c1',
        returned: { node: 'qc', by: 'q1', reason: '主诊断选择' },
      },
    ]);
    expect(instance).toMatchObject({ returns: 1, visits: { coding: 2, qc: 1 } });
    expect(instance.history.at(-1)).toEqual({
      node: 'qc',
      visit: 1,
      outcome: 'return',
      by: 'q1',
      at: '2025-03-01T08:00:00',
      reason: '主诊断选择',
      isReturn: true,
    });
  });

  it('[WORKFLOW-5] the third return is visible', () => {
    const { instance } = run([...again, done('complete', { by: 'c1' }), back, done('complete', { by: 'c1' }), back]);
    expect(instance).toMatchObject({ returns: 3, at: { node: 'coding', visit: 4 }, visits: { qc: 3 } });
  });

  it('[WORKFLOW-5] a query to the physician is a return too, and the answer goes back to the coder', () => {
    const asked = run([started, clean, done('queryPhysician', { by: 'c1', reason: '术式？' })]);
    expect(asked.effects.at(-1)).toMatchObject({
      type: 'openTask',
      node: 'correction',
      returned: { node: 'coding', by: 'c1', reason: '术式？' },
    });
    const answered = step(inpatient, asked.instance, done('submit', { by: 'd1' }));
    expect(answered.effects.at(-1)).toMatchObject({ type: 'openTask', node: 'coding', visit: 2, assignee: 'c1' });
    expect(answered.effects.at(-1)).not.toHaveProperty('returned');
  });

  it('[WORKFLOW-6] an instance is plain JSON and goes on from its stored text', () => {
    const stored = JSON.parse(JSON.stringify(run([started, dirty]).instance)) as WorkflowInstance;
    expect(step(inpatient, stored, done('submit'))).toEqual(run([started, dirty, done('submit')]));
  });

  it('[WORKFLOW-6] advancing changes nothing it was given', () => {
    const before = run([started, dirty]).instance;
    const copy = JSON.stringify(before);
    step(inpatient, before, done('submit'));
    expect(JSON.stringify(before)).toBe(copy);
  });
});

describe('[WORKFLOW-7] an event that does not fit is refused with an address', () => {
  const at = (...events: Record<string, unknown>[]) => run([started, ...events]).instance;
  it.each<[string, WorkflowInstance | undefined, Record<string, unknown>, string]>([
    ['anything before the start', undefined, clean, 'WORKFLOW_NOT_STARTED '],
    ['a second start', at(), started, 'WORKFLOW_ALREADY_STARTED '],
    ['a task done where none is open', at(), done('submit'), 'WORKFLOW_EVENT_UNEXPECTED nodes[1]'],
    ['a validation answered twice', at(clean), clean, 'WORKFLOW_EVENT_UNEXPECTED nodes[3]'],
    ['an action of another task', at(clean), done('submit'), 'WORKFLOW_ACTION_UNKNOWN nodes[3].config.actions'],
    [
      'submitting with a block',
      at(dirty),
      done('submit', { open: { block: 1 } }),
      'WORKFLOW_ACTION_BLOCKED nodes[2].config.actions[0]',
    ],
    [
      'a task of an earlier visit',
      at(clean),
      done('complete', { node: 'coding', visit: 0 }),
      'WORKFLOW_EVENT_STALE nodes[3]',
    ],
    ['anything after the end', at(clean, done('complete'), ...tail), clean, 'WORKFLOW_ENDED nodes[9]'],
    ['a resume after the end', at(clean, done('complete'), ...tail), { type: 'resume' }, 'WORKFLOW_ENDED nodes[9]'],
    ['a time that is none', at(), { ...clean, at: 'yesterday' }, 'WORKFLOW_TIME_INVALID '],
  ])('%s', (_, instance, given, expected) => {
    expect(refusal(inpatient, instance, given)).toEqual([expected]);
  });

  it('an instance at a node that the graph does not have', () => {
    expect(refusal(graph([{ id: 's', kind: 'start' }], []), at(), clean)).toEqual(['WORKFLOW_NODE_UNKNOWN nodes']);
  });
  it('a start without saying which graph', () => {
    expect(advance(inpatient, undefined, event(started), { facts: {} }).issues).toMatchObject([
      { code: 'WORKFLOW_REF_MISSING' },
    ]);
  });
});

describe('[WORKFLOW-8] recovery', () => {
  it.each<[string, Record<string, unknown>[]]>([
    ['an automatic node', [started]],
    ['a task', [started, dirty]],
    ['grouping', [started, clean, done('complete'), { type: 'locked' }]],
  ])('resume says the effects of %s again and changes nothing', (_, events) => {
    const before = run(events);
    const after = step(inpatient, before.instance, { type: 'resume' });
    expect(after.instance).toEqual(before.instance);
    expect(after.effects).toEqual(before.effects.filter((effect) => effect.type !== 'closeTask'));
  });

  it('a step that cannot go on is stuck and visible; resuming on the mended graph goes on', () => {
    const broken = graph(
      [{ id: 's', kind: 'start' }, task('t', ['a', 'b']), { id: 'e', kind: 'end' }],
      [
        ['s', 't'],
        ['t', 'e', 'a'],
      ],
    );
    const mended = graph(
      [{ id: 's', kind: 'start' }, task('t', ['a', 'b']), { id: 'e', kind: 'end' }],
      [
        ['s', 't'],
        ['t', 'e', 'a'],
        ['t', 'e', 'b'],
      ],
    );
    const { instance } = step(broken, step(broken, undefined, started).instance, done('b'));
    expect(instance).toMatchObject({
      status: 'stuck',
      at: { node: 't', visit: 1 },
      stuck: { code: 'WORKFLOW_OUTCOME_WITHOUT_EDGE', path: 'nodes[1]', args: { outcome: 'b' } },
    });
    expect(currentStage(broken, instance)).toBe('stuck');
    expect(refusal(broken, instance, done('a'))).toEqual(['WORKFLOW_STUCK nodes[1]']);
    expect(step(broken, instance, { type: 'resume' }).instance.status).toBe('stuck');
    const free = step(mended, instance, { type: 'resume' }).instance;
    expect(free).toMatchObject({ status: 'ended', at: { node: 'e' }, visits: { t: 1 } });
    expect(free).not.toHaveProperty('stuck');
  });

  it('[P8] a loop without a person ends visibly', () => {
    const branch = { kind: 'branch', config: { cases: [{ id: 'c', when: 'false' }] } } as const;
    const turning = graph(
      [
        { id: 's', kind: 'start' },
        { id: 'a', ...branch },
        { id: 'b', ...branch },
      ],
      [
        ['s', 'a'],
        ['a', 'b'],
        ['b', 'a'],
      ],
    );
    expect(step(turning, undefined, started).instance).toMatchObject({
      status: 'stuck',
      stuck: { code: 'WORKFLOW_LOOP_WITHOUT_TASK' },
    });
  });
});

describe('[WORKFLOW-19] stages and progress', () => {
  const shown = (instance: WorkflowInstance | undefined) =>
    progressOf(inpatient, instance).map((one) => `${one.stage}:${one.state}${one.skipped ? ':skipped' : ''}`);
  it.each<[string, Record<string, unknown>[], string[]]>([
    [
      'nothing yet',
      [],
      [
        'validate:todo',
        'physicianCorrection:todo',
        'coding:todo',
        'qcReview:todo',
        'lock:todo',
        'group:todo',
        'pay:todo',
        'end:todo',
      ],
    ],
    [
      'coding, no correction needed',
      [started, clean],
      [
        'validate:done',
        'physicianCorrection:done:skipped',
        'coding:current',
        'qcReview:todo',
        'lock:todo',
        'group:todo',
        'pay:todo',
        'end:todo',
      ],
    ],
    [
      'back from review',
      [started, clean, done('complete', { open: { warn: 1 } }), done('return', { reason: 'x' })],
      [
        'validate:done',
        'physicianCorrection:done:skipped',
        'coding:current',
        'qcReview:todo',
        'lock:todo',
        'group:todo',
        'pay:todo',
        'end:todo',
      ],
    ],
    [
      'done',
      [started, dirty, done('submit'), done('complete'), ...tail],
      [
        'validate:done',
        'physicianCorrection:done',
        'coding:done',
        'qcReview:done:skipped',
        'lock:done',
        'group:done',
        'pay:done',
        'end:done',
      ],
    ],
  ])('%s', (_, events, expected) => {
    expect(shown(events.length === 0 ? undefined : run(events).instance)).toEqual(expected);
  });
  it('the worklist reads the stage of the task', () => {
    expect(currentStage(inpatient, run([started, dirty]).instance)).toBe('physicianCorrection');
    expect(currentStage(inpatient, run([started, clean, done('complete'), ...tail]).instance)).toBe('end');
  });
});
