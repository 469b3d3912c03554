import { randomUUID } from 'node:crypto';
import { addDays } from '@caseloom/core';
import { Injectable } from '@nestjs/common';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound } from '../http/problem.ts';
import { changeDraft } from '../packs/change-draft.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { withLearned } from './model-files.ts';
import { ModelRun } from './model-run.entity.ts';

/** The newest so many days of a period are held out for the back-test. */
const HELD_OUT_DAYS = 60;

/** Learning models from the hospital's own cases by a job, and putting what was learned into a draft. */
@Injectable()
export class LearningHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'listModelRuns' | 'learnModels' | 'placeModels'> = {
    listModelRuns: async ({ step }) => {
      const runs = await step.em.find(ModelRun, {}, { orderBy: { at: 'desc', id: 'asc' }, limit: 20 });
      return { runs: runs.map(runView) };
    },

    learnModels: async ({ actor, body, step, now, note }) => {
      if (body.to < body.from) throw new Refusal(400, 'INPUT_INVALID', { field: 'body.to', problem: '>= from' });
      const run = step.em.create(ModelRun, {
        tenant: step.tenant,
        id: randomUUID(),
        state: 'waiting',
        fromDate: body.from,
        toDate: body.to,
        heldOutFrom: addDays(body.to, 1 - HELD_OUT_DAYS)!,
        day: this.#clock.today(),
        cases: 0,
        learned: null,
        by: actor.name,
        byId: actor.userId,
        at: now,
      } as never) as ModelRun;
      await step.em.flush();
      await step.send('learn-models', { run: run.id });
      note({ object: run.id, reason: `${body.from} – ${body.to}` });
      return runView(run);
    },

    placeModels: async ({ actor, params, body, version, step, now, note }) => {
      const run = await step.em.findOne(ModelRun, { id: params.id });
      if (!run) throw notFound();
      if (run.state !== 'done' || !run.learned) throw new Refusal(409, 'MODEL_RUN_NOT_DONE');
      const { learned } = run;
      note({ object: body.draftId, reason: `models of ${run.fromDate} – ${run.toDate}` });
      const change = { step, library: this.#library, id: body.draftId, actor, version, now };
      const { draft } = await changeDraft(change, (files) => withLearned(files, learned));
      return draft;
    },
  };
}

function runView(run: ModelRun) {
  return {
    id: run.id,
    state: run.state,
    from: run.fromDate,
    to: run.toDate,
    cases: run.cases,
    by: run.by,
    at: run.at.toISOString(),
    models: (run.learned ?? []).map(({ id, value, tables }) => ({
      id,
      title: value.title,
      rows: Object.values(tables).reduce((sum, table) => sum + table.rows.length, 0),
      ...(value.backTest ? { backTest: value.backTest } : {}),
    })),
  };
}
