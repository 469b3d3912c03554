import { Decimal, parseDecimal } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import { valueAt } from '../path.ts';
import type { CodeSet } from '../types.ts';
import { isMissing } from '../values.ts';
import { bareCodes, hasCategory } from './code-keys.ts';
import { FORMS } from './features.ts';
import type { FieldUse } from './fields.ts';
import { HASH_START, hashEnd, hashUnit } from './hash.ts';
import { BLOCK, BLOCK_BITS, LENGTH_BITS } from './layout.ts';
import type { PhaseData } from './phase-data.ts';
import { plainNumber } from './plain-number.ts';

/** A field's texts in one record: there is none to compare, all are texts, some only its rules' closures can compare, of some items there is none. */
export const TEXTS = { none: 0, clear: 1, odd: 2, partly: 3 } as const;

/** What an item's text is kept as: none, a text that no rule names, one only closures can compare; else the feature plus 1. */
const ITEM = { none: 0, unnamed: -1, odd: -2 } as const;

/** Numbers in what memory brings at once. */
const CACHE_LINE = 16;
/** A power of two. */
export const ALIKE = 4096;

type SetUse = { readonly block: number; readonly set: CodeSet };

/**
 * What one record makes hold: reads every indexed field once and finds the features of its texts. Kept and reused from run to run, so that a run
 * allocates next to nothing; everything of the former run is told by its number.
 */
export class Reading {
  /** Number of the run. */
  runs = 0;
  /** Tells the runs apart, from 1 to 255 and round again. */
  run = 0;
  /** The run in which each feature last held; and the same of features whose numbers end alike, which the processor has at hand. */
  readonly stamp: Uint8Array;
  readonly alike = new Uint8Array(ALIKE);
  readonly texts: Uint8Array;
  /** Items of each list; undefined where there is no list. */
  readonly items: (readonly unknown[] | undefined)[];
  /** Blocks of the features that hold, the item each was found by (-1: the record), and whether it was the first time. */
  blocks = new Int32Array(1024);
  found = new Int32Array(1024);
  first = new Uint8Array(1024);
  count = 0;
  /** Blocks of features that may hold: their rules are asked. */
  readonly odd: number[] = [];
  facts: Facts = {};
  readonly #data: PhaseData;
  readonly #slots: Int32Array;
  readonly #pool: Int32Array;
  readonly #mask: number;
  readonly #sets: readonly (readonly SetUse[])[];
  readonly #recordFields: readonly number[];
  /** Names of fields that are plain members, which nothing inherits. */
  readonly #names: readonly (string | undefined)[];
  readonly #listFields: readonly (readonly number[])[];
  readonly #decimals = new Map<number, ReadonlyMap<string, readonly number[]>>();
  /** Texts of the items of one field, on their way to their blocks. */
  readonly #waitingText: string[] = [];
  #waitingHash = new Int32Array(256);
  #waitingItem = new Int32Array(256);
  #waitingSlot = new Int32Array(256);
  /** Sum of what was read to fetch blocks early; without it nobody would need to read. */
  touched = 0;
  readonly #numbers: Float64Array;
  readonly #numbersOf: Int32Array;

  constructor(data: PhaseData, codeSet: (name: string) => CodeSet | undefined) {
    this.#data = data;
    this.#slots = data.slots;
    this.#pool = data.pool;
    this.#mask = data.slots.length - 1;
    this.stamp = new Uint8Array(data.features);
    this.texts = new Uint8Array(data.fields.length);
    this.items = data.lists.map(() => undefined);
    this.#numbers = new Float64Array(data.fields.length);
    this.#numbersOf = new Int32Array(data.fields.length);
    this.#sets = data.fields.map(({ sets }) =>
      sets.flatMap(({ name, feature }) => {
        const set = codeSet(name);
        return set === undefined ? [] : [{ block: feature, set }];
      }),
    );
    this.#names = data.fields.map(({ steps: [only, more] }) =>
      more === undefined && typeof only === 'string' && !(only in Object.prototype) ? only : undefined,
    );
    const texts = data.fields.flatMap((field, index) => (field.text || field.sets.length > 0 ? [index] : []));
    this.#recordFields = texts.filter((field) => data.fields[field]!.list === -1);
    this.#listFields = data.lists.map((_list, list) => texts.filter((field) => data.fields[field]!.list === list));
  }

  read(facts: Facts): void {
    this.facts = facts;
    this.#nextRun();
    this.count = 0;
    this.odd.length = 0;
    const { fields, lists } = this.#data;
    for (const field of this.#recordFields)
      this.texts[field] = this.#take(field, valueAt(facts, fields[field]!.steps), -1);
    for (let list = 0; list < lists.length; list++) {
      const value = valueAt(facts, lists[list]!);
      const items = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
      this.items[list] = items;
      for (const field of this.#listFields[list]!)
        this.texts[field] = items === undefined ? TEXTS.none : this.#takeItems(field, items);
    }
  }

  holds(feature: number): boolean {
    return this.alike[feature & (ALIKE - 1)] === this.run && this.stamp[feature] === this.run;
  }

  #nextRun(): void {
    this.runs++;
    if (++this.run < 256) return;
    this.run = 1;
    this.stamp.fill(0);
    this.alike.fill(0);
  }

  /** Length of the longest list read. */
  longest(): number {
    let most = 0;
    for (const items of this.items) if (items !== undefined && items.length > most) most = items.length;
    return most;
  }

  /** The number a field has, exactly; NaN where it has none, Infinity where only a closure can compare it. */
  number(field: number, item: number): number {
    if (item === -1 && this.#numbersOf[field] === this.runs) return this.#numbers[field]!;
    const value = this.#valueOf(field, item);
    const plain = plainNumber(value);
    const number = plain ?? (parseDecimal(value) === undefined ? Number.NaN : Number.POSITIVE_INFINITY);
    if (item !== -1) return number;
    this.#numbersOf[field] = this.runs;
    return (this.#numbers[field] = number);
  }

  /** The feature plus 1 of an item's whole text; 0 none, -1 a text that no rule names, -2 only a closure can compare it. */
  itemText(field: number, item: number): number {
    const value = this.#valueOf(field, item);
    if (typeof value !== 'string') return isNumberLike(value) ? ITEM.odd : ITEM.none;
    if (isMissing(value)) return ITEM.none;
    const block = value.length > this.#data.fields[field]!.longest ? 0 : this.#findText(field * 4 + FORMS.equal, value);
    return block === 0 ? ITEM.unnamed : this.#pool[block + BLOCK.feature]! + 1;
  }

  #valueOf(field: number, item: number): unknown {
    const { list, steps } = this.#data.fields[field]!;
    if (list === -1) return valueAt(this.facts, steps);
    const one = this.items[list]![item];
    const name = this.#names[field];
    return name === undefined ? valueAt(one, steps) : memberOf(one, name);
  }

  /**
   * All items of one field, in steps: hash every text, look every hash up, look at every block. So the memory that each step waits for is asked for
   * all items at once.
   */
  #takeItems(field: number, items: readonly unknown[]): number {
    const use = this.#data.fields[field]!;
    const { steps } = use;
    const direct = this.#names[field];
    const isPlain =
      use.startLengths === 0 && use.codeLengths === 0 && !use.wholeCodes && this.#sets[field]!.length === 0;
    if (isPlain) this.#room(items.length);
    let state: number = TEXTS.clear;
    let waiting = 0;
    for (let item = 0; item < items.length; item++) {
      const one = items[item];
      const value = direct === undefined ? valueAt(one, steps) : memberOf(one, direct);
      let taken: number = TEXTS.clear;
      if (isPlain && typeof value === 'string' && isSurelyText(value)) {
        if (value.length <= use.longest) {
          this.#waitingText[waiting] = value;
          this.#waitingItem[waiting] = item;
          this.#waitingHash[waiting++] = hashEnd(hashOf(value), field * 4 + FORMS.equal);
        }
      } else taken = this.#take(field, value, item);
      if (taken === TEXTS.odd) state = TEXTS.odd;
      else if (taken === TEXTS.none && state === TEXTS.clear) state = TEXTS.partly;
    }
    this.#findWaiting(field * 4 + FORMS.equal, waiting);
    return state;
  }

  #findWaiting(space: number, count: number): void {
    const hashes = this.#waitingHash;
    const found = this.#waitingSlot;
    const slots = this.#slots;
    const pool = this.#pool;
    const mask = this.#mask;
    const { hashBits } = this.#data;
    let touched = 0;
    for (let at = 0; at < count; at++) {
      const hash = hashes[at]!;
      let slot = hash & mask;
      let entry = slots[slot]!;
      while (entry !== 0 && ((entry ^ hash) & hashBits) !== 0) {
        slot = (slot + 1) & mask;
        entry = slots[slot]!;
      }
      found[at] = entry === 0 ? -1 : slot;
      const block = (entry & ~hashBits) << BLOCK_BITS;
      touched += pool[block]! + (pool[block + CACHE_LINE] ?? 0);
    }
    this.touched = touched;
    for (let at = 0; at < count; at++) {
      if (found[at] === -1) continue;
      const text = this.#waitingText[at]!;
      const block = this.#findFrom(found[at]!, hashes[at]!, (space << LENGTH_BITS) | text.length, text, text.length);
      if (block !== 0) this.#hold(block, this.#waitingItem[at]!);
    }
  }

  #room(count: number): void {
    if (this.#waitingHash.length >= count) return;
    this.#waitingHash = new Int32Array(count * 2);
    this.#waitingItem = new Int32Array(count * 2);
    this.#waitingSlot = new Int32Array(count * 2);
  }

  #take(field: number, value: unknown, item: number): number {
    if (typeof value !== 'string') return isNumberLike(value) ? this.#takeNumber(field, value) : TEXTS.none;
    if (!isSurelyText(value) && isMissing(value)) return TEXTS.none;
    const use = this.#data.fields[field]!;
    if (use.text) this.#takeText(field, use, value, item);
    const sets = this.#sets[field]!;
    for (let i = 0; i < sets.length; i++) if (sets[i]!.set.has(value)) this.#hold(sets[i]!.block, item);
    return use.codeLengths === 0 && !use.wholeCodes ? TEXTS.clear : this.#takeCode(field, use, value, item);
  }

  #takeText(field: number, { longest, startLengths }: FieldUse, value: string, item: number): void {
    const { length } = value;
    if (length > longest && startLengths === 0) return;
    let hash = HASH_START;
    const end = Math.min(length, longest);
    for (let at = 0; at < end; at++) {
      hash = hashUnit(hash, value.charCodeAt(at));
      if (at < 30 && ((startLengths >>> (at + 1)) & 1) === 1) {
        const begun = this.#find(hashEnd(hash, field * 4 + FORMS.starts), field * 4 + FORMS.starts, value, at + 1);
        if (begun !== 0) this.#hold(begun, item);
      }
    }
    if (length > longest) return;
    const block = this.#find(hashEnd(hash, field * 4 + FORMS.equal), field * 4 + FORMS.equal, value, length);
    if (block !== 0) this.#hold(block, item);
  }

  #takeCode(field: number, use: FieldUse, value: string, item: number): number {
    let state: number = TEXTS.clear;
    const codes = isBare(value) ? ONE : bareCodes(value);
    for (let i = 0; i < codes.length; i++) {
      const code = codes === ONE ? value : codes[i]!;
      let hash = HASH_START;
      const end = Math.min(code.length, 31);
      for (let at = 0; at < end; at++) {
        hash = hashUnit(hash, code.charCodeAt(at));
        if (((use.codeLengths >>> (at + 1)) & 1) === 0) continue;
        const begun = this.#find(hashEnd(hash, field * 4 + FORMS.code), field * 4 + FORMS.code, code, at + 1);
        if (begun !== 0) this.#hold(begun, item);
      }
      if (use.wholeCodes && code.length <= 31) {
        const whole = this.#find(hashEnd(hash, field * 4 + FORMS.whole), field * 4 + FORMS.whole, code, code.length);
        if (whole !== 0) this.#hold(whole, item);
      }
      if (use.wide.length > 0 && !hasCategory(code)) {
        this.odd.push(...use.wide);
        state = TEXTS.odd;
      }
    }
    return state;
  }

  /** A number where rules name texts: those that write the same decimal may hold, and so may its membership in sets. */
  #takeNumber(field: number, value: unknown): number {
    const decimal = parseDecimal(value);
    if (decimal !== undefined) this.odd.push(...(this.#decimalsOf(field).get(decimal.toString()) ?? []));
    for (const { block, set } of this.#sets[field]!) if (set.has(String(value))) this.odd.push(block);
    return TEXTS.odd;
  }

  /** Blocks of the field's texts that are decimals, by their value; made when a record first brings a number there. */
  #decimalsOf(field: number): ReadonlyMap<string, readonly number[]> {
    const known = this.#decimals.get(field);
    if (known !== undefined) return known;
    const found = new Map<string, number[]>();
    for (const slot of this.#slots) {
      const block = (slot & ~this.#data.hashBits) << BLOCK_BITS;
      if (block === 0 || this.#pool[block + BLOCK.key]! >> LENGTH_BITS !== field * 4 + FORMS.equal) continue;
      const decimal = parseDecimal(this.#textOf(block))?.toString();
      if (decimal !== undefined) found.set(decimal, [...(found.get(decimal) ?? []), block]);
    }
    this.#decimals.set(field, found);
    return found;
  }

  #textOf(block: number): string {
    const length = this.#pool[block + BLOCK.key]! & ((1 << LENGTH_BITS) - 1);
    let text = '';
    for (let at = 0; at < length; at++) {
      const two = this.#pool[block + BLOCK.header + (at >> 1)]!;
      text += String.fromCharCode((at & 1) === 0 ? two & 0xffff : two >>> 16);
    }
    return text;
  }

  #hold(block: number, item: number): void {
    const feature = this.#pool[block + BLOCK.feature]!;
    const isFirst = this.stamp[feature] !== this.run;
    if (isFirst) {
      this.stamp[feature] = this.run;
      this.alike[feature & (ALIKE - 1)] = this.run;
    }
    const makes = this.#pool[block + BLOCK.makes]!;
    if (makes > 0) {
      const at = block + BLOCK.header + (((this.#pool[block + BLOCK.key]! & ((1 << LENGTH_BITS) - 1)) + 1) >> 1);
      for (let i = 0; i < makes; i++) this.#hold(this.#pool[at + i]!, item);
    }
    if (!isFirst && this.#pool[block + BLOCK.itemGroups] === 0) return;
    if (this.count === this.blocks.length) this.#grow();
    this.blocks[this.count] = block;
    this.found[this.count] = item;
    this.first[this.count++] = isFirst ? 1 : 0;
  }

  #grow(): void {
    const grown = <T extends Int32Array | Uint8Array>(array: T, larger: T): T => (larger.set(array), larger);
    this.blocks = grown(this.blocks, new Int32Array(this.count * 2));
    this.found = grown(this.found, new Int32Array(this.count * 2));
    this.first = grown(this.first, new Uint8Array(this.count * 2));
  }

  #findText(space: number, text: string): number {
    return this.#find(hashEnd(hashOf(text), space), space, text, text.length);
  }

  /** The block of a key: hash, then namespace, length and every unit of it. 0: nobody names it. */
  #find(hash: number, space: number, text: string, length: number): number {
    return this.#findFrom(hash & this.#mask, hash, (space << LENGTH_BITS) | length, text, length);
  }

  #findFrom(from: number, hash: number, key: number, text: string, length: number): number {
    const slots = this.#slots;
    const pool = this.#pool;
    const { hashBits } = this.#data;
    for (let slot = from; ; slot = (slot + 1) & this.#mask) {
      const entry = slots[slot]!;
      if (entry === 0) return 0;
      if (((entry ^ hash) & hashBits) !== 0) continue;
      const block = (entry & ~hashBits) << BLOCK_BITS;
      if (pool[block + BLOCK.key] === key && isText(pool, block + BLOCK.header, text, length)) return block;
    }
  }
}

function hashOf(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = hashUnit(hash, text.charCodeAt(at));
  return hash;
}

/** Not blank, told by its first character. */
function isSurelyText(value: string): boolean {
  const first = value.charCodeAt(0);
  return first > 32 && first < 160;
}

const ONE: readonly string[] = [''];

function isText(pool: Int32Array, start: number, text: string, length: number): boolean {
  const last = length - 1;
  let at = 0;
  for (; at < last; at += 2)
    if (pool[start + (at >> 1)] !== (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16))) return false;
  return at === length || pool[start + (at >> 1)] === text.charCodeAt(at);
}

/** As valueAt for one name that nothing inherits. */
function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** `codeIn` reads the text as it stands: one code, no asterisk, no blanks around. */
function isBare(value: string): boolean {
  const last = value.charCodeAt(value.length - 1);
  const first = value.charCodeAt(0);
  return first > 32 && first < 160 && last > 32 && last < 160 && last !== 42 && !value.includes('+');
}

/** What compares as a decimal with texts. */
function isNumberLike(value: unknown): boolean {
  return typeof value === 'number' || value instanceof Decimal;
}
