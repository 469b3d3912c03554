import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Decimal, decimal, formatFixed } from '@caseloom/core';
import type { CompiledPack, Evaluation } from '@caseloom/engine';
import { groupCode } from '@caseloom/grouping';
import { Injectable } from '@nestjs/common';
import { caseWhere } from '../cases/case-filter.ts';
import { loadCases, loadHistory } from '../cases/case-state.ts';
import { evaluate } from '../cases/evaluate.ts';
import { lackedFor, maySeeMoney, shownKey } from '../cases/privacy.ts';
import { Steps } from '../database/steps.ts';
import { requirePermission } from '../http/actor.ts';
import type { Actor } from '../http/actor.ts';
import type { HandlerGroup, OwnStepsHandlers } from '../http/handlers.ts';
import { Refusal } from '../http/problem.ts';
import { LibraryBench } from '../library/bench/library-bench.ts';
import { openPieceByPiece } from '../library/bench/open-piece-by-piece.ts';
import { readDraft } from '../library/editable-draft.ts';
import { Clock } from '../system/clock.ts';
import { PackLibrary } from './pack-library.ts';
import { PacksInForce } from './packs-in-force.ts';

const EXAMPLES = 50;

/** A draft beside what is in force, on real cases; nothing is written but that it was tried. */
@Injectable()
export class TryHandlers implements HandlerGroup {
  readonly #steps: Steps;
  readonly #library: PackLibrary;
  readonly #bench: LibraryBench;
  readonly #clock: Clock;

  constructor(steps: Steps, library: PackLibrary, bench: LibraryBench, clock: Clock) {
    this.#steps = steps;
    this.#library = library;
    this.#bench = bench;
    this.#clock = clock;
  }

  readonly ownSteps: OwnStepsHandlers<'tryDraft'> = {
    tryDraft: async ({ actor, params, body, note, finish }) => {
      requirePermission(actor, 'case.read');
      const { source } = await readDraft(this.#steps, params.id, actor);
      const draft = await openPieceByPiece(await this.#bench.run(actor.tenant, source, 'share', null));
      const ids = await finish(actor.tenant, async (step) => {
        const where = caseWhere({}, actor);
        const at = where.params.length + 2;
        const rows = await step.rows<{ id: string }>(
          `select e.id from encounter e where ${where.sql} and ($${at}::uuid is null or e.id = $${at})
          order by e.discharge_date desc nulls last, e.id limit $${at + 1}`,
          [...where.params, body.caseId ?? null, body.limit],
        );
        note({ reason: `${rows.length} cases` });
        return rows.map((row) => row.id);
      });
      const tally = new Tally(body.rule, actor.permissions);
      for (const id of ids) {
        const pair = await this.#both(actor, id, draft);
        if (pair) tally.add(id, shownKey(pair.recordKey, id, actor), pair);
        await yieldToOthers();
      }
      return tally.report(maySeeMoney(actor));
    },
  };

  async #both(actor: Actor, id: string, draft: CompiledPack): Promise<TriedPair | undefined> {
    const read = await this.#steps.inTenant(actor.tenant, async (step) => {
      const [state] = await loadCases(step, [id]);
      if (!state) return undefined;
      const run = await (await PacksInForce.load(step, this.#library, this.#clock.today())).find(step, state.record);
      if (!run) throw new Refusal(422, 'NO_PACK_IN_FORCE', { date: this.#clock.today(), purpose: 'conduct' });
      return { state, run, history: await loadHistory(step, state.encounter) };
    });
    if (!read) return undefined;
    const { state, run, history } = read;
    const pair = withDraft(run.pair, draft);
    return {
      recordKey: state.encounter.recordKey,
      before: evaluate(state.record, run, history).evaluation,
      after: evaluate(state.record, { ...run, pair }, history).evaluation,
      readsOf: (rule) => [
        ...(run.pair.conduct.rules.get(rule)?.reads ?? []),
        ...(pair.conduct.rules.get(rule)?.reads ?? []),
      ],
    };
  }
}

interface TriedPair {
  readonly recordKey: string;
  readonly before: Evaluation;
  readonly after: Evaluation;
  /** What a rule reads as it is in force and as the draft has it. */
  readonly readsOf: (rule: string) => readonly string[];
}

/** The draft takes the place of the versions of its own pack; a pack that is not in force yet takes both. */
function withDraft(pair: { conduct: CompiledPack; policy: CompiledPack }, draft: CompiledPack) {
  const isOwn = (pack: CompiledPack) => pack.resolved.manifest.id === draft.resolved.manifest.id;
  if (!isOwn(pair.conduct) && !isOwn(pair.policy))
    return {
      conduct: draft.rules.size > 0 ? draft : pair.conduct,
      policy: draft.schemes.size > 0 ? draft : pair.policy,
    };
  return { conduct: isOwn(pair.conduct) ? draft : pair.conduct, policy: isOwn(pair.policy) ? draft : pair.policy };
}

class Tally {
  readonly #rule: string | undefined;
  readonly #may: ReadonlySet<string>;
  readonly #withheld = new Set<string>();
  readonly #gained = new Map<string, number>();
  readonly #lost = new Map<string, number>();
  readonly #examples: {
    caseId: string;
    recordKey: string;
    gained: string[];
    lost: string[];
    drgBefore?: string;
    drgAfter?: string;
    amountBefore?: string;
    amountAfter?: string;
  }[] = [];
  #cases = 0;
  #regrouped = 0;
  #before = new Decimal(0);
  #after = new Decimal(0);

  constructor(rule: string | undefined, may: ReadonlySet<string>) {
    this.#rule = rule;
    this.#may = may;
  }

  /** A rule that reads what is hidden from the person would tell it case by case: such rules are named only. */
  #isShown(rule: string, reads: readonly string[]): boolean {
    if (lackedFor(reads, this.#may) === undefined) return true;
    this.#withheld.add(rule);
    return false;
  }

  add(caseId: string, recordKey: string, { before, after, readsOf }: TriedPair): void {
    const fired = (one: Evaluation) =>
      new Set(one.findings.map((finding) => finding.ruleId).filter((rule) => !this.#rule || rule === this.#rule));
    const [had, has] = [fired(before), fired(after)];
    const gained = [...has].filter((rule) => !had.has(rule) && this.#isShown(rule, readsOf(rule)));
    const lost = [...had].filter((rule) => !has.has(rule) && this.#isShown(rule, readsOf(rule)));
    for (const rule of gained) this.#gained.set(rule, (this.#gained.get(rule) ?? 0) + 1);
    for (const rule of lost) this.#lost.set(rule, (this.#lost.get(rule) ?? 0) + 1);
    const isRegrouped = codeOf(before) !== codeOf(after);
    const isRepaid = before.payment?.amount !== after.payment?.amount;
    this.#cases++;
    if (isRegrouped) this.#regrouped++;
    this.#before = this.#before.plus(decimal(before.payment?.amount ?? '0'));
    this.#after = this.#after.plus(decimal(after.payment?.amount ?? '0'));
    if (this.#examples.length >= EXAMPLES || (gained.length + lost.length === 0 && !isRegrouped && !isRepaid)) return;
    this.#examples.push({
      caseId,
      recordKey,
      gained,
      lost,
      ...text('drgBefore', codeOf(before)),
      ...text('drgAfter', codeOf(after)),
      ...text('amountBefore', before.payment?.amount),
      ...text('amountAfter', after.payment?.amount),
    });
  }

  report(withMoney: boolean) {
    const counts = (map: ReadonlyMap<string, number>) =>
      [...map]
        .map(([ruleId, cases]) => ({ ruleId, cases }))
        .sort((a, b) => b.cases - a.cases || (a.ruleId < b.ruleId ? -1 : 1));
    return {
      cases: this.#cases,
      gained: counts(this.#gained),
      lost: counts(this.#lost),
      regrouped: this.#regrouped,
      withheld: [...this.#withheld].sort(),
      ...(withMoney ? { amountBefore: formatFixed(this.#before, 2), amountAfter: formatFixed(this.#after, 2) } : {}),
      examples: withMoney
        ? this.#examples
        : this.#examples.map(({ amountBefore: _b, amountAfter: _a, ...rest }) => rest),
    };
  }
}

/** The group of an evaluation, of whatever family. */
const codeOf = ({ grouping }: Evaluation): string | undefined => grouping && groupCode(grouping);

const text = <K extends string>(key: K, value: string | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: string };
