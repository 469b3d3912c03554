import { randomUUID } from 'node:crypto';
import { explainRule } from '@caseloom/engine';
import { Injectable } from '@nestjs/common';
import { storedEvaluation } from '../cases/case-change.ts';
import { pairOf } from '../cases/case-detail.ts';
import { loadCase, loadHistoryOf } from '../cases/case-state.ts';
import { Encounter } from '../cases/encounter.entity.ts';
import { maskExplanation } from '../cases/explain-handlers.ts';
import { maskValue, shownKey } from '../cases/privacy.ts';
import type { Step } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound, requireVersion } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { PromptFeedback } from './prompt-feedback.entity.ts';
import { rowOf, writeRuleEvents } from './write-rule-events.ts';

/** "This prompt is wrong": from the case to the queue of quality control, and their answers (GOV-11). */
@Injectable()
export class FeedbackHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'sendFeedback' | 'listFeedback' | 'answerFeedback'> = {
    sendFeedback: async ({ actor, params, body, step, now, note }) => {
      const state = await loadCase(step, params.id, actor.departments);
      const { encounter, evaluation, record } = state;
      if (!evaluation) throw new Refusal(409, 'EVALUATION_MISSING');
      const finding = storedEvaluation(evaluation).findings.find((one) => one.key === body.key);
      if (!finding) throw new Refusal(404, 'FINDING_UNKNOWN');
      const pair = await pairOf(step, this.#library, evaluation.conductHash, evaluation.policyHash);
      const history = await loadHistoryOf(step, evaluation.history);
      const trace = pair.conduct.rules.get(finding.ruleId)
        ? explainRule(finding.ruleId, record, pair, {
            asOf: evaluation.asOf,
            history: history.map((entry) => entry.record),
          })
        : { read: finding.read };
      const id = randomUUID();
      note({ object: encounter.id, reason: finding.ruleId, packHash: evaluation.conductHash });
      const role = actor.roles[0] ?? '';
      await step.em.insert(PromptFeedback, {
        tenant: step.tenant,
        caseMonth: encounter.caseMonth,
        id,
        encounterId: encounter.id,
        revisionId: encounter.revisionId,
        conductHash: evaluation.conductHash,
        ruleId: finding.ruleId.slice(0, 120),
        key: finding.key.slice(0, 300),
        titleZh: finding.title.zh.slice(0, 300),
        titleEn: finding.title.en.slice(0, 300),
        text: body.text || null,
        trace,
        by: actor.name,
        byId: actor.userId,
        role,
        at: now,
        state: 'open',
        version: 1,
      } as never);
      const occasion = {
        caseMonth: encounter.caseMonth,
        encounterId: encounter.id,
        day: this.#clock.today(),
        department: encounter.department ?? '',
        stage: encounter.stage,
        role,
        at: now,
      };
      await writeRuleEvents(step, [rowOf(occasion, { ruleId: finding.ruleId, act: 'wrong', count: 1 })]);
      return { id };
    },

    listFeedback: async ({ actor, query: { state, rule, page, pageSize }, step }) => {
      const isTheirs = actor.departments.length === 0 ? {} : { encounterId: { $in: await reportedCases(step, actor) } };
      const where = { ...isTheirs, ...(rule ? { ruleId: rule } : {}) };
      const [found, total] = await step.em.findAndCount(
        PromptFeedback,
        { ...where, ...(state ? { state } : {}) },
        { orderBy: { at: 'desc', id: 'asc' }, limit: pageSize, offset: (page - 1) * pageSize },
      );
      const open = await step.em.count(PromptFeedback, { ...where, state: 'open' });
      const encounters = await step.em.find(Encounter, { id: { $in: found.map((one) => one.encounterId) } });
      const keys = new Map(encounters.map((one) => [one.id, shownKey(one.recordKey, one.id, actor)]));
      return {
        items: found.map((one) => ({
          id: one.id,
          version: one.version,
          caseId: one.encounterId,
          recordKey: keys.get(one.encounterId) ?? '',
          ruleId: one.ruleId,
          title: { zh: one.titleZh, en: one.titleEn },
          ...(one.text ? { text: one.text } : {}),
          trace: maskExplanation(one.trace, (path, value) => maskValue(path, value, actor)),
          by: one.by,
          role: one.role,
          at: one.at.toISOString(),
          state: one.state,
          ...(one.answer ? { answer: one.answer } : {}),
          ...(one.answeredBy ? { answeredBy: one.answeredBy } : {}),
          ...(one.answeredAt ? { answeredAt: one.answeredAt.toISOString() } : {}),
        })),
        total,
        page,
        pageSize,
        open,
      };
    },

    answerFeedback: async ({ actor, params, body, version, step, now, note }) => {
      const report = await step.em.findOne(PromptFeedback, { id: params.id });
      if (!report) throw notFound();
      await loadCase(step, report.encounterId, actor.departments);
      requireVersion(report.version, version, { id: report.id, version: report.version, state: report.state });
      if (report.state !== 'open') throw new Refusal(409, 'FEEDBACK_ANSWERED');
      Object.assign(report, { state: body.state, answer: body.answer, answeredBy: actor.name, answeredAt: now });
      note({ object: report.ruleId, reason: body.answer });
      await step.em.flush();
      return { done: true };
    },
  };
}

/** Cases of these departments that something was reported about. */
async function reportedCases(step: Step, { departments }: Pick<Actor, 'departments'>): Promise<string[]> {
  const rows = await step.rows<{ id: string }>(
    `select distinct e.id from prompt_feedback f join encounter e on e.tenant = f.tenant and e.id = f.encounter_id
    where f.tenant = $1 and e.department in (select jsonb_array_elements_text($2::jsonb))`,
    [JSON.stringify(departments)],
  );
  return rows.map((one) => one.id);
}
