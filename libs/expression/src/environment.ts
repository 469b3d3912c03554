import type { Budget } from '@caseloom/core';
import type { Node } from './ast.ts';
import type { FeelType, Names } from './types.ts';
import type { FeelValue } from './values.ts';

/** What an expression asks of the world: the JSON (or FEEL) value of a known name; absent is undefined or null. */
export type Scope = (name: string) => unknown;

/** State of one evaluation. Nothing in it outlives the call. */
export interface Frame {
  readonly scope: Scope;
  readonly budget: Budget;
  readonly slots: FeelValue[];
}

export type Run = (frame: Frame) => FeelValue;

export interface Compiled {
  readonly run: Run;
  readonly type: FeelType;
}

/** Names and slots visible at one place of the tree. */
export class Environment {
  readonly names: Names;
  readonly locals: ReadonlyMap<string, { readonly slot: number; readonly type: FeelType }>;
  /** Slot of `item` whose members may be read by their bare name, inside a filter. */
  readonly item: { readonly slot: number; readonly type: FeelType } | undefined;
  constructor(names: Names, locals: Environment['locals'] = new Map(), item?: Environment['item']) {
    this.names = names;
    this.locals = locals;
    this.item = item;
  }

  get depth(): number {
    return this.locals.size;
  }

  with(name: string, type: FeelType, asItem = false): Environment {
    const local = { slot: slotAfter(this.locals), type };
    return new Environment(this.names, new Map([...this.locals, [name, local]]), asItem ? local : this.item);
  }
}

function slotAfter(locals: Environment['locals']): number {
  let slot = 0;
  for (const local of locals.values()) slot = Math.max(slot, local.slot + 1);
  return slot;
}

/** One node of the tree → one closure. Handed down, so that the parts need not import the whole. */
export type CompileNode = (node: Node, at: Environment) => Compiled;
