import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { loadHistories } from '../cases/case-state.ts';
import { maskValue, shownKey } from '../cases/privacy.ts';
import { Steps } from '../database/steps.ts';
import type { Actor } from '../http/actor.ts';
import { requirePermission } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { Clock } from '../system/clock.ts';
import { LibraryBench } from './bench/library-bench.ts';
import type { BenchSource } from './bench/bench-source.ts';
import { openSource, publishedSource } from './open-source.ts';
import { chooseCases, readDocuments } from './trial/trial-cases.ts';
import type { ChosenCases } from './trial/trial-cases.ts';
import type { Trial, TrialAnswer } from './trial/trial.task.ts';
import type { TrialReport } from './trial/trial-tally.ts';

/** Cases read from the database at once. */
const AT_ONCE = 400;
/** Counts over fewer cases tell about single ones. */
const FEW = 1_000;
/** Facts that are dropped while others are read, because the cases are too long or too many people try, are read again so often. */
const MOST_ROUNDS = 4;

/** Rules tried on many cases before anybody relies on them. Counts go out, and of the changed cases only what this person may see anyway. */
@Injectable()
export class TrialHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(steps: Steps, bench: LibraryBench, clock: Clock) {
    this.#steps = steps;
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly ownSteps: OwnStepsHandlers<'tryRule'> = {
    tryRule: async ({ actor, params, body, note, finish }) => {
      const began = performance.now();
      const maySeeCases = actor.permissions.has('case.read');
      // Choosing single cases, few, or by words, tells something about them.
      const isNarrow = Boolean(body.cases.ids || body.cases.filter) || body.cases.limit < FEW;
      if (isNarrow) requirePermission(actor, 'case.read');
      const { source, chosen, packs } = await finish(actor.tenant, async (step) => {
        const found = await chooseCases(step, actor, body.cases, this.#clock.today());
        note({ reason: `${found.cases.length} cases` });
        const opened = await openSource(step, params.source, actor);
        const inForce: BenchSource[] = [];
        for (const hash of found.packs) inForce.push(await publishedSource(step, hash));
        return { source: opened, chosen: found, packs: inForce };
      });
      const trial: Trial = {
        rules: body.rules as Trial['rules'],
        cases: chosen.cases.map(({ id, key, conduct, policy, asOf }) => ({ id, key, conduct, policy, asOf })),
        sources: packs,
        examples: maySeeCases ? body.examples : 0,
        permissions: [...actor.permissions],
        isNarrow,
      };
      const { report, prepared } = await this.#try(actor, source, trial, chosen);
      return {
        ...counted(report),
        withoutPack: chosen.withoutPack,
        examples: examplesFor(report, chosen, actor),
        prepared,
        milliseconds: Math.round(performance.now() - began),
      };
    },
  };

  async #try(actor: Actor, source: BenchSource, trial: Trial, chosen: ChosenCases) {
    let prepared = 0;
    let asked = trial;
    for (let round = 0; ;) {
      const answer: TrialAnswer = await this.#bench.run(actor.tenant, source, 'trial', asked, {
        beside: trial.sources,
        apart: true,
      });
      if (answer.kind === 'report') return { report: answer.report, prepared };
      if (answer.kind === 'histories') asked = { ...trial, histories: await this.#histories(actor.tenant, chosen) };
      else if (++round > MOST_ROUNDS) throw new Refusal(422, 'TRY_TOO_MANY_CASES', { cases: chosen.cases.length });
      else {
        prepared += answer.keys.length;
        await this.#prepare(actor.tenant, trial.sources, chosen, new Set(answer.keys));
      }
    }
  }

  /** Reads documents and hands them on as text, a few hundred cases at a time, those of one policy together. */
  async #prepare(
    tenant: string,
    sources: Trial['sources'],
    { cases }: ChosenCases,
    keys: ReadonlySet<string>,
  ): Promise<void> {
    for (const [number, policy] of sources.entries()) {
      const wanted = cases.filter((one) => one.policy === number && keys.has(one.key));
      for (let from = 0; from < wanted.length; from += AT_ONCE) {
        const documents = await this.#steps.inTenant(tenant, (step) =>
          readDocuments(step, wanted.slice(from, from + AT_ONCE)),
        );
        await this.#bench.run(tenant, policy, 'prepare', { cases: documents }, { apart: true });
        await yieldToOthers();
      }
    }
  }

  async #histories(tenant: string, { cases }: ChosenCases): Promise<Record<string, readonly unknown[]>> {
    const histories: Record<string, readonly unknown[]> = {};
    for (let from = 0; from < cases.length; from += AT_ONCE) {
      const some = cases.slice(from, from + AT_ONCE);
      const found = await this.#steps.inTenant(tenant, async (step) => {
        const stays = await step.rows<{ id: string; personId: string; admitAt: string | null }>(
          'select id, person_id as "personId", admit_at as "admitAt" from encounter where tenant = $1 and id = any($2::uuid[])',
          [`{${some.map((one) => one.id).join(',')}}`],
        );
        const entries = await loadHistories(step, stays);
        return new Map(stays.map((stay, index) => [stay.id, entries[index]!.map((entry) => entry.record)]));
      });
      for (const { id, key } of some) histories[key] = found.get(id) ?? [];
      await yieldToOthers();
    }
    return histories;
  }
}

const counted = ({ cases, rules, changed, byRule }: TrialReport) => ({
  cases,
  rules,
  changed: { ...changed },
  byRule: byRule.map((one) => ({ ...one })),
});

function examplesFor({ examples }: TrialReport, { cases }: ChosenCases, actor: Actor) {
  const keys = new Map(cases.map((one) => [one.id, one.recordKey]));
  return examples.map(({ caseId, ruleId, change, path, read, missing }) => ({
    caseId,
    recordKey: shownKey(keys.get(caseId)!, caseId, actor),
    ruleId,
    change,
    path,
    read: read.map((one) => ({ path: one.path, value: maskValue(one.path, one.value, actor) })),
    ...(missing ? { missing } : {}),
  }));
}
