import { packEnvironment } from '@caseloom/engine';
import type { PackEnvironment } from '@caseloom/engine';
import type { ResolvedPack } from '@caseloom/pack';
import { Injectable } from '@nestjs/common';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { openPack } from '../packs/pack-source.ts';
import { Clock } from '../system/clock.ts';
import { sampleCases } from './sample-cases.ts';
import { tablesAmong } from './tables-among.ts';

const environments = new WeakMap<ResolvedPack, PackEnvironment>();

/** What the studio asks for to evaluate a rule on cases in the browser. */
@Injectable()
export class TryingHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'sampleCases' | 'tablesAmong'> = {
    sampleCases: async ({ actor, query, step, note }) => {
      const asked = { limit: query.limit, synthetic: query.synthetic === 'true', today: this.#clock.today() };
      const sample = await sampleCases(step, this.#library, actor, asked);
      note({ reason: `${sample.cases.length} ${sample.kind}` });
      return sample;
    },

    tablesAmong: async ({ actor, params, body, step }) => {
      const { resolved } = await openPack(step, this.#library, params.source, actor);
      const environment = environments.get(resolved) ?? packEnvironment(resolved);
      environments.set(resolved, environment);
      return tablesAmong(environment, body.names, body.values);
    },
  };
}
