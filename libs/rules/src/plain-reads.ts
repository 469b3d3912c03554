import type { Facts } from '@caseloom/record';
import { NO_ITEM, readerOf, type Notes } from './fields.ts';
import { ITEMS_TOLD } from './items.ts';
import { itemPath } from './path.ts';
import { itemConditionOf, slotKind } from './postings/slots.ts';
import type { Reader } from './run.ts';
import type { Condition, Rule, RuleResult } from './types.ts';
import { isMissing } from './values.ts';

type Read = RuleResult['read'][number];
type TestCondition = Extract<Condition, { readonly fact: string }>;

/** What a reader looks at. */
interface Place {
  readonly facts: Facts;
  item: unknown;
  itemPath: string;
}

/** Readers of fields that compiled rules name, made once each. */
export class FieldReaders {
  readonly #readers = new Map<string, Map<string, Reader>>();

  get(fact: string, path = ''): Reader {
    let ofFact = this.#readers.get(fact);
    if (ofFact === undefined) this.#readers.set(fact, (ofFact = new Map()));
    let reader = ofFact.get(path);
    if (reader === undefined) ofFact.set(path, (reader = readerOf(fact, path, NO_ITEM, CHECKED, UNNOTED, '')));
    return reader;
  }
}

const CHECKED = { hasField: () => true };
const UNNOTED: Notes = { issues: [], reads: new Set(), report: () => undefined };

/**
 * Tells what fired rules of the common forms have read of one record, from their documents: `all` and `not` of literal tests, and of `some` and `none` that
 * look for texts among items. The texts of a list are read once for all rules. Implements [RULE-4].
 */
export class PlainReads {
  readonly #readers: FieldReaders;
  readonly #facts: Facts;
  readonly #lists = new Map<Reader, Map<Reader, ItemTexts>>();
  constructor(facts: Facts, readers: FieldReaders) {
    this.#facts = facts;
    this.#readers = readers;
  }

  /**
   * @param item the item that a rule with `forEach` fired for, and its address
   * @returns undefined where only the rule's closures can tell
   */
  of({ appliesWhen, conditions }: Rule, item: unknown, address: string): RuleResult['read'] | undefined {
    const place: Place = { facts: this.#facts, item, itemPath: address };
    const into = new Map<string, Read>();
    const isPlain =
      (appliesWhen === undefined || this.#collect(appliesWhen, place, into)) && this.#collect(conditions, place, into);
    return isPlain ? [...into.values()] : undefined;
  }

  #collect(condition: Condition, place: Place, into: Map<string, Read>): boolean {
    if ('all' in condition) return condition.all.every((one) => this.#collect(one, place, into));
    if ('not' in condition) return this.#collect(condition.not, place, into);
    // Earlier stays are told by their dates alone.
    if (!('fact' in condition) || condition.fact === 'history') return false;
    const { fact, path, operator, value } = condition;
    const items = itemConditionOf(operator, value);
    if (items !== undefined) return fact !== 'item' && operator !== 'every' && this.#items(condition, items, into);
    if (slotKind(operator, value) === undefined) return false;
    const reader = this.#readers.get(fact, path);
    const address = reader.pathIn(place);
    if (!into.has(address)) into.set(address, { path: address, value: reader.read(place) });
    return true;
  }

  /** Items that have one of the texts; the list itself where none has. */
  #items({ fact, path }: TestCondition, inner: Condition, into: Map<string, Read>): boolean {
    if (!('fact' in inner) || inner.fact !== 'item') return false;
    const { operator, value } = inner;
    const isText = operator === 'equal' && typeof value === 'string';
    if (!isText && (operator !== 'in' || slotKind(operator, value) !== 'texts')) return false;
    const { texts, list, address } = this.#textsOf(
      this.#readers.get(fact, path),
      this.#readers.get('item', inner.path),
    );
    if (texts === undefined) return false;
    const found = isText ? (texts.get(value) ?? []) : anyOf(texts, value as readonly string[]);
    for (const { read } of found) if (!into.has(read.path)) into.set(read.path, read);
    if (found.length === 0 && !into.has(address))
      into.set(address, { path: address, value: Array.isArray(list) ? list.length : list });
    return true;
  }

  #textsOf(list: Reader, member: Reader): ItemTexts {
    let ofList = this.#lists.get(list);
    if (ofList === undefined) this.#lists.set(list, (ofList = new Map()));
    let texts = ofList.get(member);
    if (texts === undefined) ofList.set(member, (texts = readTexts(this.#facts, list, member)));
    return texts;
  }
}

/** A list of the record with the items that have each text. */
interface ItemTexts {
  readonly list: unknown;
  readonly address: string;
  /** Undefined where an item has something else than a text, which may equal a text all the same. */
  readonly texts: ReadonlyMap<string, readonly TextRead[]> | undefined;
}

interface TextRead {
  readonly index: number;
  readonly read: Read;
}

function readTexts(facts: Facts, reader: Reader, member: Reader): ItemTexts {
  const place: Place = { facts, item: undefined, itemPath: '' };
  const [list, address] = [reader.read(place), reader.pathIn(place)];
  const texts = new Map<string, TextRead[]>();
  const told: readonly unknown[] = Array.isArray(list) ? list.slice(0, ITEMS_TOLD) : [];
  for (let index = 0; index < told.length; index++) {
    place.item = told[index];
    const value = member.read(place);
    if (isMissing(value)) continue;
    if (typeof value !== 'string') return { list, address, texts: undefined };
    place.itemPath = itemPath(address, index);
    const one = { index, read: { path: member.pathIn(place), value } };
    const same = texts.get(value);
    if (same === undefined) texts.set(value, [one]);
    else same.push(one);
  }
  return { list, address, texts };
}

/** In the order of the items. */
function anyOf(texts: ReadonlyMap<string, readonly TextRead[]>, values: readonly string[]): readonly TextRead[] {
  const found = values.flatMap((value) => texts.get(value) ?? []);
  return found.length < 2 ? found : found.sort((a, b) => a.index - b.index);
}
