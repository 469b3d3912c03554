import type { OutputOf, Operations } from '@caseloom/api';
import type { CompiledPack } from '@caseloom/engine';
import { progressOf } from '@caseloom/workflow';
import type { TaskConfig, WorkflowGraph, WorkflowNode } from '@caseloom/workflow';
import type { OpenCounts } from '../cases/case-change.ts';
import type { Actor } from '../http/actor.ts';
import type { Task } from './task.entity.ts';
import type { WorkflowRun } from './workflow-run.entity.ts';

type Detail = OutputOf<Operations['getCase']>;
export type WorkflowProgress = NonNullable<Detail['workflow']>;
export type TaskView = NonNullable<Detail['task']>;

/** Where the case stands on its way, stage by stage. */
export function progressView(run: WorkflowRun, graph: WorkflowGraph | undefined, isLocked: boolean): WorkflowProgress {
  const stages = graph ? progressOf(graph, run.state).map(({ stage, title, state }) => ({ stage, title, state })) : [];
  return {
    workflow: run.workflow,
    status: run.status,
    node: run.node,
    stages,
    returns: run.state.returns,
    locked: isLocked,
  };
}

/** The task as one person sees it: whether it is theirs, and what keeps each of its actions from being taken. */
export function taskView(
  task: Task,
  node: WorkflowNode | undefined,
  open: OpenCounts,
  actor: Actor,
  now: Date,
): TaskView {
  return {
    id: task.id,
    version: task.version,
    caseId: task.encounterId,
    node: task.node,
    stage: task.stage,
    title: { zh: task.titleZh, en: task.titleEn },
    roles: task.roles,
    ...(task.dueAt ? { dueAt: task.dueAt.toISOString() } : {}),
    overdue: task.dueAt != null && task.dueAt < now,
    ...(task.assigneeId ? { assignee: { userId: task.assigneeId, name: task.assigneeName ?? '' } } : {}),
    mine: isFor(task, actor),
    actions: actionsOf(node).map((action) => {
      const blocking = blockedBy(action, open);
      return {
        id: action.id,
        title: action.title,
        needsReason: action.needsReason === true,
        ...(blocking ? { blockedBy: blocking } : {}),
      };
    }),
  };
}

/** A task is for whoever it was given to; while given to nobody, for everyone with one of its roles. */
export function isFor(task: Pick<Task, 'assigneeId' | 'roles'>, actor: Actor): boolean {
  return task.assigneeId ? task.assigneeId === actor.userId : task.roles.some((role) => actor.roles.includes(role));
}

export function actionsOf(node: WorkflowNode | undefined): TaskConfig['actions'] {
  return (node?.config as unknown as TaskConfig | undefined)?.actions ?? [];
}

/** Open findings of the severities that an action does not allow; undefined when it may be taken. */
export function blockedBy(action: TaskConfig['actions'][number], open: OpenCounts): Partial<OpenCounts> | undefined {
  const found = (action.blockedBy ?? []).filter((severity) => open[severity] > 0);
  return found.length === 0 ? undefined : Object.fromEntries(found.map((severity) => [severity, open[severity]]));
}

export function graphOf(pack: CompiledPack | undefined, workflow: string): WorkflowGraph | undefined {
  return pack?.workflows.get(workflow);
}
