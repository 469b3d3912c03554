import { Budget, type Truth } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import { RULE_STEPS } from '../evaluate-rules.ts';
import type { CompiledCondition, RuleRun } from '../run.ts';
import type { CodeSet, Condition } from '../types.ts';
import { BLOCK, LENGTH_BITS } from './layout.ts';
import type { PhaseData } from './phase-data.ts';
import { KIND, type Program, type ProgramNode } from './programs.ts';
import { ALIKE, Reading, TEXTS } from './reading.ts';

const NO = 0;
const YES = 1;
const ASK = 2;
/** Items of a list in one number with the rule's ordinal. */
const ITEMS = 2 ** 21;
const BUCKETS = 256;
/** So many are sorted by the runtime. */
const MANY_FIRED = 2_000;

/** What the index could say of one record: rules that fire, and rules whose closures have to be asked. Ordinals, in their order. */
export interface Matches {
  /** Ordinal and item (-1: the record) of what fired, one pair after the other, in that order. */
  readonly fired: readonly number[];
  readonly asked: readonly number[];
  /** Candidates that were looked at. */
  readonly candidates: number;
}

export interface MatcherHooks {
  readonly codeSet: (name: string) => CodeSet | undefined;
  readonly compileShared: (shared: { readonly set: string; readonly condition: Condition }) => CompiledCondition;
}

/** Finds the rules of one phase that fire for a record. It keeps room for one run, so it serves one run at a time. */
export class Matcher {
  readonly data: PhaseData;
  readonly reading: Reading;
  readonly #hooks: MatcherHooks;
  readonly #pool: Int32Array;
  readonly #programs: readonly Program[];
  readonly #shared: (CompiledCondition | undefined)[];
  readonly #sharedRun: Int32Array;
  readonly #sharedAnswer: Uint8Array;
  readonly #watching: ReadonlyMap<number, Int32Array>;
  /** Lists shorter than this let no rule go over its steps. */
  readonly #safeLength: number;
  #fired = new Float64Array(1024);
  #firedCount = 0;
  #ordered = new Float64Array(1024);
  readonly #buckets = new Int32Array(BUCKETS);
  #asked = new Set<number>();
  #candidates = 0;
  #asOf = '';

  constructor(data: PhaseData, hooks: MatcherHooks) {
    this.data = data;
    this.reading = new Reading(data, hooks.codeSet);
    this.#hooks = hooks;
    this.#pool = data.pool;
    this.#programs = data.programs;
    this.#shared = data.shared.map(() => undefined);
    this.#sharedRun = new Int32Array(data.shared.length);
    this.#sharedAnswer = new Uint8Array(data.shared.length);
    this.#watching = new Map(data.watching.map(({ field, rules }) => [field, rules]));
    this.#safeLength = data.shapes.reduce((least, { steps }) => Math.min(least, safeLength(steps)), ITEMS - 2);
  }

  /** @param longest length of the longest list that any rule of the phase reads */
  match(facts: Facts, asOf: string, longest: number): Matches {
    const { reading, data } = this;
    this.#asOf = asOf;
    this.#firedCount = 0;
    this.#candidates = 0;
    this.#asked = new Set(data.asked);
    reading.read(facts);
    if (Math.max(longest, reading.longest()) > this.#safeLength) this.#askLong(Math.max(longest, reading.longest()));
    for (const [field, rules] of this.#watching)
      if (reading.texts[field] !== TEXTS.clear) for (const rule of rules) this.#asked.add(rule);
    this.#matchBlock(data.always, -1, true);
    for (let at = 0; at < reading.count; at++)
      this.#matchBlock(reading.blocks[at]!, reading.found[at]!, reading.first[at] === 1);
    for (const block of reading.odd) this.#askBlock(block);
    return { fired: this.#firedInOrder(), asked: [...this.#asked].sort((a, b) => a - b), candidates: this.#candidates };
  }

  /** Whether a condition that rules share holds for the record: 0, 1, or 2 where it is unknown or only closures can tell. */
  sharedAnswer(index: number): number {
    if (this.#sharedRun[index] === this.reading.runs) return this.#sharedAnswer[index]!;
    const condition = (this.#shared[index] ??= this.#hooks.compileShared(this.data.shared[index]!));
    let truth: Truth | 'fails';
    try {
      truth = condition.test(newRun(this.reading.facts, this.#asOf));
    } catch {
      truth = 'fails';
    }
    this.#sharedRun[index] = this.reading.runs;
    return (this.#sharedAnswer[index] =
      truth === true ? YES : truth === false ? NO : truth === undefined ? UNKNOWN : ASK);
  }

  /** What fired in order, each once, without rules that are asked. */
  #firedInOrder(): number[] {
    const fired = this.#sorted();
    const found: number[] = [];
    let former = -1;
    for (let at = 0; at < this.#firedCount; at++) {
      const one = fired[at]!;
      if (one === former) continue;
      former = one;
      const ordinal = Math.floor(one / ITEMS);
      if (this.#asked.size === 0 || !this.#asked.has(ordinal)) found.push(ordinal, (one % ITEMS) - 1);
    }
    return found;
  }

  /** The fired in order: spread over buckets first, which leaves little to sort. */
  #sorted(): Float64Array {
    const count = this.#firedCount;
    if (this.#ordered.length < count) this.#ordered = new Float64Array(this.#fired.length);
    const ordered = this.#ordered;
    if (count > MANY_FIRED) {
      ordered.set(this.#fired.subarray(0, count));
      ordered.subarray(0, count).sort();
      return ordered;
    }
    const ends = this.#buckets.fill(0);
    const scale = BUCKETS / (this.data.shapeOf.length * ITEMS);
    for (let at = 0; at < count; at++) ends[Math.floor(this.#fired[at]! * scale)]!++;
    for (let bucket = 1; bucket < BUCKETS; bucket++) ends[bucket]! += ends[bucket - 1]!;
    for (let at = 0; at < count; at++) ordered[--ends[Math.floor(this.#fired[at]! * scale)]!] = this.#fired[at]!;
    for (let at = 1; at < count; at++) {
      const value = ordered[at]!;
      let to = at;
      for (; to > 0 && ordered[to - 1]! > value; to--) ordered[to] = ordered[to - 1]!;
      ordered[to] = value;
    }
    return ordered;
  }

  #fire(ordinal: number, item: number): void {
    if (this.#firedCount === this.#fired.length) {
      const grown = new Float64Array(this.#firedCount * 2);
      grown.set(this.#fired);
      this.#fired = grown;
    }
    this.#fired[this.#firedCount++] = ordinal * ITEMS + item + 1;
  }

  /** @param item by which the block's feature was found, -1 for the record; @param first the feature was not yet found in this record */
  #matchBlock(block: number, item: number, first: boolean): void {
    const pool = this.#pool;
    const length = pool[block + BLOCK.key]! & ((1 << LENGTH_BITS) - 1);
    let at = block + BLOCK.header + ((length + 1) >> 1) + pool[block + BLOCK.makes]!;
    for (let groups = pool[block + BLOCK.recordGroups]!; groups > 0; groups--) {
      const end = at + 2 + pool[at + 1]!;
      if (first) this.#matchGroup(this.#programs[pool[at]!]!, at + 2, end, -1);
      at = end;
    }
    for (let groups = pool[block + BLOCK.itemGroups]!; groups > 0; groups--) {
      const end = at + 2 + pool[at + 1]!;
      this.#matchGroup(this.#programs[pool[at]!]!, at + 2, end, item);
      at = end;
    }
  }

  #matchGroup(program: Program, start: number, end: number, item: number): void {
    const pool = this.#pool;
    const { stride, root, each, asks, tellsItem, sortedBy } = program;
    if (sortedBy !== undefined) [start, end] = this.#rangeOf(sortedBy, stride, start, end);
    if (each !== -1) return this.#matchEach(program, start, end);
    if (root.kind === KIND.text && !root.item && !asks)
      return this.#matchText(program, start, end, tellsItem ? item : -1);
    for (let at = start; at < end; at += stride === 0 ? pool[at + 1]! : stride) {
      this.#candidates++;
      const answer = asks ? ASK : this.#test(root, at, item);
      if (answer === YES) this.#fire(pool[at]!, tellsItem ? item : -1);
      else if (answer === ASK) this.#asked.add(pool[at]!);
    }
  }

  /** The most common case by itself: one more text has to be there. */
  #matchText({ root, stride }: Program, start: number, end: number, told: number): void {
    const pool = this.#pool;
    const { alike, stamp, run, texts } = this.reading;
    const isOdd = texts[root.of] === TEXTS.odd;
    for (let at = start; at < end; at += stride) {
      this.#candidates++;
      const feature = pool[at + root.at]!;
      if (alike[feature & (ALIKE - 1)] === run && stamp[feature] === run) this.#fire(pool[at]!, told);
      else if (isOdd) this.#asked.add(pool[at]!);
    }
  }

  /** Of entries sorted by what they compare a number of the record with, those for which the comparison may hold. */
  #rangeOf({ kind, of, at }: ProgramNode, stride: number, start: number, end: number): [number, number] {
    const number = this.reading.number(of, -1);
    if (Number.isNaN(number)) return [start, start];
    if (number === Number.POSITIVE_INFINITY) return [start, end];
    const { numbers } = this.data;
    // Entries in front of the place are those whose literal is below the number, or equal to it where that belongs to them.
    const isEqualInFront = kind === KIND.less || kind === KIND.greaterOrEqual;
    let [low, high] = [0, (end - start) / stride];
    while (low < high) {
      const middle = (low + high) >> 1;
      const literal = numbers[this.#pool[start + middle * stride + at]!]!;
      if (literal < number || (isEqualInFront && literal === number)) low = middle + 1;
      else high = middle;
    }
    const place = start + low * stride;
    return kind === KIND.less || kind === KIND.lessOrEqual ? [place, end] : [start, place];
  }

  /** Rules with `forEach` that the record found: every item has its turn. */
  #matchEach({ stride, root, each }: Program, start: number, end: number): void {
    const pool = this.#pool;
    const items = this.reading.items[each]?.length ?? 0;
    for (let at = start; at < end; at += stride === 0 ? pool[at + 1]! : stride) {
      this.#candidates++;
      for (let item = 0; item < items; item++) {
        const answer = this.#test(root, at, item);
        if (answer === YES) this.#fire(pool[at]!, item);
        else if (answer === ASK) {
          this.#asked.add(pool[at]!);
          break;
        }
      }
    }
  }

  #test(node: ProgramNode, at: number, item: number): number {
    switch (node.kind) {
      case KIND.all: {
        let answer = YES;
        const { children } = node;
        for (let i = 0; i < children.length; i++) {
          const child = children[i]!;
          const one = child.children.length === 0 ? this.#testLeaf(child, at, item) : this.#test(child, at, item);
          if (one === NO) return NO;
          if (one === ASK) answer = ASK;
        }
        return answer;
      }
      case KIND.any: {
        let answer = NO;
        const { children } = node;
        for (let i = 0; i < children.length; i++) {
          const one = this.#test(children[i]!, at, item);
          if (one === YES) return YES;
          if (one === ASK) answer = ASK;
        }
        return answer;
      }
      case KIND.exists:
      case KIND.forall:
        return this.#testItems(node, at);
      default:
        return this.#testLeaf(node, at, item);
    }
  }

  #testLeaf(node: ProgramNode, at: number, item: number): number {
    const { reading } = this;
    const pool = this.#pool;
    switch (node.kind) {
      case KIND.text:
        if (node.item) return this.#testItemText(node, at, item, false);
        return reading.holds(pool[at + node.at]!) ? YES : reading.texts[node.of] === TEXTS.odd ? ASK : NO;
      case KIND.notText: {
        if (node.item) return this.#testItemText(node, at, item, true);
        const state = reading.texts[node.of];
        return state === TEXTS.clear ? (reading.holds(pool[at + node.at]!) ? NO : YES) : state === TEXTS.odd ? ASK : NO;
      }
      case KIND.texts:
        if (node.item) return this.#testItemText(node, at, item, false);
        return this.#holdsAny(at + pool[at + node.at]!) ? YES : reading.texts[node.of] === TEXTS.odd ? ASK : NO;
      case KIND.notTexts: {
        if (node.item) return this.#testItemText(node, at, item, true);
        const state = reading.texts[node.of];
        return state === TEXTS.clear
          ? this.#holdsAny(at + pool[at + node.at]!)
            ? NO
            : YES
          : state === TEXTS.odd
            ? ASK
            : NO;
      }
      case KIND.member:
        if (node.item) return ASK;
        return reading.holds(node.at) ? YES : reading.texts[node.of] === TEXTS.odd ? ASK : NO;
      case KIND.holds: {
        const answer = this.sharedAnswer(node.of);
        return answer === UNKNOWN ? NO : answer;
      }
      case KIND.fails: {
        const answer = this.sharedAnswer(node.of);
        return answer === NO ? YES : answer === ASK ? ASK : NO;
      }
      case KIND.all:
        return YES;
      case KIND.ask:
        return ASK;
      case KIND.never:
      case KIND.any:
        return NO;
      default:
        return compare(
          node.kind,
          reading.number(node.of, node.item ? item : -1),
          this.data.numbers[pool[at + node.at]!]!,
        );
    }
  }

  #testItems({ kind, of, children }: ProgramNode, at: number): number {
    const items = this.reading.items[of];
    if (items === undefined) return NO;
    const [decisive, otherwise] = kind === KIND.exists ? [YES, NO] : [NO, YES];
    let answer = otherwise;
    for (let item = 0; item < items.length; item++) {
      const one = this.#test(children[0]!, at, item);
      if (one === decisive) return decisive;
      if (one === ASK) answer = ASK;
    }
    return answer;
  }

  #testItemText(node: ProgramNode, at: number, item: number, negated: boolean): number {
    if (!node.whole) return ASK;
    const text = this.reading.itemText(node.of, item);
    if (text === 0) return NO;
    if (text === -2) return ASK;
    const pool = this.#pool;
    const literal = pool[at + node.at]!;
    if (node.kind === KIND.text || node.kind === KIND.notText) return (literal === text - 1) === negated ? NO : YES;
    const list = at + literal;
    for (let i = 1; i <= pool[list]!; i++) {
      // A long list is one feature, which tells of the record and not of the item.
      if (pool[list + i]! < 0) return ASK;
      if (pool[list + i] === text - 1) return negated ? NO : YES;
    }
    return negated ? YES : NO;
  }

  #holdsAny(list: number): boolean {
    const pool = this.#pool;
    const { alike, stamp, run } = this.reading;
    for (let at = list + pool[list]!; at > list; at--) {
      const feature = pool[at]! < 0 ? ~pool[at]! : pool[at]!;
      if (alike[feature & (ALIKE - 1)] === run && stamp[feature] === run) return true;
    }
    return false;
  }

  #askBlock(block: number): void {
    const pool = this.#pool;
    const length = pool[block + BLOCK.key]! & ((1 << LENGTH_BITS) - 1);
    const makes = block + BLOCK.header + ((length + 1) >> 1);
    let at = makes + pool[block + BLOCK.makes]!;
    for (let made = makes; made < at; made++) this.#askBlock(pool[made]!);
    for (let groups = pool[block + BLOCK.recordGroups]! + pool[block + BLOCK.itemGroups]!; groups > 0; groups--) {
      const { stride } = this.#programs[pool[at]!]!;
      const end = at + 2 + pool[at + 1]!;
      for (at += 2; at < end; at += stride === 0 ? pool[at + 1]! : stride) this.#asked.add(pool[at]!);
    }
  }

  /** Lists so long that a closure might go over its steps: all rules of the shapes where it might are asked. */
  #askLong(longest: number): void {
    const long = this.data.shapes.map(({ steps }) => longest > safeLength(steps));
    this.data.shapeOf.forEach((shape, ordinal) => {
      if (shape !== -1 && long[shape] === true) this.#asked.add(ordinal);
    });
  }
}

/** What sharedAnswer tells where Kleene's logic cannot. */
export const UNKNOWN = 3;

function compare(kind: number, number: number, literal: number): number {
  if (Number.isNaN(number)) return NO;
  if (number === Number.POSITIVE_INFINITY) return ASK;
  switch (kind) {
    case KIND.less:
      return number < literal ? YES : NO;
    case KIND.lessOrEqual:
      return number <= literal ? YES : NO;
    case KIND.greater:
      return number > literal ? YES : NO;
    case KIND.greaterOrEqual:
      return number >= literal ? YES : NO;
    case KIND.same:
      return number === literal ? YES : NO;
    default:
      return number !== literal ? YES : NO;
  }
}

function safeLength([once, perItem, perPair]: readonly [number, number, number]): number {
  const left = RULE_STEPS - once;
  if (left < 0) return 0;
  if (perPair > 0) return Math.floor((-perItem + Math.sqrt(perItem * perItem + 4 * perPair * left)) / (2 * perPair));
  return perItem === 0 ? ITEMS - 2 : Math.floor(left / perItem);
}

function newRun(facts: Facts, asOf: string): RuleRun {
  return { facts, asOf, budget: new Budget({ steps: RULE_STEPS }), item: undefined, itemPath: '', missing: undefined };
}
