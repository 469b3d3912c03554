import { applyChanges } from '@caseloom/record';
import { EACH_RULE_TOLD, explainRule } from '@caseloom/engine';
import type { CompiledPack } from '@caseloom/engine';
import { Injectable } from '@nestjs/common';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { PacksInForce } from '../packs/packs-in-force.ts';
import { ruleProvenance } from '../packs/rule-layers.ts';
import { Clock } from '../system/clock.ts';
import { storedEvaluation } from './case-change.ts';
import { pairOf } from './case-detail.ts';
import { loadRecords } from './case-documents.ts';
import { CaseEvaluation } from './case-evaluation.entity.ts';
import { CaseRevision } from './case-revision.entity.ts';
import { loadCase, loadHistory, loadHistoryOf } from './case-state.ts';
import { evaluate, isProvisional } from './evaluate.ts';
import { evaluationView } from './evaluation-view.ts';
import { FindingDecision } from './finding-decision.entity.ts';
import { maskValue } from './privacy.ts';
import { differenceOf } from './result-difference.ts';

/** Why: one rule, all rules, as known at a time, as another date's packs would say. */
@Injectable()
export class ExplainHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'evaluateCaseAsOf' | 'explainCase' | 'explainRule' | 'caseRules'> = {
    evaluateCaseAsOf: async ({ actor, params, body, step, note }) => {
      const state = await loadCase(step, params.id, actor.departments);
      const run = await (
        await PacksInForce.load(step, this.#library, this.#clock.today())
      ).asOf(step, state.record, body.asOf);
      const evaluated = evaluate(state.record, run, await loadHistory(step, state.encounter));
      note({ packHash: run.pair.policy.hash, reason: `as of ${body.asOf}` });
      return evaluationView(evaluated.evaluation, isProvisional(evaluated), state.decisions, run.pair, actor);
    },

    explainCase: async ({ actor, params, query, step, now, note }) => {
      const { encounter } = await loadCase(step, params.id, actor.departments);
      const knownAt = query.knownAt ? new Date(query.knownAt) : now;
      if (Number.isNaN(knownAt.getTime()))
        throw new Refusal(400, 'INPUT_INVALID', { field: 'query.knownAt', problem: 'ISO 8601' });
      const stored = await step.em.findOne(
        CaseEvaluation,
        { encounterId: encounter.id, at: { $lte: knownAt } },
        { orderBy: { at: 'desc', id: 'desc' } },
      );
      if (!stored) throw new Refusal(404, 'EVALUATION_MISSING');
      const revision = await step.em.findOneOrFail(CaseRevision, { id: stored.revisionId });
      const [record] = await loadRecords(step, [revision]);
      const pair = await pairOf(step, this.#library, stored.conductHash, stored.policyHash);
      const again = evaluate(
        record!,
        { pair, asOf: stored.asOf, today: stored.asOf, isProvisional: false },
        await loadHistoryOf(step, stored.history),
      ).evaluation;
      const difference =
        again.resultHash === stored.resultHash ? undefined : differenceOf(storedEvaluation(stored), again);
      const isReproduced = difference === undefined;
      const decisions = await step.em.find(FindingDecision, {
        encounterId: encounter.id,
        at: { $lte: knownAt },
        $or: [{ endedAt: null }, { endedAt: { $gt: knownAt } }],
      });
      note({ packHash: stored.policyHash });
      return {
        recordedAt: stored.at.toISOString(),
        revision: revision.number,
        evaluation: evaluationView(
          isReproduced ? again : storedEvaluation(stored),
          stored.isProvisional,
          decisions,
          pair,
          actor,
        ),
        reproduced: isReproduced,
        ...(isReproduced ? {} : { difference }),
      };
    },

    explainRule: async ({ actor, params, body, step }) => {
      const { state, run, history } = await this.#now(step, params.id, actor.departments);
      const record =
        body.changes.length === 0
          ? state.record
          : applyChanges(
              state.record,
              body.changes.map(({ path, value }) => ({ path, after: value })),
            );
      const rule = run.pair.conduct.rules.get(params.ruleId)?.rule;
      if (!rule) throw notFound();
      const explanation = explainRule(params.ruleId, record, run.pair, {
        asOf: run.asOf,
        history: history.map((entry) => entry.record),
      });
      const origin = ruleProvenance(run.pair.conduct, params.ruleId);
      return {
        explanation: maskExplanation(explanation, (path, value) => maskValue(path, value, actor)),
        rule,
        ...(origin ? { layer: origin.layer, packId: origin.packId } : {}),
      };
    },

    caseRules: async ({ actor, params, query, step }) => {
      const { state, run, history } = await this.#now(step, params.id, actor.departments);
      const { evaluation } = evaluate(state.record, run, history);
      const fired = new Map(
        evaluation.findings.map((finding) => [finding.ruleId, finding.failed ? 'failed' : 'fired']),
      );
      const open = new Set(evaluation.notEvaluable.flatMap((one) => one.ids ?? []));
      const q = query.q?.trim().toLowerCase();
      return {
        rules: listedRules(run.pair.conduct, [...fired.keys()], query.q?.trim())
          .map((id) => {
            const { severity, rule } = run.pair.conduct.rules.get(id)!;
            const { title } = rule.event.params;
            const layer = ruleProvenance(run.pair.conduct, id)?.layer;
            return {
              ruleId: id,
              title: title ?? { zh: rule.name ?? id, en: rule.name ?? id },
              severity,
              outcome: fired.get(id) ?? (open.has(id) ? 'notEvaluable' : 'notFired'),
              ...(layer ? { layer } : {}),
            };
          })
          .filter((one) => !q || `${one.ruleId} ${one.title.zh} ${one.title.en}`.toLowerCase().includes(q)),
      };
    },
  };

  async #now(step: Parameters<typeof loadCase>[0], id: string, departments: readonly string[]) {
    const state = await loadCase(step, id, departments);
    const today = this.#clock.today();
    const run = await (await PacksInForce.load(step, this.#library, today)).find(step, state.record);
    if (!run) throw new Refusal(422, 'NO_PACK_IN_FORCE', { date: today, purpose: 'conduct' });
    return { state, run, history: await loadHistory(step, state.encounter) };
  }
}

/** Every value that was read, under its address in the record. */
export function maskExplanation(node: unknown, mask: (path: string, value: unknown) => unknown): unknown {
  if (Array.isArray(node)) return node.map((one) => maskExplanation(one, mask));
  if (typeof node !== 'object' || node === null) return node;
  const { path = '' } = node as { path?: string };
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'read' ? mask(path, value) : maskExplanation(value, mask),
    ]),
  );
}

/** Rules to list for one case: all of them, of a large pack those that speak and the one asked for by its id. The library has the others. */
function listedRules({ rules }: CompiledPack, told: readonly string[], asked: string | undefined): string[] {
  if (rules.size <= EACH_RULE_TOLD) return [...rules.ids()];
  return [...new Set([...told, ...(asked ? [asked] : [])])].filter((id) => rules.get(id) !== undefined).sort();
}
