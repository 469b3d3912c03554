import { isDateTime, issue, type Issue, type Result } from '@caseloom/core';
import { edgeFor, modelOf, type ModelNode, type WorkflowModel } from './model.ts';
import type { Left } from './nodes/node-kind.ts';
import type {
  AdvanceContext,
  Advanced,
  OpenCounts,
  WorkflowEffect,
  WorkflowEvent,
  WorkflowGraph,
  WorkflowInstance,
  WorkflowStep,
} from './types.ts';

/**
 * One step of a workflow: the instance after an event, and what must be done for it. Pure and total: an event that does not fit the state is
 * refused with a located issue and changes nothing; a step that cannot go on gives an instance that is `stuck` and says why. Implements WORKFLOW-1 to WORKFLOW-9 ([P3]).
 *
 * Automatic nodes (validate, group, pay, lock) ask for an effect and wait for its answer as the next event; branches are passed at once; tasks wait for a person.
 * @param instance undefined for the event `start` only
 * @fails WORKFLOW_EVENT_UNEXPECTED, WORKFLOW_EVENT_STALE, WORKFLOW_ENDED, WORKFLOW_STUCK, WORKFLOW_ALREADY_STARTED, WORKFLOW_NOT_STARTED, WORKFLOW_NODE_UNKNOWN,
 * WORKFLOW_TIME_INVALID, WORKFLOW_REF_MISSING, WORKFLOW_START_COUNT, WORKFLOW_ACTION_UNKNOWN, WORKFLOW_ACTION_BLOCKED, WORKFLOW_REASON_MISSING, WORKFLOW_STATUS_UNKNOWN
 */
export function advance(
  graph: WorkflowGraph,
  instance: WorkflowInstance | undefined,
  event: WorkflowEvent,
  context: AdvanceContext,
): Result<Advanced> {
  const model = modelOf(graph);
  if (!isDateTime(event.at)) return refuse('WORKFLOW_TIME_INVALID', '', { at: event.at });
  if (event.type === 'start') return start(model, instance, event, context);
  if (instance === undefined) return refuse('WORKFLOW_NOT_STARTED', '', { event: event.type });
  const here = model.nodes.get(instance.at.node);
  if (here === undefined)
    return refuse('WORKFLOW_NODE_UNKNOWN', 'nodes', {
      node: instance.at.node,
      known: [...model.nodes.keys()].slice(0, 12).join(', '),
    });
  if (instance.status === 'ended')
    return refuse('WORKFLOW_ENDED', here.path, { event: event.type, node: here.node.id });
  const walk = new Walk(model, instance, event.at, context, openOf(event));
  if (event.type === 'resume') return done(walk.resume(here));
  if (instance.status === 'stuck')
    return refuse('WORKFLOW_STUCK', here.path, { event: event.type, node: here.node.id });
  const { answer } = here.kind;
  if (answer?.event !== event.type)
    return refuse('WORKFLOW_EVENT_UNEXPECTED', here.path, {
      event: event.type,
      node: here.node.id,
      expected: answer?.event ?? '–',
    });
  if (
    (event.node !== undefined && event.node !== instance.at.node) ||
    (event.visit !== undefined && event.visit !== instance.at.visit)
  ) {
    return refuse('WORKFLOW_EVENT_STALE', here.path, {
      event: event.type,
      given: `${event.node ?? ''}#${event.visit ?? ''}`,
      now: `${instance.at.node}#${instance.at.visit}`,
    });
  }
  const left = answer.leave(
    { node: here.node, config: here.config, path: here.path, visit: instance.at.visit, instance },
    event as never,
  );
  if (!left.ok) return left;
  return done(walk.leave(here, left.value));
}

function start(
  model: WorkflowModel,
  instance: WorkflowInstance | undefined,
  event: WorkflowEvent,
  context: AdvanceContext,
): Result<Advanced> {
  if (instance !== undefined) return refuse('WORKFLOW_ALREADY_STARTED', '', { node: instance.at.node });
  if (model.start === undefined) return refuse('WORKFLOW_START_COUNT', 'nodes', { count: 0 });
  if (context.graphRef === undefined) return refuse('WORKFLOW_REF_MISSING', '', {});
  const fresh: WorkflowInstance = {
    graphRef: context.graphRef,
    status: 'running',
    at: { node: model.start.node.id, visit: 0 },
    visits: {},
    lastAssignee: {},
    returns: 0,
    history: [],
  };
  return done(new Walk(model, fresh, event.at, context, undefined).enter(model.start));
}

/** One advance on its way: the instance as it changes, and the effects gathered. Lives for one call. */
class Walk {
  #instance: WorkflowInstance;
  readonly #effects: WorkflowEffect[] = [];
  readonly #model: WorkflowModel;
  readonly #at: string;
  readonly #context: AdvanceContext;
  readonly #open: OpenCounts | undefined;

  constructor(
    model: WorkflowModel,
    instance: WorkflowInstance,
    at: string,
    context: AdvanceContext,
    open: OpenCounts | undefined,
  ) {
    const { stuck: _, ...free } = instance;
    this.#instance = free;
    this.#model = model;
    this.#at = at;
    this.#context = context;
    this.#open = open;
  }

  /** Enters a node and runs on until one rests. */
  enter(node: ModelNode): Advanced {
    let here: ModelNode | undefined = node;
    // Between two rests no node is entered twice in a sound graph; an unsound one ends here, visibly, instead of turning for ever.
    for (let steps = 0; here !== undefined; steps++) {
      if (steps > this.#model.nodes.size)
        return this.#stuck(here, issue('WORKFLOW_LOOP_WITHOUT_TASK', here.path, { nodes: here.node.id }));
      const visit = countOf(this.#instance.visits, here.node.id) + 1;
      this.#change({
        at: { node: here.node.id, visit },
        visits: withEntry(this.#instance.visits, here.node.id, visit),
      });
      here = this.#stay(here);
    }
    return this.#advanced();
  }

  leave(node: ModelNode, left: Left): Advanced {
    this.#effects.push(...left.effects);
    this.#record(node, left.outcome, {
      ...(left.by === undefined ? {} : { by: left.by }),
      ...(left.reason === undefined ? {} : { reason: left.reason }),
      ...(left.isReturn === true ? { isReturn: true } : {}),
    });
    if (left.by !== undefined)
      this.#change({ lastAssignee: withEntry(this.#instance.lastAssignee, node.node.id, left.by) });
    if (left.isReturn === true) this.#change({ returns: this.#instance.returns + 1 });
    const next = this.#follow(node, left.outcome);
    return next === undefined ? this.#advanced() : this.enter(next);
  }

  resume(node: ModelNode): Advanced {
    const last = this.#instance.history.at(-1);
    const hasLeft = last !== undefined && last.node === node.node.id && last.visit === this.#instance.at.visit;
    const next = hasLeft ? this.#follow(node, last.outcome) : this.#stay(node);
    return next === undefined ? this.#advanced() : this.enter(next);
  }

  /** What the present node does with the case; the next node when it is passed at once. */
  #stay(here: ModelNode): ModelNode | undefined {
    const { visit } = this.#instance.at;
    const facts = {
      ...this.#context.facts,
      ...(this.#open === undefined ? {} : { open: this.#open }),
      returns: this.#instance.returns,
    };
    const missing = here.kind.conditions?.(here.config).find(({ id }) => !here.conditions.has(id));
    if (missing !== undefined)
      return void this.#stuck(
        here,
        issue('WORKFLOW_CONDITION_UNREADABLE', `${here.path}.config.${missing.path}`, { condition: missing.text }),
      );
    const entered = here.kind.enter({
      node: here.node,
      config: here.config,
      path: here.path,
      visit,
      instance: this.#instance,
      facts,
      open: this.#open,
      conditions: here.conditions,
    });
    if ('stuck' in entered) return void this.#stuck(here, { ...entered.stuck, path: here.path });
    if ('go' in entered) {
      this.#record(here, entered.go, entered.note === undefined ? {} : { reason: entered.note });
      return this.#follow(here, entered.go);
    }
    this.#effects.push(...entered.effects);
    this.#change({ status: entered.rest });
    if (entered.rest === 'ended') this.#record(here, entered.outcome ?? 'completed', {});
    return undefined;
  }

  #follow(node: ModelNode, outcome: string): ModelNode | undefined {
    const edge = edgeFor(node, outcome);
    const next = edge === undefined ? undefined : this.#model.nodes.get(edge.to);
    if (next === undefined)
      this.#stuck(node, issue('WORKFLOW_OUTCOME_WITHOUT_EDGE', node.path, { node: node.node.id, outcome }));
    return next;
  }

  #stuck(node: ModelNode, why: Issue): Advanced {
    this.#change({
      status: 'stuck',
      at: { node: node.node.id, visit: countOf(this.#instance.visits, node.node.id) },
      stuck: why,
    });
    return this.#advanced();
  }

  #record(node: ModelNode, outcome: string, more: Partial<WorkflowStep>): void {
    this.#change({
      history: [
        ...this.#instance.history,
        { node: node.node.id, visit: this.#instance.at.visit, outcome, at: this.#at, ...more },
      ],
    });
  }

  #change(part: Partial<WorkflowInstance>): void {
    this.#instance = { ...this.#instance, ...part };
  }

  #advanced(): Advanced {
    return { instance: this.#instance, effects: this.#effects };
  }
}

function openOf(event: WorkflowEvent): OpenCounts | undefined {
  return event.type === 'validated' || event.type === 'taskDone' ? event.open : undefined;
}

function countOf(counts: Readonly<Record<string, number>>, id: string): number {
  return Object.hasOwn(counts, id) ? counts[id]! : 0;
}

function withEntry<T>(record: Readonly<Record<string, T>>, key: string, value: T): Record<string, T> {
  return Object.fromEntries([...Object.entries(record), [key, value]]);
}

function done(value: Advanced): Result<Advanced> {
  return { ok: true, value, issues: [] };
}

function refuse(code: string, path: string, args: Issue['args']): Result<Advanced> {
  return { ok: false, issues: [issue(code, path, args)] };
}
