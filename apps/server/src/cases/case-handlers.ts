import { CaseloomError } from '@caseloom/core';
import { applyChanges, fieldOf, fields, genericPath, normaliseRecord, valueAt } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import { Injectable } from '@nestjs/common';
import { withPrompts } from '../governor/case-prompts.ts';
import { requireReason } from '../governor/override-reasons.ts';
import { requirePermission } from '../http/actor.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal, requireVersion } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { PacksInForce } from '../packs/packs-in-force.ts';
import { beginReview } from '../reviews/begin-review.ts';
import { graphOf } from '../reviews/workflow-view.ts';
import { Clock } from '../system/clock.ts';
import { CaseChange, storedEvaluation } from './case-change.ts';
import { caseDetail, mayEdit, openTask } from './case-detail.ts';
import { caseWhere } from './case-filter.ts';
import { listRows } from './case-rows.ts';
import { loadCase } from './case-state.ts';
import type { CaseState } from './case-state.ts';
import { evaluateNow, isProvisional } from './evaluate.ts';
import { evaluationView } from './evaluation-view.ts';
import type { StoredConflict } from './encounter.entity.ts';
import { MASK, maskRecord, maySeeIdentity } from './privacy.ts';
import { timelineOf } from './timeline.ts';
import { worklistOf } from './worklist.ts';
import { writeCases } from './write-cases.ts';

type Asked = { path: string; value?: unknown };
type Handled =
  | 'listCases'
  | 'worklist'
  | 'getCase'
  | 'previewCase'
  | 'correctCase'
  | 'decideConflict'
  | 'decideFinding'
  | 'withdrawDecision'
  | 'caseTimeline'
  | 'findingKinds';

/** Looking at cases, correcting them, and deciding about their findings. */
@Injectable()
export class CaseHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<Handled> = {
    listCases: async ({ actor, query, step, now }) => {
      const { sort, order, page, pageSize, ...filter } = query;
      const { items, total } = await listRows(
        step,
        caseWhere(filter, actor),
        { sort, order, page, pageSize },
        actor,
        now,
      );
      return { items, total, page, pageSize };
    },

    worklist: ({ actor, step, now }) => worklistOf(step, actor, now),

    getCase: ({ actor, params, step, now }) =>
      caseDetail(step, this.#library, params.id, actor, now, this.#clock.today()),

    previewCase: async ({ actor, params, body, step }) => {
      const state = await loadCase(step, params.id, actor.departments);
      const record = corrected(state.record, body.changes, actor);
      const today = this.#clock.today();
      const evaluated = await evaluateNow(step, this.#library, state, record, today);
      if (!evaluated) throw new Refusal(422, 'NO_PACK_IN_FORCE', { date: today, purpose: 'conduct' });
      const { pair } = evaluated.run;
      const view = evaluationView(evaluated.evaluation, isProvisional(evaluated), state.decisions, pair, actor);
      const task = await openTask(step, params.id);
      const graph = state.run && graphOf(await this.#library.load(step, state.run.packHash), state.run.workflow);
      return {
        evaluation: await withPrompts(step, view, { state, conduct: pair.conduct, task, graph, actor, today }),
        record: maskRecord(record, actor),
      };
    },

    correctCase: async ({ actor, params, body, version, step, now }) => {
      const state = await this.#editable(step, params.id, version, actor, now);
      const record = corrected(state.record, body.changes, actor);
      const change = CaseChange.of(state, actor, now);
      const changes = change.revise(record, 'correction', { reason: body.reason });
      if (changes.length === 0) throw new Refusal(422, 'CHANGE_EMPTY');
      const undecided = state.encounter.conflicts.filter(
        (conflict) => !changes.some((one) => touches(one.path, conflict.path)),
      );
      if (undecided.length < state.encounter.conflicts.length) change.conflicts(undecided);
      await this.#evaluateAndWrite(step, state, change);
      return caseDetail(step, this.#library, params.id, actor, now, this.#clock.today());
    },

    decideConflict: async ({ actor, params, body, version, step, now }) => {
      const state = await this.#editable(step, params.id, version, actor, now);
      const conflict = state.encounter.conflicts.find((one) => one.path === body.path);
      if (!conflict) throw new Refusal(422, 'CONFLICT_UNKNOWN', { path: body.path.slice(0, 100) });
      const change = CaseChange.of(state, actor, now);
      change.conflicts(state.encounter.conflicts.filter((one) => one !== conflict));
      change.event(
        'conflict',
        { zh: `冲突已处理：${label(conflict, 'zh')}`, en: `Conflict decided: ${label(conflict, 'en')}` },
        undefined,
        { choice: body.choice },
      );
      if (body.choice === 'theirs') {
        change.revise(applyChanges(state.record, [{ path: conflict.path, after: conflict.theirs }]), 'conflict');
        await this.#evaluateAndWrite(step, state, change);
      } else await writeCases(step, [change]);
      return caseDetail(step, this.#library, params.id, actor, now, this.#clock.today());
    },

    decideFinding: async ({ actor, params, body, version, step, now, note }) => {
      const state = await this.#current(step, params.id, version, actor, now);
      if (!state.evaluation) throw new Refusal(409, 'EVALUATION_MISSING');
      const finding = storedEvaluation(state.evaluation).findings.find((one) => one.key === body.key);
      if (!finding) throw new Refusal(404, 'FINDING_UNKNOWN');
      if (finding.severity === 'block') throw new Refusal(422, 'FINDING_MUST_BE_FIXED');
      if (body.decision === 'acknowledge' && finding.severity === 'error')
        throw new Refusal(422, 'FINDING_DECISION_WRONG', { severity: finding.severity });
      if (body.decision === 'waive') requirePermission(actor, 'finding.waive');
      const conduct = await this.#library.load(step, state.evaluation.conductHash);
      const reason = requireReason(conduct, body.decision, body);
      note({ reason: `${body.decision} ${finding.ruleId}`, packHash: state.evaluation.conductHash });
      const change = CaseChange.of(state, actor, now);
      change.decide(finding, body.decision, reason, this.#clock.today());
      await writeCases(step, [change]);
      return caseDetail(step, this.#library, params.id, actor, now, this.#clock.today());
    },

    withdrawDecision: async ({ actor, params, body, version, step, now }) => {
      const state = await this.#current(step, params.id, version, actor, now);
      const standing = state.decisions.find((one) => one.key === body.key);
      if (standing?.decision === 'waive') requirePermission(actor, 'finding.waive');
      const change = CaseChange.of(state, actor, now);
      if (!change.withdraw(body.key, this.#clock.today())) throw new Refusal(404, 'FINDING_UNKNOWN');
      await writeCases(step, [change]);
      return caseDetail(step, this.#library, params.id, actor, now, this.#clock.today());
    },

    caseTimeline: async ({ actor, params, step }) => ({
      entries: await timelineOf(step, await loadCase(step, params.id, actor.departments), actor),
    }),

    findingKinds: async ({ actor, query, step }) => {
      const where = caseWhere(query, actor);
      const rules = await step.rows<{
        ruleId: string;
        zh: string;
        en: string;
        severity: 'block' | 'error' | 'warn' | 'info';
        cases: number;
      }>(
        `
        select f.rule_id as "ruleId", max(f.title_zh) as zh, max(f.title_en) as en, f.severity, count(distinct f.encounter_id)::int as cases
        from open_finding f join encounter e on e.tenant = f.tenant and e.case_month = f.case_month and e.id = f.encounter_id
        where ${where.sql} and f.is_open group by f.rule_id, f.severity order by cases desc, f.rule_id limit 300`,
        where.params,
      );
      return { rules: rules.map(({ zh, en, ...rule }) => ({ ...rule, title: { zh, en } })) };
    },
  };

  async #current(
    step: Parameters<typeof loadCase>[0],
    id: string,
    version: number,
    actor: Actor,
    now: Date,
  ): Promise<CaseState> {
    const state = await loadCase(step, id, actor.departments);
    if (state.encounter.version !== version)
      requireVersion(
        state.encounter.version,
        version,
        await caseDetail(step, this.#library, id, actor, now, this.#clock.today()),
      );
    return state;
  }

  async #editable(
    step: Parameters<typeof loadCase>[0],
    id: string,
    version: number,
    actor: Actor,
    now: Date,
  ): Promise<CaseState> {
    const state = await this.#current(step, id, version, actor, now);
    if (state.encounter.isLocked) throw new Refusal(409, 'CASE_LOCKED');
    if (!mayEdit(state, await openTask(step, id), actor)) throw new Refusal(403, 'CASE_NOT_YOURS_NOW');
    return state;
  }

  async #evaluateAndWrite(step: Parameters<typeof loadCase>[0], state: CaseState, change: CaseChange): Promise<void> {
    const today = this.#clock.today();
    const evaluated = await evaluateNow(step, this.#library, state, change.record, today);
    if (evaluated) {
      change.evaluated(evaluated);
      const workflow = await (await PacksInForce.load(step, this.#library, today)).workflow(step, change.record);
      beginReview(change, evaluated.run.pair, workflow, state.run, this.#clock.local(this.#clock.now()));
    } else change.described(today);
    await writeCases(step, [change]);
  }
}

/**
 * The record with the changes, in its canonical form.
 * @throws CaseloomError for paths that are no fields and values of another shape; Refusal for what the person cannot see and therefore not change
 */
function corrected(record: CaseRecord, changes: readonly Asked[], actor: Actor): CaseRecord {
  for (const { path, value } of changes) {
    const isHidden = !maySeeIdentity(actor) && (isIdentifying(path) || JSON.stringify(value ?? null).includes(MASK));
    if (isHidden) throw new Refusal(403, 'PERMISSION_MISSING', { permission: 'case.identity' });
  }
  const applied = applyChanges(
    record,
    changes.map(({ path, value }) => ({ path, before: valueAt(record, path), after: value })),
  );
  const { record: canonical, issues } = normaliseRecord(applied);
  const errors = issues.filter((one) => one.severity === 'error');
  if (errors.length > 0) throw new CaseloomError(errors);
  return canonical;
}

/** A field that tells who the patient is, or a group with one. */
function isIdentifying(path: string): boolean {
  const generic = genericPath(path);
  return fields.some((field) => field.identifying === true && touches(field.path, generic));
}

function touches(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (
    long.startsWith(short) && (long.length === short.length || long[short.length] === '.' || long[short.length] === '[')
  );
}

const label = (conflict: StoredConflict, language: 'zh' | 'en') => fieldOf(conflict.path)?.[language] ?? conflict.path;
