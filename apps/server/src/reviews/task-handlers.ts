import { CaseloomError } from '@caseloom/core';
import { UserAccount } from '../access/user-account.entity.ts';
import { Injectable } from '@nestjs/common';
import { CaseChange } from '../cases/case-change.ts';
import { loadCase } from '../cases/case-state.ts';
import { pairOf } from '../cases/case-detail.ts';
import { driveFacts } from '../cases/drive-facts.ts';
import { writeCases } from '../cases/write-cases.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { requirePermission } from '../http/actor.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound, requireVersion } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { Task } from './task.entity.ts';
import { driveWorkflow } from './workflow-drive.ts';
import { actionsOf, blockedBy, graphOf, isFor, taskView } from './workflow-view.ts';

/** The tasks of the review: claiming, giving, finishing. Finishing moves the workflow on in the same transaction. */
@Injectable()
export class TaskHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'claimTask' | 'assignTask' | 'completeTask' | 'batchTasks'> = {
    claimTask: async ({ actor, params, version, step, now, note }) => {
      const task = await this.#open(step, params.id, version, actor, now);
      if (
        !task.roles.some((role) => actor.roles.includes(role)) ||
        (task.assigneeId && task.assigneeId !== actor.userId)
      )
        throw new Refusal(403, 'TASK_NOT_YOURS');
      Object.assign(task, { assigneeId: actor.userId, assigneeName: actor.name });
      note({ object: task.encounterId, reason: task.stage });
      return { done: true };
    },

    assignTask: async ({ actor, params, body, version, step, now, note }) => {
      const task = await this.#open(step, params.id, version, actor, now);
      await give(step, task, body.userId);
      note({ object: task.encounterId, reason: task.stage });
      return { done: true };
    },

    completeTask: async ({ actor, params, body, version, step, now, note }) => {
      const task = await this.#open(step, params.id, version, actor, now);
      if (!isFor(task, actor)) throw new Refusal(403, 'TASK_NOT_YOURS');
      note({
        object: task.encounterId,
        reason: [`${task.stage}: ${body.action}`, body.reason].filter((one) => one).join(' – '),
      });
      const change = await this.#complete(step, task, body.action, body.reason, body.ruleIds, actor, now);
      return {
        caseId: task.encounterId,
        stage: change.columns.stage ?? '',
        workflowStatus: change.columns.workflowStatus ?? '',
        ...(await nextFor(step, task, actor)),
      };
    },

    batchTasks: async ({ actor, body, step, now, note }) => {
      if ((body.assignTo === undefined) === (body.action === undefined))
        throw new Refusal(400, 'INPUT_INVALID', { field: 'body', problem: 'either assignTo or action' });
      const refused: { taskId: string; code: string }[] = [];
      note({ object: `${body.taskIds.length} tasks`, reason: body.action ?? 'assign' });
      if (body.action) requirePermission(actor, 'task.work');
      for (const id of body.taskIds) {
        try {
          const task = await this.#open(step, id, undefined, actor, now);
          if (body.assignTo !== undefined) await give(step, task, body.assignTo);
          if (body.action) {
            if (!task.roles.some((role) => actor.roles.includes(role))) throw new Refusal(403, 'TASK_NOT_YOURS');
            await this.#complete(step, task, body.action, body.reason, undefined, actor, now);
          }
          await step.em.flush();
        } catch (error) {
          // Both are thrown before anything of this task was changed.
          if (!(error instanceof Refusal || error instanceof CaseloomError)) throw error;
          refused.push({ taskId: id, code: error instanceof Refusal ? error.code : error.issues[0]!.code });
        }
      }
      return { done: body.taskIds.length - refused.length, refused };
    },
  };

  async #open(step: Step, id: string, version: number | undefined, actor: Actor, now: Date): Promise<Task> {
    const task = await step.em.findOne(Task, { id });
    if (!task) throw notFound();
    await loadCase(step, task.encounterId, actor.departments);
    if (version !== undefined)
      requireVersion(
        task.version,
        version,
        taskView(task, undefined, { block: 0, error: 0, warn: 0, info: 0 }, actor, now),
      );
    if (!task.isOpen) throw new Refusal(409, 'TASK_CLOSED');
    return task;
  }

  async #complete(
    step: Step,
    task: Task,
    actionId: string,
    reason: string | undefined,
    ruleIds: string[] | undefined,
    actor: Actor,
    now: Date,
  ): Promise<CaseChange> {
    const state = await loadCase(step, task.encounterId);
    const { run } = state;
    if (!run) throw notFound();
    const pack = await this.#library.load(step, run.packHash);
    const graph = graphOf(pack, run.workflow)!;
    const action = actionsOf(graph.nodes.find((node) => node.id === task.node)).find((one) => one.id === actionId);
    if (!action) throw new Refusal(422, 'TASK_ACTION_UNKNOWN', { action: actionId.slice(0, 60) });
    if (action.needsReason && !reason?.trim()) throw new Refusal(422, 'REASON_MISSING');
    const change = CaseChange.of(state, actor, now);
    const open = change.openCounts();
    if (blockedBy(action, open)) throw new Refusal(422, 'TASK_BLOCKED', { ...open });
    change.event(
      'task',
      { zh: `${task.titleZh}：${action.title.zh}`, en: `${task.titleEn}: ${action.title.en}` },
      reason?.trim() || undefined,
      ruleIds?.length ? { rules: ruleIds } : undefined,
    );
    const at = this.#clock.local(now);
    const event = {
      type: 'taskDone' as const,
      at,
      node: task.node,
      visit: task.visit,
      action: actionId,
      by: actor.userId,
      open,
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
    };
    const pair =
      state.evaluation &&
      (await pairOf(step, this.#library, state.evaluation.conductHash, state.evaluation.policyHash));
    const drive = driveWorkflow(graph, { instance: run.state, event }, driveFacts(change, pair, at));
    change.progressed(drive, { packHash: run.packHash, workflow: run.workflow }, run.state);
    await writeCases(step, [change]);
    step.em.clear();
    return change;
  }
}

async function give(step: Step, task: Task, userId: string | null): Promise<void> {
  if (userId === null) {
    Object.assign(task, { assigneeId: null, assigneeName: null });
    return;
  }
  const user = await step.em.findOne(UserAccount, { id: userId, isDisabled: false });
  if (!user) throw notFound();
  if (!user.roles.some((role) => task.roles.includes(role))) throw new Refusal(422, 'TASK_ASSIGNEE_UNSUITABLE');
  Object.assign(task, { assigneeId: user.id, assigneeName: user.name });
}

/** The task to go on with: the most urgent one of the same stage that is theirs or nobody's. */
async function nextFor(step: Step, done: Task, actor: Actor): Promise<{ next?: string }> {
  const [next] = await step.rows<{ id: string }>(
    `
    select k.encounter_id as id from task k join encounter e on e.tenant = k.tenant and e.case_month = k.case_month and e.id = k.encounter_id
    where k.tenant = $1 and k.is_open and k.stage = $2 and k.encounter_id <> $3 and (k.assignee_id = $4::uuid or k.assignee_id is null)
      and ($5 or e.department in (select jsonb_array_elements_text($6::jsonb)))
    order by k.assignee_id is null, k.due_at nulls last, k.opened_at limit 1`,
    [done.stage, done.encounterId, actor.userId, actor.departments.length === 0, JSON.stringify(actor.departments)],
  );
  return next ? { next: next.id } : {};
}
