import type { ShapeFormula } from './build-formula.ts';
import { all, ALWAYS, isAsked, type Formula, type FormulaKind } from './formula.ts';

/** Kinds as numbers, for one tight loop over them. */
export const KIND = {
  all: 0,
  any: 1,
  exists: 2,
  forall: 3,
  text: 4,
  notText: 5,
  texts: 6,
  notTexts: 7,
  less: 8,
  lessOrEqual: 9,
  greater: 10,
  greaterOrEqual: 11,
  same: 12,
  different: 13,
  member: 14,
  notMember: 15,
  holds: 16,
  fails: 17,
  ask: 18,
  never: 19,
} as const;

/** What is left to check when a rule has been found by one of its tests. Literals are read from the rule's entry behind the posting. */
export interface Program {
  readonly root: ProgramNode;
  /** Found by an item of this list, which the tests of `item` are about; -1: found by the record. */
  readonly itemOf: number;
  /** The rule has `forEach`: it fires for the item it was found by. */
  readonly tellsItem: boolean;
  /** List of the rule's `forEach`, where every item has to be tried; -1: one answer for the record, or for the item it was found by. */
  readonly each: number;
  /** Slots whose literals stand in the entry, in this order. */
  readonly slots: readonly number[];
  /** Numbers per entry; 0: entries tell their own length. */
  readonly stride: number;
  /** The comparison of a number of the record that its rules, found by nothing else, are sorted by. */
  readonly sortedBy: ProgramNode | undefined;
  /** The entry's rule has to be asked whatever the checks say. */
  readonly asks: boolean;
}

export interface ProgramNode {
  readonly kind: number;
  readonly of: number;
  readonly item: boolean;
  /** The text is compared as a whole: what the texts of items are kept as. */
  readonly whole: boolean;
  /** Where the literal stands in the entry; the feature of a value set. */
  readonly at: number;
  readonly children: readonly ProgramNode[];
}

/** One way to find the rules of a shape: by any of the features of these slots (or of a value set). */
export interface Key {
  readonly slots: readonly number[];
  readonly members: readonly number[];
  readonly residual: Formula;
  readonly itemOf: number;
  /** Number of the field that decides alone, where there is one. */
  readonly field: number;
}

/** Every way to find a shape's rules: conditions without which none of them fires. */
export function keysOf({ root, each }: Pick<ShapeFormula, 'root' | 'each'>): readonly Key[] {
  const parts = partsOf(root);
  return parts.flatMap((part, index): Key[] => {
    const others = parts.filter((_one, at) => at !== index);
    if (isFound(part)) return part.item && each === -1 ? [] : [keyOf(part, all(others), part.item ? each : -1)];
    if (part.kind === 'exists' && each === -1) {
      const inner = partsOf(part.children[0]!);
      return inner.flatMap((one, at) =>
        isFound(one) && one.item
          ? [keyOf(one, all([...inner.filter((_other, other) => other !== at), ...others]), part.of)]
          : [],
      );
    }
    if (part.kind !== 'any') return [];
    const found = part.children.map((child) => foundBy(child));
    if (found.some((one) => one === undefined)) return [];
    const features = found.flatMap((one) => one!);
    const byItem = each !== -1 && features.every((one) => one.item);
    return [
      {
        slots: features.filter((one) => one.kind === 'text').map((one) => one.slot),
        members: features.filter((one) => one.kind === 'member').map((one) => one.slot),
        residual: root,
        itemOf: byItem ? each : -1,
        field: -1,
      },
    ];
  });
}

function partsOf(formula: Formula): readonly Formula[] {
  return formula.kind === 'all' ? formula.children : [formula];
}

function isFound({ kind }: Formula): boolean {
  return kind === 'text' || kind === 'member';
}

function keyOf(part: Formula, residual: Formula, itemOf: number): Key {
  const isText = part.kind === 'text';
  return { slots: isText ? [part.slot] : [], members: isText ? [] : [part.slot], residual, itemOf, field: part.of };
}

/**
 * Ways to find rules that may fail: by a test of the record that comes before anything that may throw. A record without it decides against the rule as long
 * as the field is there as a text; where it is not, the rule is asked.
 */
export function decidingKeys({ root, each }: Pick<ShapeFormula, 'root' | 'each'>): readonly Key[] {
  if (each !== -1) return [];
  const parts = partsOf(root);
  const asks = parts.findIndex(isAsked);
  const before = asks === -1 ? [] : parts.slice(0, asks);
  return before.flatMap((part) => (part.kind === 'text' && !part.item ? [keyOf(part, ALWAYS, -1)] : []));
}

/** Leaves of which one has to hold for the formula to hold. */
function foundBy(formula: Formula): readonly Formula[] | undefined {
  if (isFound(formula)) return [formula];
  if (formula.kind === 'exists') return foundBy(formula.children[0]!)?.map((one) => ({ ...one, item: false }));
  if (formula.kind === 'all') return formula.children.map(foundBy).find((one) => one !== undefined);
  if (formula.kind !== 'any') return undefined;
  const found = formula.children.map(foundBy);
  return found.some((one) => one === undefined) ? undefined : found.flatMap((one) => one!);
}

/** The program that checks a residual. `asks`: nothing is checked, the rule's closure answers. */
export function makeProgram(
  residual: Formula,
  shape: ShapeFormula,
  { itemOf, asks, isFound: found }: { readonly itemOf: number; readonly asks: boolean; readonly isFound: boolean },
): Program {
  const wanted = asks ? ALWAYS : residual;
  const slots = [...new Set(slotsIn(wanted))].sort((a, b) => a - b);
  const hasLists = slots.some((slot) => shape.slots[slot]?.kind === 'texts');
  const first = hasLists ? 2 : 1;
  const position = new Map(slots.map((slot, index) => [slot, first + index]));
  const root = nodeOf(wanted, shape, position);
  const parts = root.kind === KIND.all ? root.children : [root];
  return {
    root,
    sortedBy: found || hasLists ? undefined : parts.find(isSortable),
    itemOf,
    tellsItem: shape.each !== -1,
    each: itemOf === -1 && !asks ? shape.each : -1,
    slots,
    stride: hasLists ? 0 : first + slots.length,
    asks,
  };
}

/** Rules for which it holds lie together when they are sorted by their literals. */
function isSortable({ kind, item }: ProgramNode): boolean {
  return kind >= KIND.less && kind <= KIND.greaterOrEqual && !item;
}

const SLOTTED: ReadonlySet<FormulaKind> = new Set([
  'text',
  'notText',
  'less',
  'lessOrEqual',
  'greater',
  'greaterOrEqual',
  'same',
  'different',
]);

function slotsIn(formula: Formula): readonly number[] {
  return SLOTTED.has(formula.kind) ? [formula.slot] : formula.children.flatMap(slotsIn);
}

function nodeOf(formula: Formula, shape: ShapeFormula, position: ReadonlyMap<number, number>): ProgramNode {
  const { kind, of, item, form, slot, children } = formula;
  const isList = SLOTTED.has(kind) && shape.slots[slot]?.kind === 'texts';
  return {
    kind: kind === 'text' && isList ? KIND.texts : kind === 'notText' && isList ? KIND.notTexts : KIND[kind],
    of,
    item,
    whole: form === 'equal',
    at: SLOTTED.has(kind) ? position.get(slot)! : slot,
    children: children.map((child) => nodeOf(child, shape, position)),
  };
}
