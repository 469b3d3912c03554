import { randomUUID } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { recordKey } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import { Injectable } from '@nestjs/common';
import { CaseChange } from '../cases/case-change.ts';
import type { Person } from '../cases/case-change.ts';
import { loadRecords } from '../cases/case-documents.ts';
import { loadCases, loadHistories } from '../cases/case-state.ts';
import type { CaseState, HistoryEntry } from '../cases/case-state.ts';
import { evaluate } from '../cases/evaluate.ts';
import { writeCases } from '../cases/write-cases.ts';
import { isRace } from '../database/races.ts';
import type { Step } from '../database/steps.ts';
import { Steps } from '../database/steps.ts';
import { PackLibrary } from '../packs/pack-library.ts';
import { PacksInForce } from '../packs/packs-in-force.ts';
import type { RunPacks } from '../packs/packs-in-force.ts';
import { beginReview } from '../reviews/begin-review.ts';
import { Clock } from '../system/clock.ts';
import type { CompiledPack } from '@caseloom/engine';
import { personHash, planCase } from './chunk-plan.ts';
import type { IncomingCase, KnownCase, PlannedCase } from './chunk-plan.ts';

/** What taking in a chunk came to, before it is written. */
interface Draft {
  readonly planned: readonly PlannedCase[];
  readonly changes: readonly CaseChange[];
  readonly persons: ReadonlyMap<string, string>;
  readonly newPersons: readonly string[];
  readonly isWithoutPacks: boolean;
}
interface Setting {
  readonly run: RunPacks | undefined;
  readonly workflow: CompiledPack | undefined;
  readonly history: readonly HistoryEntry[];
}
export interface IntakeResult {
  readonly planned: readonly PlannedCase[];
  readonly isWithoutPacks: boolean;
}

const TRIES = 5;
/** Later stays of the same people whose history changes with a chunk; more are left to a re-run. */
const MOST_LATER = 200;

/**
 * Takes cases in: read what is known, decide and evaluate without a transaction, write everything in one ([P3]). If a case moved on
 * meanwhile, nothing was written and the chunk is done again from what stands then.
 */
@Injectable()
export class CaseIntake {
  readonly #steps: Steps;
  readonly #library: PackLibrary;
  readonly #clock: Clock;

  constructor(steps: Steps, library: PackLibrary, clock: Clock) {
    this.#steps = steps;
    this.#library = library;
    this.#clock = clock;
  }

  /**
   * @param cases no two with the same record number
   * @param also claims the job and writes its progress, first in the same transaction; throws to stop
   */
  async take(
    tenant: string,
    cases: readonly IncomingCase[],
    by: Person,
    also: (step: Step, result: IntakeResult) => Promise<void>,
  ): Promise<IntakeResult> {
    for (let attempt = 1; ; attempt++) {
      const draft = await this.#draft(tenant, cases, by);
      try {
        await this.#steps.inTenant(tenant, async (step) => {
          await also(step, draft);
          const persons = draft.newPersons.map((hash) => ({ i: draft.persons.get(hash), k: hash }));
          await step.rows(
            `insert into person (tenant, id, key_hash, created_at) select $1, p.i, p.k, $3::timestamptz from json_to_recordset($2::json) as p(i uuid, k text)`,
            [JSON.stringify(persons), this.#clock.now().toISOString()],
          );
          await writeCases(step, draft.changes);
        });
        return draft;
      } catch (error) {
        if (!isRace(error) || attempt === TRIES) throw error;
      }
    }
  }

  /** Evaluates standing cases again under the packs in force now. */
  async reevaluate(tenant: string, ids: readonly string[], also: (step: Step) => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const { states, settings, changes } = await this.#steps.inTenant(tenant, async (step) => {
        const loaded = await loadCases(step, ids);
        const packs = await PacksInForce.load(step, this.#library, this.#clock.today());
        return {
          states: loaded,
          changes: loaded.map((state) => CaseChange.of(state, undefined, this.#clock.now())),
          settings: await this.#settings(
            step,
            packs,
            loaded.map((state) => ({
              record: state.record,
              id: state.encounter.id,
              personId: state.encounter.personId,
            })),
          ),
        };
      });
      for (const [index, change] of changes.entries()) await this.#evaluate(change, settings[index]!, states[index]);
      try {
        await this.#steps.inTenant(tenant, async (step) => {
          await also(step);
          await writeCases(
            step,
            changes.filter((change) => change.evaluations.length > 0),
          );
        });
        return;
      } catch (error) {
        if (!isRace(error) || attempt === TRIES) throw error;
      }
    }
  }

  async #draft(tenant: string, cases: readonly IncomingCase[], by: Person): Promise<Draft> {
    const now = this.#clock.now();
    const today = this.#clock.today();
    const hashes = cases.map((one) => personHash(tenant, one.record));
    const read = await this.#steps.inTenant(tenant, async (step) => {
      const known = await knownCases(
        step,
        cases.map((one) => recordKey(one.record)!),
      );
      const persons = new Map(
        (
          await step.rows<{ hash: string; id: string }>(
            'select key_hash as hash, id from person where tenant = $1 and key_hash = any($2::text[])',
            [`{${hashes.join(',')}}`],
          )
        ).map((row) => [row.hash, row.id]),
      );
      const newPersons = [...new Set(hashes)].filter((hash) => !persons.has(hash));
      for (const hash of newPersons) persons.set(hash, randomUUID());
      const planned = cases.map((one, index) =>
        planCase(
          one,
          known.get(recordKey(one.record)!),
          known.get(recordKey(one.record)!)?.state.encounter.personId ?? persons.get(hashes[index]!)!,
          by,
          today,
          now,
        ),
      );
      const packs = await PacksInForce.load(step, this.#library, today);
      const touched = planned.flatMap(({ change }, index) =>
        change
          ? [
              {
                change,
                state: known.get(recordKey(cases[index]!.record)!)?.state,
                personId:
                  change.columns.personId ?? known.get(recordKey(cases[index]!.record)!)!.state.encounter.personId,
              },
            ]
          : [],
      );
      const later = await laterStays(
        step,
        touched.map(({ change, personId }) => ({
          personId,
          id: change.id,
          dischargeAt: change.record.stay?.dischargeAt,
        })),
      );
      const again = (await loadCases(step, later)).filter(
        (state) => !touched.some((one) => one.change.id === state.encounter.id),
      );
      const all = [
        ...touched,
        ...again.map((state) => ({
          change: CaseChange.of(state, undefined, now),
          state,
          personId: state.encounter.personId,
        })),
      ];
      const settings = await this.#settings(
        step,
        packs,
        all.map(({ change, personId }) => ({ record: change.record, id: change.id, personId })),
      );
      return { planned, persons, newPersons, all, settings };
    });
    for (const [index, { change, state, personId }] of read.all.entries()) {
      await this.#evaluate(change, withChunkHistory(read.settings[index]!, change, personId, read.all), state);
      await yieldToOthers();
    }
    return {
      planned: read.planned,
      persons: read.persons,
      newPersons: read.newPersons,
      changes: read.all.map((one) => one.change),
      isWithoutPacks: read.settings.some((setting) => setting.run === undefined),
    };
  }

  async #settings(
    step: Step,
    packs: PacksInForce,
    cases: readonly { record: CaseRecord; id: string; personId: string }[],
  ): Promise<Setting[]> {
    const histories = await loadHistories(
      step,
      cases.map(({ record, id, personId }) => ({
        id,
        personId,
        admitAt: typeof record.stay?.admitAt === 'string' ? record.stay.admitAt : undefined,
      })),
    );
    const settings: Setting[] = [];
    for (const [index, { record }] of cases.entries()) {
      settings.push({
        run: await packs.find(step, record),
        workflow: await packs.workflow(step, record),
        history: histories[index]!,
      });
    }
    return settings;
  }

  /** Evaluates, and begins the review of a stay that has ended. A final front page keeps the result that was booked for it. */
  async #evaluate(change: CaseChange, setting: Setting, state: CaseState | undefined): Promise<void> {
    if (state?.encounter.isLocked && state.evaluation) return;
    const at = this.#clock.local(this.#clock.now());
    if (setting.run) change.evaluated(evaluate(change.record, setting.run, setting.history));
    else change.described(at.slice(0, 10));
    if (setting.run) beginReview(change, setting.run.pair, setting.workflow, state?.run, at);
  }
}

async function knownCases(step: Step, keys: readonly string[]): Promise<Map<string, KnownCase>> {
  const ids = await step.rows<{ key: string; id: string }>(
    `select k.record_key as key, k.encounter_id as id from encounter_key k
    join json_array_elements_text($2::json) as asked(key) on asked.key = k.record_key where k.tenant = $1`,
    [JSON.stringify(keys)],
  );
  const states = await loadCases(
    step,
    ids.map((row) => row.id),
  );
  const bases = await loadRecords(
    step,
    states.map(({ encounter }) => ({ encounterId: encounter.id, parts: encounter.importParts })),
  );
  return new Map(states.map((state, index) => [state.encounter.recordKey, { state, base: bases[index]! }]));
}

/** Stays that began after one of these ended, of the same people: what they know of earlier stays changes. */
async function laterStays(
  step: Step,
  changed: readonly { personId: string; id: string; dischargeAt: unknown }[],
): Promise<string[]> {
  const ended = changed
    .filter((one) => typeof one.dischargeAt === 'string')
    .map((one) => ({ p: one.personId, d: one.dischargeAt }));
  if (ended.length === 0) return [];
  const rows = await step.rows<{ id: string }>(
    `select distinct e.id from encounter e join json_to_recordset($2::json) as c(p uuid, d text) on c.p = e.person_id
    where e.tenant = $1 and e.admit_at >= c.d and not e.is_locked limit ${MOST_LATER}`,
    [JSON.stringify(ended)],
  );
  return rows.map((row) => row.id);
}

/** Earlier stays of the same person that come in the same chunk count as history too, as they will stand. */
function withChunkHistory(
  setting: Setting,
  change: CaseChange,
  personId: string,
  all: readonly { change: CaseChange; personId: string }[],
): Setting {
  const admitAt = change.record.stay?.admitAt;
  if (typeof admitAt !== 'string') return setting;
  const here = all.filter(
    (one) =>
      one.personId === personId &&
      one.change !== change &&
      typeof one.change.record.stay?.dischargeAt === 'string' &&
      one.change.record.stay.dischargeAt <= admitAt,
  );
  if (here.length === 0) return setting;
  const entries: HistoryEntry[] = here.map(({ change: other }) => ({
    encounterId: other.id,
    record: other.record,
    revisionId:
      other.columns.revisionId ?? setting.history.find((entry) => entry.encounterId === other.id)?.revisionId ?? '',
  }));
  const known = setting.history.filter((entry) => !entries.some((one) => one.encounterId === entry.encounterId));
  const history = [...entries.filter((entry) => entry.revisionId !== ''), ...known].sort((a, b) => {
    const [x, y] = [String(a.record.stay?.dischargeAt), String(b.record.stay?.dischargeAt)];
    return x < y ? 1 : x > y ? -1 : a.encounterId < b.encounterId ? -1 : 1;
  });
  return { ...setting, history: history.slice(0, 20) };
}
