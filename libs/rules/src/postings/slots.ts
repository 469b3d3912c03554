import type { Condition } from '../types.ts';
import { codeKeys } from './code-keys.ts';
import { plainNumber } from './plain-number.ts';

/** How the literal of a test is kept: one text, a list of texts, one number, two numbers. What is not kept so is part of the rule's shape. */
export type SlotKind = 'text' | 'texts' | 'number' | 'numbers';

/** What the texts of a slot have to do with the value: be it, begin it, or begin it as `codeIn` means. */
export type TextForm = 'equal' | 'starts' | 'code';

const TEXT_FORM: Readonly<Record<string, TextForm>> = {
  equal: 'equal',
  notEqual: 'equal',
  in: 'equal',
  notIn: 'equal',
  startsWith: 'starts',
  codeIn: 'code',
};
const ORDERS = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
export const QUANTIFIERS = ['some', 'every', 'none'] as const;

/** Longer texts are compared by the rule's own closure. */
const LONGEST_TEXT = 2_000;
/** Beginnings are looked up length by length. */
const LONGEST_PREFIX = 30;

export function textForm(operator: string): TextForm {
  return TEXT_FORM[operator] ?? 'equal';
}

/** The slot of a literal, or undefined where the literal stays in the shape. Says nothing about whether the literal is sound. */
export function slotKind(operator: string, value: unknown): SlotKind | undefined {
  switch (operator) {
    case 'equal':
    case 'notEqual':
      return typeof value === 'number'
        ? numberSlot(value)
        : typeof value === 'string' && isShort(value)
          ? 'text'
          : undefined;
    case 'in':
    case 'notIn':
      return isTexts(value, LONGEST_TEXT) ? 'texts' : undefined;
    case 'startsWith':
      return typeof value === 'string'
        ? value !== '' && value.length <= LONGEST_PREFIX
          ? 'text'
          : undefined
        : isTexts(value, LONGEST_PREFIX, 1)
          ? 'texts'
          : undefined;
    case 'codeIn':
      return isTexts(value, LONGEST_PREFIX, 1) && isListable(value as readonly string[]) ? 'texts' : undefined;
    case 'between':
      return Array.isArray(value) && value.length === 2 && value.every((one) => numberSlot(one) !== undefined)
        ? 'numbers'
        : undefined;
    default:
      return ORDERS.includes(operator) ? numberSlot(value) : undefined;
  }
}

/** The condition over the items where the operator is a quantifier with nothing but one. */
export function itemConditionOf(operator: string, value: unknown): Condition | undefined {
  if (!(QUANTIFIERS as readonly string[]).includes(operator)) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { conditions, ...others } = value as { readonly conditions?: Condition };
  return typeof conditions === 'object' && conditions !== null && Object.keys(others).length === 0
    ? conditions
    : undefined;
}

/** Numbers, and decimal texts as the operators' schema takes them. */
function numberSlot(value: unknown): SlotKind | undefined {
  if (typeof value === 'string' && !/^[+-]?\d+(?:\.\d+)?$/.test(value)) return undefined;
  return plainNumber(value) === undefined ? undefined : 'number';
}

/** Codes and ranges that have a list of beginnings. */
function isListable(entries: readonly string[]): boolean {
  return !entries.some((entry) => entry.includes('-')) || codeKeys(entries) !== undefined;
}

function isShort(text: string): boolean {
  return text.length <= LONGEST_TEXT;
}

function isTexts(value: unknown, longest: number, shortest = 0): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  for (const text of value)
    if (typeof text !== 'string' || text.length > longest || text.length < shortest) return false;
  return true;
}
