import type { OutputOf, Operations } from '@caseloom/api';
import type { CompiledPack, PackPair } from '@caseloom/engine';
import { groupCode } from '@caseloom/grouping';
import type { Step } from '../database/steps.ts';
import { rememberShown, withPrompts } from '../governor/case-prompts.ts';
import type { Actor } from '../http/actor.ts';
import type { PackLibrary } from '../packs/pack-library.ts';
import { Task } from '../reviews/task.entity.ts';
import { graphOf, isFor, progressView, taskView } from '../reviews/workflow-view.ts';
import { storedEvaluation } from './case-change.ts';
import type { CaseState } from './case-state.ts';
import { loadCase } from './case-state.ts';
import { evaluationView } from './evaluation-view.ts';
import { maskRecord, maskValue, maySeeMoney, shownKey } from './privacy.ts';

export type CaseDetail = OutputOf<Operations['getCase']>;

/** One case as one person may see it. */
export async function caseDetail(
  step: Step,
  library: PackLibrary,
  id: string,
  actor: Actor,
  now: Date,
  /** In the hospital. */
  today: string,
): Promise<CaseDetail> {
  step.em.clear();
  const state = await loadCase(step, id, actor.departments);
  const { encounter, revision, evaluation, booked, run } = state;
  const pair = evaluation && (await pairOf(step, library, evaluation.conductHash, evaluation.policyHash));
  const pack: CompiledPack | undefined = run && (await library.load(step, run.packHash));
  const graph = run && graphOf(pack, run.workflow);
  const task = await openTask(step, id);
  const plain =
    evaluation && evaluationView(storedEvaluation(evaluation), evaluation.isProvisional, state.decisions, pair, actor);
  const occasion = pair && { state, conduct: pair.conduct, task, graph, actor, today };
  const view = plain && occasion ? await withPrompts(step, plain, occasion) : plain;
  if (occasion) await rememberShown(step, view, occasion, now);
  return {
    id,
    version: encounter.version,
    recordKey: shownKey(encounter.recordKey, id, actor),
    revision: {
      id: revision.id,
      number: revision.number,
      hash: revision.recordHash,
      source: revision.source,
      at: revision.at.toISOString(),
      ...(revision.by ? { by: revision.by } : {}),
    },
    record: maskRecord(state.record, actor),
    locked: encounter.isLocked,
    conflicts: encounter.conflicts.map(({ path, base, mine, theirs }) => ({
      path,
      base: maskValue(path, base, actor),
      mine: maskValue(path, mine, actor),
      theirs: maskValue(path, theirs, actor),
    })),
    ...(view ? { evaluation: view } : {}),
    ...(booked ? { booked: bookedView(booked, actor) } : {}),
    ...(run ? { workflow: progressView(run, graph, encounter.isLocked) } : {}),
    ...(task
      ? {
          task: taskView(
            task,
            graph?.nodes.find((node) => node.id === task.node),
            openCountsOf(state),
            actor,
            now,
          ),
        }
      : {}),
    mayEdit: mayEdit(state, task, actor),
  };
}

export async function pairOf(step: Step, library: PackLibrary, conduct: string, policy: string): Promise<PackPair> {
  const first = await library.load(step, conduct);
  return { conduct: first, policy: conduct === policy ? first : await library.load(step, policy) };
}

export function openTask(step: Step, encounterId: string): Promise<Task | null> {
  return step.em.findOne(Task, { encounterId, isOpen: true }, { orderBy: { openedAt: 'desc' } });
}

/** Correcting is for those with the permission, while the front page is not final, and while the case is at their stage. */
export function mayEdit({ encounter }: Pick<CaseState, 'encounter'>, task: Task | null, actor: Actor): boolean {
  return actor.permissions.has('case.edit') && !encounter.isLocked && (task === null || isFor(task, actor));
}

export function openCountsOf({ encounter }: Pick<CaseState, 'encounter'>) {
  return { block: encounter.openBlock, error: encounter.openError, warn: encounter.openWarn, info: encounter.openInfo };
}

function bookedView(booked: NonNullable<CaseState['booked']>, actor: Actor) {
  const { amount, balance } = booked.payment ?? {};
  return {
    at: booked.at.toISOString(),
    resultHash: booked.resultHash,
    ...(booked.grouping ? { drg: groupCode(booked.grouping) } : {}),
    ...(maySeeMoney(actor) && amount ? { amount } : {}),
    ...(maySeeMoney(actor) && balance ? { balance } : {}),
  };
}
