import { fieldOf } from '@caseloom/record';
import type { Condition, RuleSet } from '@caseloom/rules';
import { isNumberField } from './plain-facts.ts';

/** Why the library cannot be asked about a rule. */
export class NotComparable extends Error {}

/** One question about a rule and a case. */
export interface Translation {
  readonly conditions: unknown;
  readonly expressions: readonly string[];
}

/** What translating needs of the pack and the case. */
export interface TranslationContext {
  readonly set: RuleSet;
  /** Members of a value set; undefined where they are not all known. */
  readonly membersOf: (set: string) => readonly string[] | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Fields that the rule reads. */
  readonly reads: readonly string[];
}

interface Place {
  readonly fact: string;
  readonly path: string;
}
type Test = Extract<Condition, { readonly fact: string }>;

const OURS = /\b(full years|days between|hours between|minutes between|minutes of|is defined|string join)\s*\(/;
const SAME = ['equal', 'notEqual', 'in', 'notIn'];
const ORDER = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const PLAIN = ['isEmpty', 'isPresent', 'startsWith', 'matches', 'codeIn'];

/**
 * A condition of a `missing: unknown` set in the library's own words, for one case: list conditions become one condition per item of the case's list,
 * value sets their members, FEEL a fact that feelin computes. Where our answer is decided, the library's has to be the same whatever it makes of missing
 * values (Kleene's logic is monotone), so undecided answers are not compared.
 * @throws NotComparable
 */
export function translate(condition: Condition, context: TranslationContext, item?: Place): Translation {
  const expressions: string[] = [];
  const inner = (one: Condition, at: Place | undefined): unknown => {
    if ('all' in one) return { all: one.all.map((child) => inner(child, at)) };
    if ('any' in one) return one.any.length === 0 ? constant(false) : { any: one.any.map((child) => inner(child, at)) };
    if ('not' in one) return { not: inner(one.not, at) };
    if ('condition' in one) return inner(sharedOf(one.condition, context.set), at);
    return test(one, at);
  };
  const test = (one: Test, at: Place | undefined): unknown => {
    const place = placeOf(one.fact, one.path, at);
    const { operator, value } = one;
    if (['some', 'every', 'none'].includes(operator)) {
      const children = itemsOf(place, context).map((_item, index) =>
        inner((value as { conditions: Condition }).conditions, { fact: place.fact, path: `${place.path}[${index}]` }),
      );
      if (operator === 'every') return { all: children };
      const any = children.length === 0 ? constant(false) : { any: children };
      return operator === 'some' ? any : { not: any };
    }
    if (operator === 'satisfies') {
      const text = value as string;
      checkExpression(text, context.reads);
      expressions.push(text);
      return { fact: `feel:${expressions.length - 1}`, operator: 'equal', value: true };
    }
    return simple(one, place, context, at);
  };
  return { conditions: rooted(inner(condition, item)), expressions };
}

function simple({ operator, value }: Test, place: Place, context: TranslationContext, at: Place | undefined): unknown {
  const leaf = (name: string, against: unknown, path = place.path) => ({
    fact: place.fact,
    ...(path === '' ? {} : { path }),
    operator: name,
    value: against,
  });
  const below = (path: unknown): string => (place.path === '' ? String(path) : `${place.path}.${String(path)}`);
  const canonical = `${place.fact}${place.path === '' || place.path.startsWith('[') ? '' : '.'}${place.path}`.replace(
    /\[\d+\]/g,
    '[]',
  );
  const numeric = isNumberField(canonical);
  if (SAME.includes(operator) || ORDER.includes(operator)) {
    if (isReference(value)) {
      const other = placeOf(value.fact, value.path, at);
      return leaf(operator, other.path === '' ? { fact: other.fact } : { fact: other.fact, path: other.path });
    }
    if (ORDER.includes(operator) && !numeric) throw new NotComparable(`${operator} on a field that is no number`);
    return leaf(operator, Array.isArray(value) ? value.map((one) => sameType(one, numeric)) : sameType(value, numeric));
  }
  if (PLAIN.includes(operator)) return leaf(operator, value);
  switch (operator) {
    case 'contains':
      if (fieldOf(canonical)?.type !== 'string' && fieldOf(canonical)?.type !== 'icd10')
        throw new NotComparable('contains on a list');
      return leaf('includes', value);
    case 'anyPresent':
      return { any: (value as string[]).map((path) => leaf('isPresent', true, below(path))) };
    case 'bothOrNeither':
      return {
        any: [true, false].map((present) => ({
          all: (value as string[]).map((path) => leaf('isPresent', present, below(path))),
        })),
      };
    case 'allAtLeast': {
      const { paths, min } = value as { paths: string[]; min: number | string };
      return { all: paths.map((path) => leaf('greaterThanInclusive', Number(min), below(path))) };
    }
    case 'between': {
      const [low, high] = value as [number | string, number | string];
      return { all: [leaf('greaterThanInclusive', Number(low)), leaf('lessThanInclusive', Number(high))] };
    }
    case 'inSet':
    case 'notInSet': {
      const members = context.membersOf(value as string);
      if (members === undefined) throw new NotComparable(`the members of ${String(value)} are not all known`);
      return leaf(operator === 'inSet' ? 'in' : 'notIn', members);
    }
    case 'countOf': {
      const {
        conditions,
        min = 0,
        max = Number.POSITIVE_INFINITY,
      } = value as { conditions?: unknown; min?: number; max?: number };
      if (conditions !== undefined) throw new NotComparable('countOf with conditions');
      const { length } = itemsOf(place, context);
      return constant(length >= min && length <= max);
    }
    default:
      throw new NotComparable(operator);
  }
}

function sameType(value: unknown, numeric: boolean): unknown {
  if (numeric && typeof value === 'string') return Number(value);
  if (!numeric && typeof value === 'number') throw new NotComparable('a number against a text');
  return value;
}

function placeOf(fact: string, path: string | undefined, item: Place | undefined): Place {
  const below = (path ?? '').replace(/^\$\.?/, '');
  if (fact !== 'item') return { fact, path: below };
  if (item === undefined) throw new NotComparable('item outside of a list');
  return {
    fact: item.fact,
    path: below === '' ? item.path : below.startsWith('[') ? item.path + below : `${item.path}.${below}`,
  };
}

function itemsOf(place: Place, { facts }: TranslationContext): readonly unknown[] {
  let at: unknown = facts[place.fact];
  for (const match of place.path.matchAll(/\[(\d+)\]|[^.[\]]+/g))
    at = (at as Record<string | number, unknown> | undefined | null)?.[match[1] ?? match[0]];
  return Array.isArray(at) ? at : [];
}

function sharedOf(name: string, set: RuleSet): Condition {
  const shared = set.conditions?.[name];
  if (shared === undefined) throw new NotComparable(`condition ${name}`);
  return shared;
}

/** feelin has other dates, no functions of ours and binary numbers: only expressions without them mean the same. */
function checkExpression(text: string, reads: readonly string[]): void {
  if (OURS.test(text)) throw new NotComparable('FEEL with functions of ours');
  if (
    reads.some((path) => ['date', 'datetime'].includes(fieldOf(path)?.type ?? '')) ||
    /\b(date|duration)\b|@"/.test(text)
  )
    throw new NotComparable('FEEL with dates');
}

function constant(truth: boolean): unknown {
  return { fact: 'constant', operator: 'equal', value: truth };
}

function rooted(condition: unknown): unknown {
  return typeof condition === 'object' &&
    condition !== null &&
    ('all' in condition || 'any' in condition || 'not' in condition)
    ? condition
    : { all: [condition] };
}

function isReference(value: unknown): value is { readonly fact: string; readonly path?: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'fact');
}
