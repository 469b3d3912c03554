import type { Condition, Rule } from '@caseloom/rules';

/** What a condition is made of, for finding where something is used. */
export interface ConditionParts {
  /** Canonical paths read, without the places of items: `diagnoses[].code`, `fee.total`. */
  readonly fields: ReadonlySet<string>;
  /** Texts compared with: codes, values, texts with placeholders. */
  readonly literals: ReadonlySet<string>;
  /** Value sets, code tables and maps named. */
  readonly sets: ReadonlySet<string>;
  /** Shared conditions named. */
  readonly named: ReadonlySet<string>;
  readonly operators: ReadonlySet<string>;
}

/** Operators whose value names a table of the pack rather than codes. */
const NAMES_A_SET = new Set(['inSet', 'notInSet', 'inTable', 'hasMapping', 'isLeafCode']);

/** @param shared conditions of the set, which count as part of every rule that names them */
export function partsOf(
  rule: Pick<Rule, 'conditions' | 'appliesWhen' | 'forEach'>,
  shared: Readonly<Record<string, Condition>> = {},
): ConditionParts {
  const parts = {
    fields: new Set<string>(),
    literals: new Set<string>(),
    sets: new Set<string>(),
    named: new Set<string>(),
    operators: new Set<string>(),
  };
  const item = rule.forEach === undefined ? 'item' : `${rule.forEach}[]`;
  if (rule.forEach !== undefined) parts.fields.add(rule.forEach);
  for (const root of [rule.appliesWhen, rule.conditions]) if (root !== undefined) walk(root, item, shared, parts, 0);
  return parts;
}

type Open = { readonly [K in keyof ConditionParts]: Set<string> };
const DEEPEST = 64;

function walk(
  node: Condition,
  item: string,
  shared: Readonly<Record<string, Condition>>,
  parts: Open,
  depth: number,
): void {
  if (depth > DEEPEST || !isGroup(node)) return;
  if ('all' in node || 'any' in node) {
    for (const one of 'all' in node ? node.all : (node as { any: readonly Condition[] }).any)
      walk(one, item, shared, parts, depth + 1);
  } else if ('not' in node) walk(node.not, item, shared, parts, depth + 1);
  else if ('condition' in node) {
    if (parts.named.has(node.condition)) return;
    parts.named.add(node.condition);
    const meant = Object.hasOwn(shared, node.condition) ? shared[node.condition] : undefined;
    if (meant !== undefined) walk(meant, item, shared, parts, depth + 1);
  } else if ('fact' in node) {
    const field = fieldOf(node.fact, node.path, item);
    parts.fields.add(field);
    parts.operators.add(node.operator);
    addValue(node.value, node.operator, field, item, shared, parts, depth);
  }
}

function addValue(
  value: unknown,
  operator: string,
  field: string,
  item: string,
  shared: Readonly<Record<string, Condition>>,
  parts: Open,
  depth: number,
): void {
  if (typeof value === 'string' || typeof value === 'number')
    (NAMES_A_SET.has(operator) ? parts.sets : parts.literals).add(String(value));
  else if (Array.isArray(value)) for (const one of value) addValue(one, operator, field, item, shared, parts, depth);
  else if (isGroup(value)) {
    const { conditions, fact, path, ...rest } = value as Record<string, unknown>;
    if (isGroup(conditions)) walk(conditions as Condition, `${field}[]`, shared, parts, depth + 1);
    if (typeof fact === 'string') parts.fields.add(fieldOf(fact, typeof path === 'string' ? path : undefined, item));
    for (const one of Object.values(rest)) addValue(one, operator, field, item, shared, parts, depth);
  }
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldOf(fact: string, path: string | undefined, item: string): string {
  const rest = (path ?? '').replace(/^\$\.?/, '').replace(/\[\d+\]/g, '[]');
  const base = fact === 'item' ? item : fact;
  return rest === '' ? base : rest.startsWith('[') ? base + rest : `${base}.${rest}`;
}
