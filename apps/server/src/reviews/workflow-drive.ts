import { CaseloomError } from '@caseloom/core';
import type { Severity } from '@caseloom/core';
import type { LocalText } from '@caseloom/pack';
import { advance, currentStage } from '@caseloom/workflow';
import type { WorkflowEffect, WorkflowEvent, WorkflowGraph, WorkflowInstance, WorkflowRef } from '@caseloom/workflow';

type OpenTask = Extract<WorkflowEffect, { type: 'openTask' }>;

/** What the case has to say to its workflow. */
export interface DriveFacts {
  readonly open: Record<Severity, number>;
  readonly groupStatus: string;
  readonly paymentStatus: string;
  /** Facts for branches: the case's own, and its results. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Local date-time of the hospital. */
  readonly at: string;
}

/** Where a workflow came to in one go, and all that has to be written for it. */
export interface WorkflowDrive {
  readonly instance: WorkflowInstance;
  readonly stage: string;
  readonly opened: readonly OpenTask[];
  readonly closed: readonly { node: string; visit: number; outcome: string }[];
  readonly isBooked: boolean;
  readonly isLocked: boolean | undefined;
  readonly events: readonly { kind: string; title: LocalText; reason?: string; detail?: Record<string, unknown> }[];
}

/** Starts an instance on a graph, or tells a standing one what happened. */
export type DriveStart =
  | { readonly ref: WorkflowRef }
  | { readonly instance: WorkflowInstance; readonly event: WorkflowEvent };

/** More automatic steps in one go than any sound graph has. */
const MOST_STEPS = 200;

/**
 * Lets a workflow run until a person is asked, it ends or is stuck: automatic nodes run on at once, each answered from the result
 * that the case has. Pure; what follows is written in one transaction with the case ([P3]).
 * @throws CaseloomError when the event does not fit where the instance stands
 */
export function driveWorkflow(graph: WorkflowGraph, start: DriveStart, facts: DriveFacts): WorkflowDrive {
  const drive = {
    opened: [] as OpenTask[],
    closed: [] as { node: string; visit: number; outcome: string }[],
    events: [] as { kind: string; title: LocalText; reason?: string }[],
  };
  let isBooked = false;
  let isLocked: boolean | undefined;
  let instance = 'instance' in start ? start.instance : undefined;
  let next: WorkflowEvent | undefined = 'instance' in start ? start.event : { type: 'start', at: facts.at };
  for (let steps = 0; next !== undefined; steps++) {
    if (steps > MOST_STEPS) throw new Error('a workflow does not come to rest');
    const result = advance(graph, instance, next, {
      facts: facts.facts,
      ...('ref' in start ? { graphRef: start.ref } : {}),
    });
    if (!result.ok) throw new CaseloomError(result.issues);
    instance = result.value.instance;
    const at = { at: facts.at, node: instance.at.node, visit: instance.at.visit };
    next = undefined;
    for (const effect of result.value.effects) {
      switch (effect.type) {
        case 'validate':
          next = { type: 'validated', ...at, open: facts.open };
          break;
        case 'group':
          isBooked = true;
          next = { type: 'grouped', ...at, status: facts.groupStatus };
          break;
        case 'pay':
          isBooked = true;
          next = { type: 'paid', ...at, status: facts.paymentStatus };
          break;
        case 'lock':
          isLocked = effect.unlock !== true;
          drive.events.push({
            kind: 'workflow',
            title: isLocked
              ? { zh: '首页定稿', en: 'Front page final' }
              : { zh: '首页解锁', en: 'Front page unlocked' },
          });
          next = { type: 'locked', ...at };
          break;
        case 'openTask':
          drive.opened.push(effect);
          break;
        case 'closeTask':
          drive.closed.push({ node: effect.node, visit: effect.visit, outcome: effect.outcome });
          break;
        case 'end':
          drive.events.push({ kind: 'workflow', title: { zh: '流程结束', en: 'Workflow ended' } });
          break;
        default:
          effect satisfies never;
      }
    }
  }
  if (instance!.status === 'stuck')
    drive.events.push({
      kind: 'workflow',
      title: { zh: '流程无法继续', en: 'The workflow cannot go on' },
      reason: instance!.stuck?.code ?? '',
    });
  return { instance: instance!, stage: currentStage(graph, instance!), isBooked, isLocked, ...drive };
}
