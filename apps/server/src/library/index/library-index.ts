import type { Artifact, ResolvedPack } from '@caseloom/pack';
import type { RuleSet } from '@caseloom/rules';
import type { ConditionParts } from './condition-parts.ts';
import { Dictionary } from './dictionary.ts';
import { Postings } from './postings.ts';
import { rulesOfSet } from './rule-block.ts';
import type { FoundRule } from './rule-block.ts';
import { FACETS, factsReader } from './rule-facts.ts';
import type { Facet, RuleFacts } from './rule-facts.ts';
import { WordSearch } from './word-search.ts';

/** Columns of numbers by rule; what the numbers mean stands in the dictionary of the same name. */
export type ColumnName = Facet | 'set' | 'layer' | 'stages' | 'validFrom' | 'validTo';
export const COLUMNS: readonly ColumnName[] = [...FACETS, 'set', 'layer', 'stages', 'validFrom', 'validTo'];

export const ACTIVE = 0;
export const DISABLED = 1;
/** Was there before an edit and is not any more. */
export const GONE = 2;

type Dictionaries = Readonly<Record<ColumnName, Dictionary>>;
type Reader = ReturnType<typeof factsReader>;

/**
 * A pack's rules for browsing: every rule has a number, and what it is filtered by stands in columns under that number. Words and codes are
 * found as the index was built; rules changed since (`update`) are looked at one by one, so an edit costs what it changes. Not shared: `fork` first.
 */
export class LibraryIndex {
  readonly dictionaries: Dictionaries;
  readonly #shapes: ConditionParts[];
  readonly #readers: Map<string, Reader>;
  readonly #words: WordSearch;
  readonly #codes: Postings;
  readonly #built: number;
  readonly #changed: Map<number, RuleFacts>;
  readonly #numbers: ReadonlyMap<string, number>;
  /** Numbers of rules that came after building. */
  readonly #added: Map<string, number>;
  rules: FoundRule[];
  columns: Record<ColumnName, Uint32Array>;
  shapes: Uint32Array;
  states: Uint8Array;
  #byId: Uint32Array | undefined;

  private constructor(from: Omit<Made, 'size'>) {
    this.dictionaries = from.dictionaries;
    this.#shapes = from.shapeList;
    this.#readers = from.readers;
    this.#words = from.words;
    this.#codes = from.codes;
    this.#built = from.built;
    this.#changed = from.changed;
    this.#numbers = from.numbers;
    this.#added = from.added;
    this.rules = from.rules;
    this.columns = from.columns;
    this.shapes = from.shapes;
    this.states = from.states;
    this.#byId = from.byId;
  }

  static of(pack: ResolvedPack): LibraryIndex {
    return new LibraryIndex(build(pack));
  }

  /** How many numbers there are, of rules that are gone too. */
  get size(): number {
    return this.rules.length;
  }

  get changes(): number {
    return this.#changed.size;
  }

  /** Another index of the same rules, that may change without this one. */
  fork(): LibraryIndex {
    return new LibraryIndex({
      dictionaries: this.dictionaries,
      shapeList: this.#shapes,
      readers: new Map(this.#readers),
      words: this.#words,
      codes: this.#codes,
      built: this.#built,
      changed: new Map(this.#changed),
      numbers: this.#numbers,
      added: new Map(this.#added),
      rules: [...this.rules],
      columns: Object.fromEntries(COLUMNS.map((name) => [name, this.columns[name].slice()])) as LibraryIndex['columns'],
      shapes: this.shapes.slice(),
      states: this.states.slice(),
      byId: this.#byId,
    });
  }

  numberOf(id: string): number | undefined {
    const number = this.#find(id);
    return number === undefined || this.states[number] === GONE ? undefined : number;
  }

  partsOf(number: number): ConditionParts {
    return this.#shapes[this.shapes[number]!]!;
  }

  /** Numbers of the shapes that a test holds for. */
  shapesWith(test: (parts: ConditionParts) => boolean): Set<number> {
    return new Set(this.#shapes.flatMap((parts, shape) => (test(parts) ? [shape] : [])));
  }

  /** Puts a rule in, in the place of the one with its id. */
  update(rule: FoundRule): void {
    const known = this.#find(rule.id);
    const number = known ?? this.rules.length;
    if (known === undefined) {
      this.#grow(number + 1);
      this.#added.set(rule.id, number);
      this.#byId = undefined;
    }
    const reader = this.#readerOf(rule);
    const facts = reader.read(rule);
    this.rules[number] = rule;
    writeRule(this, this.#shapes, number, rule, facts);
    this.#changed.set(number, { ...facts, words: `${facts.words}\t${reader.shared}` });
  }

  remove(id: string): void {
    const number = this.#find(id);
    if (number !== undefined) this.states[number] = GONE;
  }

  #find(id: string): number | undefined {
    return this.#added.get(id) ?? this.#numbers.get(id);
  }

  /** Marks the rules whose own words, or those of their set, hold the word. @param word lower case */
  markWord(word: string, mask: Uint8Array, bit: number): void {
    const sets = new Set([...this.#readers].filter(([, { shared }]) => shared.includes(word)).map(([id]) => id));
    if (sets.size > 0) {
      const numbers = new Set([...sets].map((id) => this.dictionaries.set.find(id)));
      const column = this.columns.set;
      for (let rule = 0; rule < this.#built; rule++)
        if (numbers.has(column[rule]) && this.rules[rule]!.row !== undefined) mask[rule]! |= bit;
    }
    this.#words.each(word, (rule) => (mask[rule]! |= bit));
    for (const [rule, { words }] of this.#changed)
      mask[rule] = words.includes(word) ? mask[rule]! | bit : mask[rule]! & ~bit;
  }

  /** Marks the rules that compare with the code; `K80*` with a code that begins so. */
  markCode(code: string, mask: Uint8Array, bit: number): void {
    for (const rule of this.#codes.of(code)) mask[rule]! |= bit;
    const start = code.endsWith('*') ? code.slice(0, -1) : undefined;
    for (const [rule, { codes }] of this.#changed) {
      const has = start === undefined ? codes.includes(code) : codes.some((one) => one.startsWith(start));
      mask[rule] = has ? mask[rule]! | bit : mask[rule]! & ~bit;
    }
  }

  /** All numbers, by id. */
  byId(): Uint32Array {
    this.#byId ??= Uint32Array.from(
      Array.from(this.rules.keys()).sort((a, b) => (this.rules[a]!.id < this.rules[b]!.id ? -1 : 1)),
    );
    return this.#byId;
  }

  #readerOf({ set }: FoundRule): Reader {
    let reader = this.#readers.get(set.id);
    if (reader === undefined) this.#readers.set(set.id, (reader = factsReader(set.value)));
    return reader;
  }

  #grow(size: number): void {
    if (size <= this.states.length) return;
    const wider = size + 1_024;
    for (const name of COLUMNS) this.columns[name] = widened(this.columns[name], new Uint32Array(wider));
    this.shapes = widened(this.shapes, new Uint32Array(wider));
    this.states = widened(this.states, new Uint8Array(wider));
  }
}

interface Made {
  readonly dictionaries: Dictionaries;
  readonly shapeList: ConditionParts[];
  readonly readers: Map<string, Reader>;
  readonly words: WordSearch;
  readonly codes: Postings;
  readonly built: number;
  readonly changed: Map<number, RuleFacts>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly added: Map<string, number>;
  readonly rules: FoundRule[];
  readonly columns: Record<ColumnName, Uint32Array>;
  readonly shapes: Uint32Array;
  readonly states: Uint8Array;
  readonly byId: Uint32Array | undefined;
}

function build(pack: ResolvedPack): Made {
  const sets = [...(pack.artifacts.get('rules')?.values() ?? [])] as Artifact<RuleSet>[];
  const rules = sets.flatMap((artifact) => [...rulesOfSet(pack, artifact)]);
  const size = rules.length;
  const made = {
    dictionaries: Object.fromEntries(COLUMNS.map((name) => [name, new Dictionary()])) as Record<ColumnName, Dictionary>,
    columns: Object.fromEntries(COLUMNS.map((name) => [name, new Uint32Array(size)])) as Record<
      ColumnName,
      Uint32Array
    >,
    shapes: new Uint32Array(size),
    states: new Uint8Array(size),
  };
  const readers = new Map(sets.map((artifact) => [artifact.id, factsReader(artifact.value)]));
  const shapeList: ConditionParts[] = [];
  const codeNames = new Dictionary();
  const codes: number[] = [];
  const ends = new Uint32Array(size);
  const words: string[] = [];
  rules.forEach((rule, number) => {
    const facts = readers.get(rule.set.id)!.read(rule);
    writeRule(made, shapeList, number, rule, facts);
    for (const code of facts.codes) codes.push(codeNames.numberOf(code));
    ends[number] = codes.length;
    words.push(facts.words);
  });
  return {
    ...made,
    rules,
    readers,
    shapeList,
    words: new WordSearch(words),
    codes: new Postings(codeNames, Uint32Array.from(codes), ends),
    built: size,
    changed: new Map(),
    numbers: new Map(rules.map((rule, number) => [rule.id, number])),
    added: new Map(),
    byId: undefined,
  };
}

function writeRule(
  { dictionaries, columns, shapes, states }: Pick<LibraryIndex, 'dictionaries' | 'columns' | 'shapes' | 'states'>,
  shapeList: ConditionParts[],
  number: number,
  rule: FoundRule,
  facts: RuleFacts,
): void {
  for (const facet of FACETS) columns[facet][number] = dictionaries[facet].numberOf(facts.facets[facet]);
  columns.set[number] = dictionaries.set.numberOf(rule.set.id);
  columns.layer[number] = dictionaries.layer.numberOf(`${rule.origin.layer} ${rule.origin.packId}`);
  columns.stages[number] = dictionaries.stages.numberOf(facts.stages.join(' '));
  columns.validFrom[number] = dictionaries.validFrom.numberOf(facts.validFrom);
  columns.validTo[number] = dictionaries.validTo.numberOf(facts.validTo);
  states[number] = rule.state === 'disabled' ? DISABLED : ACTIVE;
  if (shapeList.at(-1) !== facts.parts) {
    const known = facts.parts.fields.size > 0 ? shapeList.indexOf(facts.parts, Math.max(0, shapeList.length - 64)) : -1;
    if (known === -1) shapeList.push(facts.parts);
    shapes[number] = known === -1 ? shapeList.length - 1 : known;
  } else shapes[number] = shapeList.length - 1;
}

function widened<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from as never);
  return to;
}
