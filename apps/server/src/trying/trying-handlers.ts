import { packEnvironment } from '@caseloom/engine';
import type { PackEnvironment } from '@caseloom/engine';
import type { ResolvedPack } from '@caseloom/pack';
import { Injectable } from '@nestjs/common';
import type { HandlerGroup, StepHandlers } from '../http/handlers.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { openPack } from '../packs/pack-source.ts';
import { tablesAmong } from './tables-among.ts';

const environments = new WeakMap<ResolvedPack, PackEnvironment>();

/** What the studio asks for to evaluate a rule on cases in the browser. */
@Injectable()
export class TryingHandlers implements HandlerGroup {
  readonly #library: PackLibrary;

  constructor(library: PackLibrary) {
    this.#library = library;
  }

  readonly inStep: StepHandlers<'tablesAmong'> = {
    tablesAmong: async ({ actor, params, body, step }) => {
      const { resolved } = await openPack(step, this.#library, params.source, actor);
      const environment = environments.get(resolved) ?? packEnvironment(resolved);
      environments.set(resolved, environment);
      return tablesAmong(environment, body.names, body.values);
    },
  };
}
