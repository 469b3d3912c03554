import { Injectable } from '@nestjs/common';
import type { GroupingInput } from '@caseloom/grouping';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { notFound } from '../http/problem.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { openSource } from '../library/open-source.ts';

/** Looking through a grouping scheme: its tree, its nodes, its codes, another scheme beside it, one case tried. */
@Injectable()
export class SchemeHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;

  constructor(steps: Steps, bench: LibraryBench) {
    this.#steps = steps;
    this.#bench = bench;
  }

  readonly ownSteps: OwnStepsHandlers<
    | 'browseScheme'
    | 'schemeNode'
    | 'schemeList'
    | 'searchSchemeCodes'
    | 'schemeCode'
    | 'compareSchemes'
    | 'trySchemeCase'
  > = {
    browseScheme: async ({ actor, params, body }) => {
      const source = await this.#open(params.source, actor);
      return this.#bench.run(actor.tenant, source, 'browseScheme', { scheme: params.artifact, ...body });
    },

    schemeNode: async ({ actor, params, query }) => {
      const source = await this.#open(params.source, actor);
      const asked = { scheme: params.artifact, id: query.id };
      return found(await this.#bench.run(actor.tenant, source, 'schemeNode', asked));
    },

    schemeList: async ({ actor, params, query }) => {
      const source = await this.#open(params.source, actor);
      return found(await this.#bench.run(actor.tenant, source, 'schemeList', { scheme: params.artifact, ...query }));
    },

    searchSchemeCodes: async ({ actor, params, query }) => {
      const source = await this.#open(params.source, actor);
      return this.#bench.run(actor.tenant, source, 'schemeCodes', { scheme: params.artifact, ...query });
    },

    schemeCode: async ({ actor, params, query }) => {
      const source = await this.#open(params.source, actor);
      return this.#bench.run(actor.tenant, source, 'schemeCode', { scheme: params.artifact, ...query });
    },

    compareSchemes: async ({ actor, params, query }) => {
      const { source, other } = await this.#steps.inTenant(actor.tenant, async (step) => ({
        source: await openSource(step, params.source, actor),
        other: await openSource(step, query.with, actor),
      }));
      const asked = {
        scheme: params.artifact,
        other: { source: other, scheme: query.scheme },
        codesFrom: query.codesFrom,
      };
      return this.#bench.run(actor.tenant, source, 'compareSchemes', asked, { beside: [other] });
    },

    trySchemeCase: async ({ actor, params, body }) => {
      const source = await this.#open(params.source, actor);
      const { input, settlement } = body;
      return this.#bench.run(actor.tenant, source, 'tryScheme', {
        scheme: params.artifact,
        input: input as GroupingInput,
        ...(settlement === undefined ? {} : { settlement: settlement as never }),
      });
    },
  };

  #open(source: string, actor: Actor) {
    return this.#steps.inTenant(actor.tenant, (step) => openSource(step, source, actor));
  }
}

/** @throws Refusal 404 for what is not there */
function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw notFound();
  return answer;
}
