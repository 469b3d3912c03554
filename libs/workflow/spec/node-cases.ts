import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { CaseloomError, type Result } from '@caseloom/core';
import {
  advance,
  nodeKind,
  workflowKind,
  type NodeKindId,
  type WorkflowGraph,
  type WorkflowInstance,
  type WorkflowNode,
} from '../src/index.ts';
import { event, graph, ref } from './graphs.ts';

/** One case of `<kind>.cases.json`: a node of the kind alone, between a start and one end per outcome. */
interface NodeCase {
  readonly title: string;
  readonly config?: Readonly<Record<string, unknown>>;
  /** Facts of the case while the node is entered and left. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** What earlier visits left behind. */
  readonly before?: Partial<WorkflowInstance>;
  readonly event?: Readonly<Record<string, unknown>>;
  readonly expect: Expected;
}

/** What a case may say about the run; all it says must hold. */
interface Expected {
  /** Effects of entering, and of leaving (without the end that follows). */
  readonly entered?: readonly unknown[];
  readonly left?: readonly unknown[];
  /** Outcome and reason written into the history; the case went to `to-<outcome>`. */
  readonly outcome?: string;
  readonly reason?: string;
  /** Code of the refusal, or of being stuck. */
  readonly refused?: string;
  readonly stuck?: string;
}

/** Runs the table of a kind: what entering asks for, which outcome an event gives, what leaving asks for. */
export function runNodeCases(kind: NodeKindId): void {
  const cases = JSON.parse(
    readFileSync(new URL(`../src/nodes/${kind}/${kind}.cases.json`, import.meta.url), 'utf8'),
  ) as NodeCase[];
  it.each(cases.map((one) => [one.title, one] as const))('%s', (_, one) => {
    const seen = run(kind, one);
    expect(Object.fromEntries(Object.keys(one.expect).map((key) => [key, seen[key as keyof Expected]]))).toEqual(
      one.expect,
    );
  });
}

function run(kind: NodeKindId, one: NodeCase): Expected {
  const flow = flowAround({ id: 'it', kind, title: { zh: '节点', en: 'Node' }, config: one.config ?? {} });
  const context = { facts: one.facts ?? {}, graphRef: ref };
  const fresh = value(advance(flow, undefined, event({ type: 'start' }), context));
  const entered =
    one.before === undefined
      ? fresh
      : value(advance(flow, { ...fresh.instance, ...one.before }, event({ type: 'resume' }), context));
  if (one.event === undefined) return seen(entered.instance, { entered: entered.effects });
  const left = advance(flow, entered.instance, event(one.event), context);
  if (!left.ok) return { refused: left.issues.map((issue) => issue.code).join() };
  return seen(left.value.instance, {
    entered: entered.effects,
    left: left.value.effects.filter((effect) => effect.type !== 'end'),
  });
}

function seen({ history, at, stuck }: WorkflowInstance, effects: Pick<Expected, 'entered' | 'left'>): Expected {
  const step = history.find((entry) => entry.node === 'it');
  const went = step === undefined || at.node === 'it' || at.node === `to-${step.outcome}`;
  return {
    ...effects,
    ...(step === undefined ? {} : { outcome: went ? step.outcome : `${step.outcome}, yet at ${at.node}` }),
    ...(step?.reason === undefined ? {} : { reason: step.reason }),
    ...(stuck === undefined ? {} : { stuck: stuck.code }),
  };
}

function flowAround(given: WorkflowNode): WorkflowGraph {
  const node = workflowKind.schema.parse({ title: given.title, nodes: [given], edges: [] }).nodes[0]!;
  const outcomes = nodeKind(node.kind).outcomes(node.config);
  const ends = outcomes.map((outcome) => ({ id: `to-${outcome}`, kind: 'end' as const }));
  const out = outcomes.map((outcome) => ['it', `to-${outcome}`, outcome] as const);
  return node.kind === 'start'
    ? graph([node, ...ends], out)
    : graph([{ id: 'in', kind: 'start' }, node, ...ends], [['in', 'it'], ...out]);
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new CaseloomError(result.issues);
  return result.value;
}
