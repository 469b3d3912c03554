import type { CompiledPack, PackPair } from '@caseloom/engine';
import type { CaseRecord } from '@caseloom/record';
import type { Step } from '../database/steps.ts';
import { Refusal } from '../http/problem.ts';
import { chooseActivation, loadActivations } from './activations.ts';
import type { ActivationRow } from './activations.ts';
import type { PackLibrary } from './pack-library.ts';

/** What one evaluation runs under: fixed when the run starts and handed down ([P4]). */
export interface RunPacks {
  readonly pair: PackPair;
  readonly asOf: string;
  /** The day of the run, in the hospital. */
  readonly today: string;
  readonly isProvisional: boolean;
}

/**
 * Which packs count for which case. Policy goes by the discharge date (of an open stay: today), conduct by the date of the run. Made
 * once per run from the activations as they stand then; nobody asks again later.
 */
export class PacksInForce {
  readonly #library: PackLibrary;
  readonly #activations: readonly ActivationRow[];
  readonly #today: string;
  readonly #loaded = new Map<string, CompiledPack>();

  private constructor(library: PackLibrary, activations: readonly ActivationRow[], today: string) {
    this.#library = library;
    this.#activations = activations;
    this.#today = today;
  }

  static async load(step: Step, library: PackLibrary, today: string): Promise<PacksInForce> {
    return new PacksInForce(library, await loadActivations(step), today);
  }

  /** @returns undefined when nothing was activated for this case yet */
  async find(step: Step, record: CaseRecord): Promise<RunPacks | undefined> {
    const discharged = dischargeDateOf(record);
    const asOf = discharged ?? this.#today;
    const scope = scopeOf(record);
    const policy = chooseActivation(this.#activations, 'policy', asOf, scope);
    const conduct = chooseActivation(this.#activations, 'conduct', this.#today, scope);
    if (!policy || !conduct) return undefined;
    return {
      pair: await this.#pair(step, conduct.packHash, policy.packHash),
      asOf,
      today: this.#today,
      isProvisional: discharged === undefined,
    };
  }

  /** What the packs of another date would say: both purposes by that date. @throws Refusal NO_PACK_IN_FORCE */
  async asOf(step: Step, record: CaseRecord, date: string): Promise<RunPacks> {
    const scope = scopeOf(record);
    const policy = chooseActivation(this.#activations, 'policy', date, scope);
    const conduct = chooseActivation(this.#activations, 'conduct', date, scope);
    if (!policy) throw new Refusal(422, 'NO_PACK_IN_FORCE', { date, purpose: 'policy' });
    if (!conduct) throw new Refusal(422, 'NO_PACK_IN_FORCE', { date, purpose: 'conduct' });
    return {
      pair: await this.#pair(step, conduct.packHash, policy.packHash),
      asOf: date,
      today: this.#today,
      isProvisional: dischargeDateOf(record) === undefined,
    };
  }

  /** The pack whose workflow a new instance of today starts on. */
  async workflow(step: Step, record: CaseRecord): Promise<CompiledPack | undefined> {
    const chosen = chooseActivation(this.#activations, 'workflow', this.#today, scopeOf(record));
    return chosen && this.#load(step, chosen.packHash);
  }

  async #pair(step: Step, conduct: string, policy: string): Promise<PackPair> {
    return { conduct: await this.#load(step, conduct), policy: await this.#load(step, policy) };
  }

  async #load(step: Step, hash: string): Promise<CompiledPack> {
    const known = this.#loaded.get(hash) ?? (await this.#library.load(step, hash));
    this.#loaded.set(hash, known);
    return known;
  }
}

function dischargeDateOf(record: CaseRecord): string | undefined {
  const moment = record.stay?.dischargeAt;
  return typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}/.test(moment) ? moment.slice(0, 10) : undefined;
}

function scopeOf(record: CaseRecord) {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    poolingArea: text(record.insurance?.poolingArea),
    insuranceType: text(record.insurance?.type),
    stayKind: text(record.stay?.inpatientType),
  };
}
