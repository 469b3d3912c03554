import { createHash } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { OutputOf, Operations } from '@caseloom/api';
import type { SideBySide } from '@caseloom/grouping';
import { Injectable } from '@nestjs/common';
import { shownKey } from '../cases/privacy.ts';
import { Steps } from '../database/steps.ts';
import { requirePermission } from '../http/actor.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { sourceKey } from '../library/bench/bench-source.ts';
import type { BenchSource } from '../library/bench/bench-source.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { openSource } from '../library/open-source.ts';
import { chooseCases, readDocuments } from '../library/trial/trial-cases.ts';
import type { ChosenCases } from '../library/trial/trial-cases.ts';
import { Clock } from '../system/clock.ts';
import { LongWork } from './long-work.ts';
import type { Progress } from './long-work.ts';
import type { ComparedCases, Counted } from './tasks/side-by-side.task.ts';

type Result = NonNullable<OutputOf<Operations['sideBySide']>['result']>;
type Question = Omit<ComparedCases, 'cases' | 'before'>;

/** Cases read and grouped at once. */
const AT_ONCE = 400;

/** Two groupers over the cases this person may see, a few hundred at a time; causes and counts, with the first cases of each. */
@Injectable()
export class SideBySideHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #bench: LibraryBench;
  readonly #clock: Clock;
  readonly #work: LongWork;

  constructor(steps: Steps, bench: LibraryBench, clock: Clock, work: LongWork) {
    this.#steps = steps;
    this.#bench = bench;
    this.#clock = clock;
    this.#work = work;
  }

  readonly ownSteps: OwnStepsHandlers<'sideBySide'> = {
    sideBySide: async ({ actor, params, body, note, finish }) => {
      requirePermission(actor, 'case.read');
      const { begin, again, other: named, cases: asked, ...rest } = body;
      const { source, other } = await this.#steps.inTenant(actor.tenant, async (step) => ({
        source: await openSource(step, params.source, actor),
        other: await openSource(step, named.with, actor),
      }));
      const question = { scheme: params.artifact, other: { source: other, scheme: named.scheme }, ...rest } as Question;
      const key = keyOf(actor, source, question, asked);
      if (again) this.#work.forget(key);
      const known = this.#work.ask<Result>(key);
      if (!begin || known.state !== 'none') return answered(known);
      const chosen = await finish(actor.tenant, async (step) => {
        const found = await chooseCases(step, actor, asked, this.#clock.today());
        note({ reason: `${found.cases.length} cases` });
        return found;
      });
      return answered(this.#work.ask(key, (tell) => this.#compare(actor, source, question, chosen, tell)));
    },
  };

  async #compare(
    actor: Actor,
    source: BenchSource,
    question: Question,
    { cases, withoutPack }: ChosenCases,
    tell: Progress,
  ): Promise<Result> {
    let counted: (Counted & { readonly result: SideBySide }) | undefined;
    for (let from = 0; from < Math.max(1, cases.length); from += AT_ONCE) {
      tell(from, cases.length);
      const some = cases.slice(from, from + AT_ONCE);
      const documents = await this.#steps.inTenant(actor.tenant, (step) => readDocuments(step, some));
      const asked: ComparedCases = {
        ...question,
        cases: documents.map(({ asOf, documents: parts }, index) => ({ id: some[index]!.id, asOf, documents: parts })),
        ...(counted === undefined ? {} : { before: { state: counted.state, withoutList: counted.withoutList } }),
      };
      counted = await this.#bench.run(actor.tenant, source, 'sideBySide', asked, {
        beside: [question.other.source],
        apart: true,
      });
      await yieldToOthers();
    }
    tell(cases.length, cases.length);
    const keys = new Map(cases.map((one) => [one.id, one.recordKey]));
    const { result, withoutList } = counted!;
    return {
      cases: result.cases,
      withoutPack,
      withoutList,
      same: result.same,
      different: result.different,
      clusters: result.clusters.map(({ cause, cases: count, pairs, examples, weightChange }) => ({
        cause: { code: cause.code, args: { ...cause.args } },
        cases: count,
        pairs: pairs.map((one) => ({ ...one })),
        examples: examples.map((caseId) => ({ caseId, recordKey: shownKey(keys.get(caseId) ?? '', caseId, actor) })),
        ...(weightChange === undefined ? {} : { weightChange }),
      })),
    };
  }
}

const answered = ({ answer, ...standing }: ReturnType<typeof LongWork.prototype.ask<Result>>) => ({
  ...standing,
  ...(answer === undefined ? {} : { result: answer }),
});

/** What each person asks is theirs: it holds what they may see. */
function keyOf(actor: Actor, source: BenchSource, { other, ...question }: Question, cases: unknown): string {
  const content = JSON.stringify([sourceKey(source), sourceKey(other.source), other.scheme, question, cases]);
  return `side-by-side ${actor.tenant} ${actor.userId} ${createHash('sha256').update(content).digest('hex')}`;
}
