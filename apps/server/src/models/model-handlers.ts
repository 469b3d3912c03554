import { decimal, formatFixed, isDecimalText } from '@caseloom/core';
import type { StatisticalModel } from '@caseloom/statistics';
import { Injectable } from '@nestjs/common';
import { Encounter } from '../cases/encounter.entity.ts';
import { shownKey } from '../cases/privacy.ts';
import type { Step } from '../database/steps.ts';
import { conductInForce } from '../governor/conduct-pack.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound } from '../http/problem.ts';
import { changeDraft } from '../packs/change-draft.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { learnedOn, withAccepted } from './model-files.ts';
import { ShadowFinding } from './shadow-finding.entity.ts';
import { shadowPage } from './shadow-page.ts';

type Handled = 'listModels' | 'shadowFindings' | 'judgeShadow' | 'acceptModel';

/** A precision measured on fewer judged findings accepts nothing. */
const LEAST_JUDGED = 20;

interface Judged {
  readonly model: string;
  readonly learnedOn: string;
  readonly judged: number;
  readonly right: number;
  readonly waiting: number;
}

/** Models in force: judging what they say in the shadow, and accepting them, in a draft, which then goes the way of every pack. */
@Injectable()
export class ModelHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<Handled> = {
    listModels: async ({ step }) => {
      const pack = await conductInForce(step, this.#library, this.#clock.today());
      const counts = await judgedFindings(step);
      const artifacts = [...(pack?.resolved.artifacts.get('models')?.values() ?? [])];
      return {
        leastJudged: LEAST_JUDGED,
        models: artifacts.map(({ id, value, tables }) => {
          const { title, method, state, population, backTest, acceptance } = value as StatisticalModel;
          const { judged, right, waiting } = judgedOf(counts, id, population.learnedOn);
          return {
            id,
            title,
            method,
            state,
            population,
            rows: Object.values(tables).reduce((sum, table) => sum + table.rows.length, 0),
            judged,
            right,
            waiting,
            ...(judged > 0 ? { precision: share(right, judged) } : {}),
            ...(backTest ? { backTest } : {}),
            ...(acceptance ? { acceptance } : {}),
          };
        }),
      };
    },

    shadowFindings: async ({ actor, params, query: { judged, page, pageSize }, step }) => {
      const { items, total } = await shadowPage(step, actor, { ...params, judged, page, pageSize });
      return {
        items: items.map(({ recordKey, zh, en, judged: said, by, note, ...one }) => ({
          ...one,
          recordKey: shownKey(recordKey, one.caseId, actor),
          message: { zh, en },
          ...(said ? { judged: said } : {}),
          ...(by ? { by } : {}),
          ...(note ? { note } : {}),
        })),
        total,
        page,
        pageSize,
      };
    },

    judgeShadow: async ({ actor, params, body, step, now, note }) => {
      const [encounter] = await step.em.find(Encounter, { id: params.id });
      const isTheirs =
        encounter && (actor.departments.length === 0 || actor.departments.includes(encounter.department ?? ''));
      const finding = isTheirs && (await step.em.findOne(ShadowFinding, { encounterId: params.id, key: body.key }));
      if (!finding) throw notFound();
      Object.assign(finding, { judged: body.judged, note: body.note ?? null, by: actor.name, judgedAt: now });
      note({ object: params.id, reason: `${body.judged} ${finding.model}` });
      await step.em.flush();
      return { done: true };
    },

    acceptModel: async ({ actor, params, body, version, step, now, note }) => {
      const { model } = params;
      if (!isDecimalText(body.threshold) || decimal(body.threshold).gt(1))
        throw new Refusal(400, 'INPUT_INVALID', { field: 'body.threshold', problem: '0 – 1' });
      const counts = await judgedFindings(step);
      const change = { step, library: this.#library, id: body.draftId, actor, version, now };
      const { draft } = await changeDraft(change, (files, parents, standing) => {
        // Of the model that stands in the draft: what an earlier one of this name said does not count for it.
        const { judged, right } = judgedOf(counts, model, learnedOn(standing, model));
        if (judged < LEAST_JUDGED) throw new Refusal(409, 'MODEL_JUDGED_TOO_FEW', { judged, least: LEAST_JUDGED });
        const precision = share(right, judged);
        const { threshold } = body;
        if (decimal(precision).lt(decimal(threshold)))
          throw new Refusal(409, 'MODEL_PRECISION_BELOW', { precision, threshold });
        const acceptance = { judged, right, precision, threshold, by: actor.name, on: this.#clock.today() };
        note({ object: body.draftId, reason: `${model}: ${right} of ${judged}` });
        return withAccepted(files, model, acceptance, parents, standing);
      });
      return draft;
    },
  };
}

const share = (right: number, judged: number) => formatFixed(decimal(right).div(judged), 4);

function judgedFindings(step: Step): Promise<Judged[]> {
  return step.rows<Judged>(
    `select model, learned_on as "learnedOn", count(judged)::int as judged, count(*) filter (where judged = 'right')::int as "right",
      count(*) filter (where judged is null)::int as waiting
    from shadow_finding where tenant = $1 group by model, learned_on`,
  );
}

const judgedOf = (counts: readonly Judged[], model: string, day: string) =>
  counts.find((one) => one.model === model && one.learnedOn === day) ?? { judged: 0, right: 0, waiting: 0 };
