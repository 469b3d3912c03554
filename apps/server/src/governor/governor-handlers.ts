import { randomUUID } from 'node:crypto';
import { isDate } from '@caseloom/core';
import type { CompiledPack } from '@caseloom/engine';
import { Injectable } from '@nestjs/common';
import type { Step } from '../database/steps.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal, notFound, requireVersion } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { conductInForce, ruleHead, settingsOf } from './conduct-pack.ts';
import { demotionView, named } from './demotions.ts';
import { overrideReasons } from './override-reasons.ts';
import { proposalsNow } from './proposals.ts';
import { RuleDemotion } from './rule-demotion.entity.ts';

type Handled =
  | 'overrideReasons'
  | 'governorSettings'
  | 'demotionProposals'
  | 'decideProposal'
  | 'listDemotions'
  | 'revokeDemotion';

/** Budgets and reasons as the pack in force has them, and the demotions that people decide about. */
@Injectable()
export class GovernorHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<Handled> = {
    overrideReasons: async ({ step }) => {
      const pack = await this.#pack(step);
      return { reasons: pack ? overrideReasons(pack) : [] };
    },

    governorSettings: async ({ step }) => {
      const pack = await this.#pack(step);
      if (!pack) return { budgets: [], unreadable: [] };
      const { budgets, thresholds, unreadable } = settingsOf(pack);
      const { id, version } = pack.resolved.manifest;
      return {
        budgets: [...budgets.values()],
        unreadable: [...unreadable],
        pack: { id, version, artifacts: parameterArtifacts(pack) },
        ...(thresholds ? { thresholds } : {}),
      };
    },

    demotionProposals: async ({ step }) => {
      const pack = await this.#pack(step);
      const proposals = pack ? await proposalsNow(step, pack, this.#clock.today()) : [];
      return {
        proposals: proposals.map(({ ruleId, severity, effect, precision, evidence, wrong }) => ({
          ruleId,
          title: ruleHead(pack, ruleId).title,
          severity,
          effect,
          precision,
          from: evidence.from,
          to: evidence.to,
          reasons: named(evidence.reasons, pack),
          wrong,
        })),
      };
    },

    decideProposal: async ({ actor, params: { ruleId }, body, step, now, note }) => {
      const today = this.#clock.today();
      const pack = await this.#pack(step);
      // Two people who decide at once: the second finds no proposal any more.
      await step.rows('select 1 from rule_day where tenant = $1 and rule_id = $2 order by day limit 1 for update', [
        ruleId,
      ]);
      const [proposal] = pack ? await proposalsNow(step, pack, today, ruleId) : [];
      if (!proposal) throw new Refusal(409, 'PROPOSAL_GONE', { rule: ruleId });
      const isApproved = body.decision === 'approve';
      const validFrom = (isApproved && body.validFrom) || today;
      const validTo = (isApproved && body.validTo) || null;
      if (!isDate(validFrom) || validFrom < today || (validTo && (!isDate(validTo) || validTo < validFrom)))
        throw new Refusal(422, 'DEMOTION_PERIOD_WRONG');
      const id = randomUUID();
      note({ object: ruleId, reason: body.reason, packHash: pack!.hash });
      const made = step.em.create(RuleDemotion, {
        tenant: step.tenant,
        id,
        ruleId,
        state: isApproved ? 'approved' : 'rejected',
        effect: isApproved ? body.effect : proposal.effect,
        roles: isApproved ? body.roles : [],
        validFrom,
        validTo,
        evidence: proposal.evidence,
        reason: body.reason,
        by: actor.name,
        byId: actor.userId,
        at: now,
        day: today,
        revokedBy: null,
        revokedAt: null,
        revokedDay: null,
        revokedReason: null,
      } as never) as RuleDemotion;
      await step.em.flush();
      return demotionView(made, pack, today);
    },

    listDemotions: async ({ query: { page, pageSize }, step }) => {
      const [all, total] = await step.em.findAndCount(
        RuleDemotion,
        {},
        { orderBy: { at: 'desc', id: 'asc' }, limit: pageSize, offset: (page - 1) * pageSize },
      );
      const pack = await this.#pack(step);
      return { items: all.map((one) => demotionView(one, pack, this.#clock.today())), total, page, pageSize };
    },

    revokeDemotion: async ({ actor, params, body, version, step, now, note }) => {
      const today = this.#clock.today();
      const pack = await this.#pack(step);
      const standing = await step.em.findOne(RuleDemotion, { id: params.id });
      if (!standing) throw notFound();
      requireVersion(standing.version, version, demotionView(standing, pack, today));
      if (standing.state !== 'approved') throw new Refusal(409, 'DEMOTION_NOT_STANDING');
      Object.assign(standing, {
        state: 'revoked',
        revokedBy: actor.name,
        revokedAt: now,
        revokedDay: today,
        revokedReason: body.reason,
      });
      note({ object: standing.ruleId, reason: body.reason });
      await step.em.flush();
      return demotionView(standing, pack, today);
    },
  };

  #pack(step: Step): Promise<CompiledPack | undefined> {
    return conductInForce(step, this.#library, this.#clock.today());
  }
}

/** The artifacts that hold budgets and thresholds, for a way to them. */
function parameterArtifacts(pack: CompiledPack): string[] {
  const codes = [...(pack.resolved.artifacts.get('codes')?.values() ?? [])];
  return codes
    .filter((one) => {
      const { system, codes: rows } = one.value as { system: string; codes?: { code: string }[] };
      return system === 'parameter' && rows?.some((row) => /^(prompt|demotion)[.]/.test(row.code));
    })
    .map((one) => one.id);
}
