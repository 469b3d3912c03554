import type { Budget, Issue } from '@caseloom/core';
import type { Node } from './ast.ts';
import type { Located } from './located.ts';
import type { Quick } from './quick.ts';
import { isContext, type FeelType, type Names } from './types.ts';
import type { FeelValue } from './values.ts';

/** What an expression asks of the world: the JSON (or FEEL) value of a known name; absent is undefined or null. */
export type Scope = (name: string) => unknown;

/** What a missing value means: `unknown` is ours, `reference` is DMN 1.5 to the letter. */
export type Missing = 'unknown' | 'reference';

/** A value as a type of one's own wants it; null where it does not allow the value. */
export type Accept = (value: FeelValue, type: string, budget: Budget) => FeelValue;

/** State of one evaluation. Nothing in it outlives the call, but what functions made here closed over. */
export class Frame {
  readonly scope: Scope;
  readonly budget: Budget;
  readonly slots: FeelValue[];
  /** Calls of functions made in the expression around this one, and the levels of their bodies. */
  readonly depth: number;
  readonly levels: number;
  /** Decimal places of the number that a quick closure just answered with. */
  places = 0;
  constructor(scope: Scope, budget: Budget, slots: FeelValue[], depth = 0, levels = 0) {
    this.scope = scope;
    this.budget = budget;
    this.slots = slots;
    this.depth = depth;
    this.levels = levels;
  }
}

export type Run = (frame: Frame) => FeelValue;

export interface Compiled {
  readonly run: Run;
  readonly type: FeelType;
  /** The value, where it does not depend on anything. */
  readonly constant?: FeelValue;
  /** The same number without making decimals. */
  readonly quick?: Quick;
  /** As `run`, without trying `quick` first. */
  readonly exact?: Run;
  /** The JSON value as it stands in the facts; `NOT_PLAIN` where only `run` can tell. */
  readonly raw?: (frame: Frame) => unknown;
  /** The answer depends on the arguments alone. */
  readonly pure?: boolean;
}

/** Answer of `raw` where a group of facts is no plain object. */
export const NOT_PLAIN: unique symbol = Symbol('not plain');

/** One compilation: what may be read, what is meant by a missing value, and what was found wrong. */
export interface Compilation {
  readonly names: Names;
  /** Types an expression may name beside the built-in ones. */
  readonly types: ReadonlyMap<string, FeelType>;
  readonly accept?: Accept;
  readonly reference: boolean;
  readonly issues: Issue[];
  /** Nodes whose value is known already. */
  readonly constants: WeakSet<Node>;
  readonly observe?: (node: Node, type: FeelType, at: Environment) => void;
}

interface Binding {
  /** Absent for the element of a filter, whose members are in scope by their own names. */
  readonly name?: string;
  readonly slot: number;
  readonly type: FeelType;
  readonly outer: Binding | undefined;
}

/** What a name stands for: a slot, a member of a filter's element, a fact, or what only the run can tell. */
export interface Found {
  readonly kind: 'local' | 'member' | 'fact' | 'perhaps';
  readonly slot: number;
  readonly type: FeelType;
  /** Slots of elements of which nothing is known: any of them may have a member of that name. */
  readonly perhaps: readonly number[];
}

/** Names visible at one place of the tree, the innermost first. */
export class Environment {
  readonly compilation: Compilation;
  readonly #innermost: Binding | undefined;
  readonly #nextSlot: number;
  constructor(compilation: Compilation, innermost?: Binding, nextSlot = 0) {
    this.compilation = compilation;
    this.#innermost = innermost;
    this.#nextSlot = nextSlot;
  }

  /** The slot a binding made here gets. */
  get slot(): number {
    return this.#nextSlot;
  }

  /** Here, with one more name. */
  with(name: string, type: FeelType): Environment {
    return this.#bound({ name, slot: this.#nextSlot, type, outer: this.#innermost }, this.#nextSlot + 1);
  }

  /** Inside a filter: the element's members by their own names, then the element as `item`. */
  withItem(type: FeelType): Environment {
    const slot = this.#nextSlot;
    const item: Binding = { name: 'item', slot, type, outer: this.#innermost };
    return this.#bound({ slot, type, outer: item }, slot + 1);
  }

  #bound(binding: Binding, nextSlot: number): Environment {
    return new Environment(this.compilation, binding, nextSlot);
  }

  find(name: string): Found | undefined {
    const perhaps: number[] = [];
    for (let binding = this.#innermost; binding !== undefined; binding = binding.outer) {
      const { slot, type } = binding;
      if (binding.name === name) return { kind: 'local', slot, type, perhaps };
      if (binding.name !== undefined) continue;
      const member = isContext(type) ? type.members.get(name) : undefined;
      if (member !== undefined) return { kind: 'member', slot, type: member, perhaps };
      if (type === 'any' || (isContext(type) && type.open === true)) perhaps.push(slot);
    }
    const type = this.compilation.names.get(name);
    if (type !== undefined) return { kind: 'fact', slot: -1, type, perhaps };
    return perhaps.length === 0 ? undefined : { kind: 'perhaps', slot: perhaps[0]!, type: 'any', perhaps };
  }

  /** Everything that could be read here by its name, the innermost first. */
  visible(): Map<string, FeelType> {
    const visible = new Map<string, FeelType>();
    const note = (name: string, type: FeelType) => void (visible.has(name) || visible.set(name, type));
    for (let binding = this.#innermost; binding !== undefined; binding = binding.outer) {
      if (binding.name !== undefined) note(binding.name, binding.type);
      else if (isContext(binding.type)) for (const [name, type] of binding.type.members) note(name, type);
    }
    for (const [name, type] of this.compilation.names) note(name, type);
    return visible;
  }

  /** Something is wrong here, but the rest can still be compiled. */
  report(complaint: Located): void {
    const { reference, issues } = this.compilation;
    issues.push(reference ? { ...complaint.issue, severity: 'warning' } : complaint.issue);
  }
}

/** One node of the tree → one closure. Handed down, so that the parts need not import the whole. */
export type CompileNode = (node: Node, at: Environment) => Compiled;
