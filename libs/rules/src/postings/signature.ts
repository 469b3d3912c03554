import type { Condition, Rule } from '../types.ts';
import { itemConditionOf, slotKind } from './slots.ts';

/** Deeper conditions, and odd documents, are compiled one by one. */
const DEEPEST = 24;

/** A rule's structure as a text, and its literals in the order written: rules with the same text differ in their literals only. */
export interface Signature {
  readonly text: string;
  readonly literals: readonly unknown[];
}

/** @returns undefined for documents that only the full compiler should look at */
export function signatureOf(rule: Rule): Signature | undefined {
  const literals: unknown[] = [];
  try {
    let text = `${rule.forEach === undefined ? '' : JSON.stringify(rule.forEach)}\n`;
    if (rule.appliesWhen !== undefined) text += describe(rule.appliesWhen, literals, 0);
    text += '\n' + describe(rule.conditions, literals, 0);
    return { text, literals };
  } catch (error) {
    if (error === ODD) return undefined;
    throw error;
  }
}

const ODD = new RangeError('odd condition');

type Loose = {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
  readonly condition?: string;
  readonly fact?: string;
  readonly path?: string;
  readonly operator?: string;
  readonly value?: unknown;
};

function describe(condition: Condition, literals: unknown[], depth: number): string {
  if (depth > DEEPEST || typeof condition !== 'object' || condition === null) throw ODD;
  const { all, any, not, condition: shared, fact, path, operator, value } = condition as Loose;
  if (all !== undefined) return list('&', all, literals, depth);
  if (any !== undefined) return list('|', any, literals, depth);
  if (not !== undefined) return `!${describe(not, literals, depth + 1)}`;
  if (shared !== undefined) return `=${JSON.stringify(shared)}`;
  if (typeof fact !== 'string' || typeof operator !== 'string') throw ODD;
  if (path !== undefined && typeof path !== 'string') throw ODD;
  // With the lengths in front no two tests read alike.
  const test = `${fact.length},${path === undefined ? -1 : path.length},${operator.length}:${fact}${path ?? ''}${operator}`;
  const kind = slotKind(operator, value);
  if (kind !== undefined) {
    if (kind === 'numbers') literals.push(...(value as readonly unknown[]));
    else literals.push(value);
    return `${test}${kind};`;
  }
  const items = itemConditionOf(operator, value);
  if (items !== undefined) return `${test}{${describe(items, literals, depth + 1)}}`;
  return `${test}${JSON.stringify(value) ?? 'undefined'};`;
}

function list(kind: '&' | '|', conditions: readonly Condition[], literals: unknown[], depth: number): string {
  if (!Array.isArray(conditions)) throw ODD;
  let text = `${kind}(`;
  for (const one of conditions) text += describe(one, literals, depth + 1);
  return `${text})`;
}
