import { counterfactuals, factsOf, recommendGroups } from '@caseloom/engine';
import { Injectable } from '@nestjs/common';
import { loadCase, loadHistory } from '../cases/case-state.ts';
import { requirePermission } from '../http/actor.ts';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { PacksInForce } from '../packs/packs-in-force.ts';
import { Clock } from '../system/clock.ts';
import { recommendationView } from './recommendation-view.ts';

/**
 * What a stay's documentation could also support, for the offices that verify records ([REC-3]). Never part of a case's own answer: it is asked for,
 * audited, and behind a permission of its own.
 */
@Injectable()
export class RecommendHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'recommendGroups'> = {
    recommendGroups: async ({ actor, params, step, note }) => {
      requirePermission(actor, 'case.read');
      const state = await loadCase(step, params.id, actor.departments);
      const today = this.#clock.today();
      const run = await (await PacksInForce.load(step, this.#library, today)).find(step, state.record);
      if (!run) throw new Refusal(422, 'NO_PACK_IN_FORCE', { date: today, purpose: 'policy' });
      const { pair, asOf } = run;
      const history = await loadHistory(step, state.encounter);
      const facts = factsOf(state.record, pair, { asOf, history: history.map((entry) => entry.record) });
      note({ packHash: pair.policy.hash });
      return recommendationView(
        {
          asOf,
          isOpenStay: run.isProvisional,
          recommendation: recommendGroups(facts, pair.policy, { asOf }),
          counterfactuals: counterfactuals(facts, pair.policy, { asOf }),
        },
        pair.policy.environment,
        actor,
      );
    },
  };
}
