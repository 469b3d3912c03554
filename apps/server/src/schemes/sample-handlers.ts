import { Injectable } from '@nestjs/common';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { Clock } from '../system/clock.ts';
import { sampleCases } from '../trying/sample-cases.ts';
import { sampleForm } from './scheme-samples.ts';

/** Cases that somebody tries a scheme on: the same sample that rules are tried on, told as grouping reads it. */
@Injectable()
export class SchemeSampleHandlers implements HandlerGroup {
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(library: PackLibrary, clock: Clock) {
    this.#library = library;
    this.#clock = clock;
  }

  readonly inStep: StepHandlers<'schemeSamples'> = {
    schemeSamples: async ({ actor, query, step, note }) => {
      const asked = { limit: query.limit, synthetic: false, today: this.#clock.today() };
      const { kind, cases } = await sampleCases(step, this.#library, actor, asked);
      note({ reason: `${cases.length} ${kind}` });
      return { kind, cases: cases.map(sampleForm) };
    },
  };
}
