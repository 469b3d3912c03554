import type { Condition, Rule } from '../types.ts';
import { buildFormula, type Expected, type ShapeFormula, type Slot } from './build-formula.ts';
import { FeatureTable } from './features.ts';
import { FieldTable } from './fields.ts';
import { isAsked, type Formula } from './formula.ts';
import { IntBuffer } from './int-buffer.ts';
import { BLOCK, layOut, type Layout } from './layout.ts';
import type { NeedData, PhaseData, ShapeData } from './phase-data.ts';
import { plainNumber } from './plain-number.ts';
import { decidingKeys, KIND, keysOf, makeProgram, type Key, type Program, type ProgramNode } from './programs.ts';

/** Items of a list that a record is expected to have, when the cost of finding rules by them is weighed. */
const ITEMS_EXPECTED = 8;
/** Records expected to have a member of a value set in a field. */
const MEMBERS_EXPECTED = 0.5;

/** Rules of one structure in one phase. */
export interface Shape {
  readonly number: number;
  readonly formula: ShapeFormula;
  readonly keys: readonly Key[];
  /** Its rules are asked for every record. */
  readonly asks: boolean;
}

/** Collects the rules of one phase: first all literals, then the rules in their order; then lays out what finds them. */
export class PhaseBuilder {
  readonly #fields = new FieldTable();
  readonly #features = new FeatureTable(this.#fields);
  readonly #shapes: Shape[] = [];
  readonly #shared: { readonly set: string; readonly condition: Condition }[] = [];
  readonly #sharedNumbers = new Map<string, number>();
  readonly #members = new Map<string, number>();
  readonly #numbers: number[] = [];
  readonly #numberIndex = new Map<number, number>();
  readonly #literals = new IntBuffer(1 << 16);
  readonly #programs: Program[] = [];
  readonly #programNumbers = new Map<Key | Shape, number>();
  readonly #postings = { features: new IntBuffer(), programs: new IntBuffer(), rules: new IntBuffer() };
  readonly #asked: number[] = [];
  /** Rules of each shape. */
  readonly #shapeRules: number[] = [];
  readonly #watching = new Map<number, number[]>();
  readonly #needs = new Map<string, { path: string; fact: string; expects: Expected; rules: number }>();
  readonly #added: number[] = [];
  /** Of each rule added: number of its shape (-1: none) and where its literals are. */
  readonly #ruleShapes = new IntBuffer();
  readonly #ruleLiterals = new IntBuffer();
  #weights: Float64Array | undefined;

  shape(rule: Rule, set: string, named: (name: string) => Condition | undefined): Shape {
    const formula = buildFormula(rule, {
      fields: this.#fields,
      named,
      shared: (condition) => this.#sharedNumber(set, condition),
      member: (field, name) => this.#member(field, name),
    });
    const keys = formula.mayThrow ? decidingKeys(formula) : keysOf(formula);
    const asks = keys.length === 0 && (formula.mayThrow || formula.root.kind === 'ask');
    const shape = { number: this.#shapes.length, formula, keys, asks };
    this.#shapes.push(shape);
    return shape;
  }

  /** Puts a rule's literals away; returns where, or -1 where one of them is nothing that the index can compare with. */
  literals({ formula: { slots } }: Shape, values: readonly unknown[]): number {
    const at = this.#literals.length;
    for (let slot = 0; slot < slots.length; slot++) {
      if (this.#literal(slots[slot]!, values[slot])) continue;
      this.#literals.length = at;
      return -1;
    }
    for (let slot = 0, from = at; slot < slots.length; slot++) {
      const { kind, field } = slots[slot]!;
      const end = this.#afterSlot(slots[slot]!, from);
      if (field !== -1 && (kind === 'text' || kind === 'texts'))
        for (let i = kind === 'text' ? from : from + 1; i < end; i++) this.#features.uses[this.#literals.data[i]!]!++;
      from = end;
    }
    return at;
  }

  /** The next rule in order. @param at where its literals are; @param reads for a rule without a shape, which is asked for every record */
  add(ordinal: number, shape: Shape | undefined, at: number, reads: readonly string[]): void {
    this.#ruleShapes.push(shape?.number ?? -1);
    this.#ruleLiterals.push(at);
    const index = this.#added.push(ordinal) - 1;
    if (shape === undefined) for (const read of reads) this.#need(read, 'any').rules++;
    else this.#shapeRules[shape.number] = (this.#shapeRules[shape.number] ?? 0) + 1;
    if (shape === undefined || shape.asks) this.#asked.push(ordinal);
    else if (shape.formula.root.kind !== 'never') this.#post(index, ordinal, shape, at);
  }

  build(ordinals: number): PhaseData {
    const laid = layOut(
      this.#features,
      this.#postings,
      this.#programs,
      Float64Array.from(this.#numbers),
      (pool, program, rule, rank) => this.#writeEntry(pool, program, rule, rank),
    );
    for (const { number, formula } of this.#shapes)
      for (const [path, expects] of formula.needs) this.#need(path, expects).rules += this.#shapeRules[number] ?? 0;
    const needs = [...this.#needs.values()];
    const needNumbers = new Map([...this.#needs.keys()].map((key, index) => [key, index]));
    const shapeOf = new Int32Array(ordinals).fill(-1);
    this.#added.forEach((ordinal, index) => (shapeOf[ordinal] = this.#ruleShapes.data[index]!));
    return {
      rules: this.#added.length,
      fields: this.#fields.fields.map((field) => ({
        ...field,
        sets: field.sets.map(({ name, feature }) => ({ name, feature: laid.blockOf(feature) })),
        wide: field.wide.map((feature) => laid.blockOf(feature)),
      })),
      lists: this.#fields.lists,
      slots: laid.slots,
      hashBits: laid.hashBits,
      pool: laid.pool,
      features: laid.features,
      always: laid.always,
      numbers: laid.numbers,
      programs: this.#programs.map((program) => ({ ...program, root: ranked(program.root, laid) })),
      shared: this.#shared,
      asked: Int32Array.from(this.#asked),
      watching: [...this.#watching].map(([field, rules]) => ({ field, rules: Int32Array.from(rules) })),
      shapes: this.#shapes.map((shape) => shapeData(shape, needNumbers)),
      shapeOf,
      needs: needs satisfies readonly NeedData[],
    };
  }

  #literal({ kind, field, form }: Slot, value: unknown): boolean {
    if (kind === 'number' || kind === 'numbers') this.#literals.push(this.#number(plainNumber(value)!));
    else if (field === -1) this.#literals.push(0);
    else if (kind === 'text') this.#literals.push(this.#features.ofText(field, form, value as string));
    else {
      const features = this.#features.ofTexts(field, form, value as readonly string[]);
      if (features === undefined) return false;
      this.#literals.push(features.length);
      for (const feature of features) this.#literals.push(feature);
    }
    return true;
  }

  #afterSlot({ kind }: Slot, from: number): number {
    return kind === 'texts' ? from + 1 + this.#literals.data[from]! : from + 1;
  }

  #number(value: number): number {
    let index = this.#numberIndex.get(value);
    if (index === undefined) this.#numberIndex.set(value, (index = this.#numbers.push(value) - 1));
    return index;
  }

  #sharedNumber(set: string, condition: Condition): number {
    const key = `${set} ${JSON.stringify(condition)}`;
    let index = this.#sharedNumbers.get(key);
    if (index === undefined) this.#sharedNumbers.set(key, (index = this.#shared.push({ set, condition }) - 1));
    return index;
  }

  #member(field: number, name: string): number {
    const key = `${field} ${name}`;
    let feature = this.#members.get(key);
    if (feature === undefined) {
      this.#members.set(key, (feature = this.#features.unkeyed()));
      this.#fields.fields[field]!.sets.push({ name, feature });
    }
    return feature;
  }

  #need(path: string, expects: Expected): { rules: number } {
    const key = `${expects} ${path}`;
    let need = this.#needs.get(key);
    if (need === undefined) this.#needs.set(key, (need = { path, fact: path.split(/[.[]/, 1)[0]!, expects, rules: 0 }));
    return need;
  }

  /** Posts a rule under the features of its cheapest key; without a key under the one that always holds. */
  #post(index: number, ordinal: number, shape: Shape, at: number): void {
    const offsets = this.#offsets(shape, at);
    let best: Key | undefined;
    let bestFeatures: readonly number[] = [this.#features.size];
    let least = Number.POSITIVE_INFINITY;
    for (const key of shape.keys) {
      const features = this.#featuresOf(key, shape, offsets);
      const cost = this.#cost(features);
      if (cost >= least) continue;
      [best, bestFeatures, least] = [key, features, cost];
    }
    const program = this.#program(shape, best);
    for (const feature of bestFeatures) {
      this.#postings.features.push(feature);
      this.#postings.programs.push(program);
      this.#postings.rules.push(index);
    }
    if (shape.formula.mayThrow && best !== undefined) {
      const watching = this.#watching.get(best.field);
      if (watching === undefined) this.#watching.set(best.field, [ordinal]);
      else watching.push(ordinal);
    }
  }

  #offsets({ formula: { slots } }: Shape, at: number): readonly number[] {
    let from = at;
    return slots.map((slot) => {
      const here = from;
      from = this.#afterSlot(slot, from);
      return here;
    });
  }

  #featuresOf({ slots, members }: Key, shape: Shape, offsets: readonly number[]): readonly number[] {
    const { data } = this.#literals;
    if (slots.length === 1 && members.length === 0 && shape.formula.slots[slots[0]!]!.kind === 'text')
      return [data[offsets[slots[0]!]!]!];
    const found = new Set(members);
    for (const slot of slots) {
      const from = offsets[slot]!;
      if (shape.formula.slots[slot]!.kind === 'text') found.add(data[from]!);
      else for (let i = 1; i <= data[from]!; i++) found.add(data[from + i]!);
    }
    return [...found];
  }

  /** How often a record is expected to have one of the features: a code that many rules name is taken for a common one. */
  #cost(features: readonly number[]): number {
    this.#weights ??= weightsOf(this.#features, this.#fields);
    let cost = 0;
    for (const feature of features) cost += this.#weights[feature]!;
    return cost;
  }

  #program(shape: Shape, key: Key | undefined): number {
    let number = this.#programNumbers.get(key ?? shape);
    if (number === undefined) {
      const program = makeProgram(key?.residual ?? shape.formula.root, shape.formula, {
        itemOf: key?.itemOf ?? -1,
        asks: shape.formula.mayThrow,
        isFound: key !== undefined,
      });
      this.#programNumbers.set(key ?? shape, (number = this.#programs.push(program) - 1));
    }
    return number;
  }

  #writeEntry(pool: IntBuffer, { slots, stride }: Program, rule: number, rank: Int32Array): void {
    const shape = this.#shapes[this.#ruleShapes.data[rule]!]!;
    const offsets = this.#offsets(shape, this.#ruleLiterals.data[rule]!);
    const { data } = this.#literals;
    const start = pool.length;
    pool.push(this.#added[rule]!);
    if (stride === 0) pool.push(0);
    const first = pool.reserve(slots.length);
    slots.forEach((slot, index) => {
      const { kind, field } = shape.formula.slots[slot]!;
      const from = offsets[slot]!;
      if (kind === 'number' || kind === 'numbers') pool.data[first + index] = data[from]!;
      else if (kind === 'text') pool.data[first + index] = field === -1 ? 0 : rank[data[from]!]!;
      else {
        pool.data[first + index] = pool.length - start;
        pool.push(data[from]!);
        for (let i = 1; i <= data[from]!; i++) {
          const feature = data[from + i]!;
          pool.push(this.#features.namespaces[feature] === -1 ? ~rank[feature]! : rank[feature]!);
        }
      }
    });
    if (stride === 0) pool.data[start + 1] = pool.length - start;
  }
}

function weightsOf({ namespaces, uses, makes }: FeatureTable, { fields }: FieldTable): Float64Array {
  const total = new Float64Array(fields.length);
  namespaces.forEach((space, feature) => {
    if (space !== -1) total[space >> 2]! += uses[feature]!;
  });
  const weights = new Float64Array(namespaces.length);
  namespaces.forEach((space, feature) => {
    if (space === -1) return;
    const field = space >> 2;
    weights[feature] = ((uses[feature]! + 1) / (total[field]! + 1)) * (fields[field]!.list === -1 ? 1 : ITEMS_EXPECTED);
  });
  for (const [member, made] of makes) for (const feature of made) weights[feature]! += weights[member]!;
  for (const { sets } of fields) for (const { feature } of sets) weights[feature] = MEMBERS_EXPECTED;
  return weights;
}

/** Value sets are told by their features' final numbers. */
function ranked(node: ProgramNode, laid: Layout): ProgramNode {
  const at = node.kind === KIND.member ? laid.pool[laid.blockOf(node.at) + BLOCK.feature]! : node.at;
  return { ...node, at, children: node.children.map((child) => ranked(child, laid)) };
}

function shapeData({ formula, asks }: Shape, needNumbers: ReadonlyMap<string, number>): ShapeData {
  return {
    steps: formula.steps,
    needs: [...formula.needs].flatMap(([path, expects]) => needNumbers.get(`${expects} ${path}`) ?? []),
    shared: sharedIn(formula.root),
    decides: !asks && !formula.mayThrow && !isAsked(formula.root) && !asksSets(formula.root),
  };
}

function sharedIn({ kind, of, children }: Formula): readonly number[] {
  return kind === 'holds' || kind === 'fails' ? [of] : children.flatMap(sharedIn);
}

/** Value sets may be samples, which leave unknown what they lack. */
function asksSets({ kind, children }: Formula): boolean {
  return kind === 'member' || children.some(asksSets);
}
