import type { ConditionExplanation, RuleExplanation } from '@caseloom/rules';
import { isObject, type Address } from '../condition-edits.ts';
import { pathOf } from '../rule-address.ts';

/** What one case makes of one condition. */
export interface ConditionMark {
  /** Undefined: cannot be said. */
  readonly result: boolean | undefined;
  /** The value read; absent for groups and where nothing is there. */
  readonly read?: unknown;
  readonly path?: string;
  readonly missing?: { readonly path: string; readonly reason: 'missing' | 'type' | 'external' };
  /** The first reason why the rule answered as it did. */
  readonly decides: boolean;
  /** For a condition over the items of a list: how many items it holds for, fails for, cannot be said for. */
  readonly items?: { readonly holds: number; readonly fails: number; readonly unknown: number };
}

type Instance = RuleExplanation['instances'][number];

/**
 * Places an explanation on the conditions of the document it explains, by walking both. Conditions behind a name are told where the name stands;
 * conditions over items are told once, with the number of items for which they hold.
 */
export function conditionMarks(rule: unknown, instance: Instance): ReadonlyMap<string, ConditionMark> {
  const marks = new Map<string, ConditionMark>();
  if (!isObject(rule)) return marks;
  const reason = instance.firstReason;
  if (instance.appliesWhen !== undefined)
    place(rule['appliesWhen'], ['appliesWhen'], [instance.appliesWhen], reason, marks);
  place(rule['conditions'], ['conditions'], [instance.conditions], reason, marks);
  return marks;
}

/** @param told what is told of the condition: once, or once for every item of the list around it */
function place(
  condition: unknown,
  at: Address,
  told: readonly ConditionExplanation[],
  reason: ConditionExplanation | undefined,
  marks: Map<string, ConditionMark>,
): void {
  const [first] = told;
  if (first === undefined || !isObject(condition)) return;
  marks.set(pathOf(at), markOf(told, first, reason));
  const group = (['all', 'any'] as const).find((one) => Array.isArray(condition[one]));
  if (group !== undefined && first.kind === group) {
    (condition[group] as readonly unknown[]).forEach((child, index) =>
      place(child, [...at, group, index], childrenOf(told, index), reason, marks),
    );
  } else if ('not' in condition && first.kind === 'not') {
    place(condition['not'], [...at, 'not'], childrenOf(told, 0), reason, marks);
  } else if (isObject(condition['value']) && 'conditions' in condition['value']) {
    const items = told.flatMap((one) => one.children ?? []);
    place(condition['value']['conditions'], [...at, 'value', 'conditions'], items, reason, marks);
  }
}

const childrenOf = (told: readonly ConditionExplanation[], index: number): readonly ConditionExplanation[] =>
  told.flatMap((one) => one.children?.[index] ?? []);

function markOf(
  told: readonly ConditionExplanation[],
  first: ConditionExplanation,
  reason: ConditionExplanation | undefined,
): ConditionMark {
  const decides = reason !== undefined && told.some((one) => isSame(one, reason));
  if (told.length > 1) {
    const count = (result: boolean | undefined) => told.filter((one) => one.result === result).length;
    const items = { holds: count(true), fails: count(false), unknown: count(undefined) };
    const result = items.holds > 0 ? true : items.unknown > 0 ? undefined : false;
    return { result, decides, items };
  }
  return {
    result: first.result,
    decides,
    ...(first.read === undefined ? {} : { read: first.read }),
    ...(first.path === undefined ? {} : { path: first.path }),
    ...(first.missing === undefined ? {} : { missing: first.missing }),
  };
}

/** An explanation that came over the wire is a copy: the same place, the same answer. */
function isSame(one: ConditionExplanation, other: ConditionExplanation): boolean {
  return (
    one === other ||
    (one.kind === 'test' &&
      other.kind === 'test' &&
      one.path === other.path &&
      one.operator === other.operator &&
      one.result === other.result &&
      JSON.stringify(one.expected) === JSON.stringify(other.expected))
  );
}
