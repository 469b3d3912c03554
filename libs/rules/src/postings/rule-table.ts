import { SEVERITIES, type Severity } from '@caseloom/core';
import type { RulePhase } from '../types.ts';
import { IntBuffer } from './int-buffer.ts';
import { HASH_START, hashEnd, hashUnit } from './hash.ts';

export const PHASES: readonly RulePhase[] = ['validate', 'group', 'pay'];

/** What is known of one rule besides its conditions. */
export interface RuleEntry {
  readonly id: string;
  /** Number of the set it stands in, and of the rule (or, from -1 down, of the row) there. */
  readonly set: number;
  readonly source: number;
  readonly severity: Severity;
  readonly priority: number;
  readonly phase: RulePhase;
  readonly reads: readonly string[];
  readonly validity: Validity | undefined;
}

export interface Validity {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Ids by ordinal: a list, or texts that are read when they are asked for. */
export interface Ids {
  readonly length: number;
  at(ordinal: number): string | undefined;
}

/** Columns of a rule table: one place per rule, by ordinal once sorted. */
export interface RuleColumns {
  readonly ids: Ids;
  readonly sets: Int32Array;
  readonly sources: Int32Array;
  readonly severities: Uint8Array;
  readonly priorities: Float64Array;
  readonly phases: Uint8Array;
  readonly reads: Int32Array;
  readonly readLists: readonly (readonly string[])[];
  readonly validities: Int32Array;
  readonly validityList: readonly Validity[];
}

/** Rules in the order met; `sorted` brings them into the order of [RULE-1]. */
export class RuleTableBuilder {
  readonly #ids: string[] = [];
  readonly #sets = new IntBuffer();
  readonly #sources = new IntBuffer();
  readonly #severities = new IntBuffer();
  readonly #priorities: number[] = [];
  readonly #phases = new IntBuffer();
  readonly #reads = new IntBuffer();
  readonly #validities = new IntBuffer();
  readonly #readLists: (readonly string[])[] = [];
  readonly #readNumbers = new Map<readonly string[], number>();
  readonly #validityList: Validity[] = [];
  readonly #validityNumbers = new Map<string, number>();

  get size(): number {
    return this.#ids.length;
  }

  add(entry: RuleEntry): void {
    this.#ids.push(entry.id);
    this.#sets.push(entry.set);
    this.#sources.push(entry.source);
    this.#severities.push(SEVERITIES.indexOf(entry.severity));
    this.#priorities.push(entry.priority);
    this.#phases.push(PHASES.indexOf(entry.phase));
    this.#reads.push(this.#readNumber(entry.reads));
    this.#validities.push(this.#validityNumber(entry.validity));
  }

  /** The columns in order, and for each ordinal the number the rule was added as. */
  sorted(): { readonly columns: RuleColumns; readonly added: Int32Array } {
    const ids = this.#ids;
    const [severities, priorities] = [this.#severities.data, this.#priorities];
    const added = Int32Array.from(ids, (_id, index) => index);
    const order = (a: number, b: number): number =>
      priorities[b]! - priorities[a]! ||
      severities[a]! - severities[b]! ||
      (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : a - b);
    // Most libraries come in the order of their ids, or nearly so.
    if (!isSorted(added, order)) added.sort(order);
    const ints = ({ data }: IntBuffer): Int32Array => Int32Array.from(added, (index) => data[index]!);
    return {
      added,
      columns: {
        ids: Array.from(added, (index) => ids[index]!),
        sets: ints(this.#sets),
        sources: ints(this.#sources),
        severities: Uint8Array.from(added, (index) => severities[index]!),
        priorities: Float64Array.from(added, (index) => priorities[index]!),
        phases: Uint8Array.from(added, (index) => this.#phases.data[index]!),
        reads: ints(this.#reads),
        readLists: this.#readLists,
        validities: ints(this.#validities),
        validityList: this.#validityList,
      },
    };
  }

  #readNumber(reads: readonly string[]): number {
    let number = this.#readNumbers.get(reads);
    if (number === undefined) this.#readNumbers.set(reads, (number = this.#readLists.push(reads) - 1));
    return number;
  }

  #validityNumber(validity: Validity | undefined): number {
    if (validity === undefined) return -1;
    const key = `${validity.from ?? ''} ${validity.to ?? ''}`;
    let number = this.#validityNumbers.get(key);
    if (number === undefined) this.#validityNumbers.set(key, (number = this.#validityList.push(validity) - 1));
    return number;
  }
}

function isSorted(values: Int32Array, order: (a: number, b: number) => number): boolean {
  for (let at = 1; at < values.length; at++) if (order(values[at - 1]!, values[at]!) > 0) return false;
  return true;
}

/** Ids to the places they were added at: open addressing over the ids themselves. */
export class IdTable {
  #slots: Int32Array;
  #size = 0;
  readonly #ids: (place: number) => string;
  /**
   * @param ids the id at a place
   * @param slots of a table over the same ids that is only asked
   */
  constructor(ids: (place: number) => string, slots: Int32Array = new Int32Array(1024)) {
    this.#ids = ids;
    this.#slots = slots;
  }

  get slots(): Int32Array {
    return this.#slots;
  }

  get(id: string): number | undefined {
    const place = this.#slots[this.#slotOf(id)]!;
    return place === 0 ? undefined : place - 1;
  }

  /** @param place where the id stands; it has none yet */
  add(id: string, place: number): void {
    if (++this.#size * 2 > this.#slots.length) this.#grow();
    this.#slots[this.#slotOf(id)] = place + 1;
  }

  #slotOf(id: string): number {
    let hash = HASH_START;
    for (let at = 0; at < id.length; at++) hash = hashUnit(hash, id.charCodeAt(at));
    const mask = this.#slots.length - 1;
    let slot = hashEnd(hash, 0) & mask;
    while (this.#slots[slot] !== 0 && this.#ids(this.#slots[slot]! - 1) !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const former = this.#slots;
    this.#slots = new Int32Array(former.length * 4);
    for (const place of former) if (place !== 0) this.#slots[this.#slotOf(this.#ids(place - 1))] = place;
  }
}
