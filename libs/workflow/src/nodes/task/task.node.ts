import { issue, type Issue, type Result } from '@caseloom/core';
import { z } from 'zod';
import { suggestion } from '@caseloom/pack';
import type { TaskAction, TaskConfig, WorkflowEffect, WorkflowEvent } from '../../types.ts';
import { defineNodeKind, left, refused, type Left, type PlacedNode, type Visit } from '../node-kind.ts';

const id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
  .max(60);
const localText = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const config = z.strictObject({
  roles: z.array(id),
  stage: id,
  /** Hours from opening to the deadline. */
  dueHours: z.number().optional(),
  actions: z.array(
    z.strictObject({
      id,
      title: localText,
      needsReason: z.boolean().optional(),
      blockedBy: z.array(z.enum(['block', 'error', 'warn'])).optional(),
      isReturn: z.boolean().optional(),
    }),
  ),
  stickyAssignee: z.boolean().optional(),
}) as unknown as z.ZodType<TaskConfig>;

/** Work for a person; leaves by the action taken. */
export const taskNode = defineNodeKind({
  id: 'task',
  title: { zh: '任务', en: 'Task' },
  about: {
    zh: '由人处理：修正、编码、审核等，按所选操作离开。',
    en: 'Work for a person: correct, code, review; leaves by the action taken.',
  },
  config,
  outcomes: ({ actions }) => actions.map((action) => action.id),
  strictOutcomes: ({ actions }) => actions.length > 1,
  returnsBy: ({ actions }, outcome) => actions.some((action) => action.id === outcome && isReturn(action)),
  isTask: true,
  stage: ({ stage }) => stage,
  check,
  enter: (visit) => ({ rest: 'waiting', effects: [openTask(visit)] }),
  answer: { event: 'taskDone', leave },
});

export function isReturn(action: TaskAction): boolean {
  return action.isReturn ?? action.id === 'return';
}

function openTask({
  node,
  config: { stage, roles, dueHours, stickyAssignee },
  visit,
  instance,
}: Visit<TaskConfig>): WorkflowEffect {
  const assignee =
    stickyAssignee === true && Object.hasOwn(instance.lastAssignee, node.id)
      ? instance.lastAssignee[node.id]
      : undefined;
  const lastTask = instance.history.findLast((step) => step.by !== undefined);
  return {
    type: 'openTask',
    node: node.id,
    visit,
    stage,
    roles,
    title: node.title,
    ...(dueHours === undefined ? {} : { dueHours }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(lastTask?.isReturn === true
      ? {
          returned: {
            node: lastTask.node,
            ...(lastTask.by === undefined ? {} : { by: lastTask.by }),
            ...(lastTask.reason === undefined ? {} : { reason: lastTask.reason }),
          },
        }
      : {}),
  };
}

function leave(
  { node, config: { actions }, path, visit }: PlacedNode<TaskConfig> & { readonly visit: number },
  event: Extract<WorkflowEvent, { type: 'taskDone' }>,
): Result<Left> {
  const index = actions.findIndex((one) => one.id === event.action);
  const action = actions[index];
  if (action === undefined)
    return refused(
      issue('WORKFLOW_ACTION_UNKNOWN', `${path}.config.actions`, {
        action: event.action,
        known:
          suggestion(
            event.action,
            actions.map((one) => one.id),
          ) || '–',
      }),
    );
  const at = `${path}.config.actions[${index}]`;
  const reason = event.reason?.trim() ?? '';
  if (reason === '' && (action.needsReason === true || isReturn(action)))
    return refused(issue('WORKFLOW_REASON_MISSING', at, { action: action.id }));
  for (const severity of action.blockedBy ?? [])
    if (event.open[severity] > 0)
      return refused(
        issue('WORKFLOW_ACTION_BLOCKED', at, { action: action.id, severity, count: event.open[severity] }),
      );
  return left(action.id, [{ type: 'closeTask', node: node.id, visit, outcome: action.id }], {
    by: event.by,
    ...(reason === '' ? {} : { reason }),
    ...(isReturn(action) ? { isReturn: true } : {}),
  });
}

function check({ config: { roles, dueHours, actions }, path }: PlacedNode<TaskConfig>): Issue[] {
  const issues: Issue[] = [];
  if (roles.length === 0) issues.push(issue('WORKFLOW_TASK_WITHOUT_ROLE', `${path}.config.roles`));
  if (dueHours !== undefined && dueHours <= 0)
    issues.push(issue('WORKFLOW_DEADLINE', `${path}.config.dueHours`, { hours: dueHours }));
  if (actions.length === 0) issues.push(issue('WORKFLOW_TASK_WITHOUT_ACTION', `${path}.config.actions`));
  const seen = new Set<string>();
  actions.forEach((action, index) => {
    if (seen.has(action.id))
      issues.push(issue('WORKFLOW_ACTION_TWICE', `${path}.config.actions[${index}].id`, { action: action.id }));
    seen.add(action.id);
  });
  return issues;
}
