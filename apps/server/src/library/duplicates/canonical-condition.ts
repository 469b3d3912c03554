import type { Condition, Rule } from '@caseloom/rules';

/**
 * How a longer list, or a larger number, in one place of a condition changes what fires: `+` more, `-` less, `=` nobody can say. Numbers have
 * one literal; `>` and `<` tell which numbers fire more.
 */
export type Direction = '+' | '-' | '=' | 'low' | 'high';

/** A condition with its literals taken out: two with the same structure differ in their literals only. */
export interface CanonicalRule {
  readonly structure: string;
  /** Which way each place goes, in the order of the places. */
  readonly directions: readonly Direction[];
  /** The literals of each place, sorted, each once. */
  readonly places: readonly (readonly string[])[];
  /** The same of each member of the outermost `all`, with its literals: what all must hold. */
  readonly conjuncts: readonly string[];
}

interface Part {
  readonly text: string;
  readonly places: readonly (readonly string[])[];
  readonly directions: readonly Direction[];
}

type Shared = Readonly<Record<string, Condition>>;
const DEEPEST = 64;

/** The rule without names, order of members, double negations and shared conditions standing apart. */
export function canonicalRule(
  rule: Pick<Rule, 'conditions' | 'appliesWhen' | 'forEach'>,
  shared: Shared,
): CanonicalRule {
  const roots = rule.appliesWhen === undefined ? [rule.conditions] : [rule.appliesWhen, rule.conditions];
  const parts = membersOf('all', roots, shared, true, 0);
  const whole = joined('all', parts);
  return {
    structure: `${rule.forEach ?? ''}|${whole.text}`,
    directions: whole.directions,
    places: whole.places,
    conjuncts: parts.map((part) => `${rule.forEach ?? ''}|${part.text}|${JSON.stringify(part.places)}`),
  };
}

function canonical(node: Condition, shared: Shared, isPositive: boolean, depth: number): Part {
  if (depth > DEEPEST || typeof node !== 'object' || node === null) return literalPart('?', JSON.stringify(node));
  if ('all' in node) return joined('all', membersOf('all', node.all, shared, isPositive, depth));
  if ('any' in node) return joined('any', membersOf('any', node.any, shared, isPositive, depth));
  if ('not' in node) {
    if (typeof node.not === 'object' && node.not !== null && 'not' in node.not)
      return canonical(node.not.not, shared, isPositive, depth + 1);
    const inner = canonical(node.not, shared, !isPositive, depth + 1);
    return { ...inner, text: `not(${inner.text})` };
  }
  if ('condition' in node) {
    const meant = Object.hasOwn(shared, node.condition) ? shared[node.condition] : undefined;
    return meant === undefined
      ? literalPart('condition', node.condition)
      : canonical(meant, shared, isPositive, depth + 1);
  }
  return test(node, shared, isPositive, depth);
}

/** Members of a group, those of groups of the same kind inside it among them, in an order of their own. */
function membersOf(
  kind: 'all' | 'any',
  list: readonly Condition[],
  shared: Shared,
  isPositive: boolean,
  depth: number,
): Part[] {
  const flat = list.flatMap((one): readonly Condition[] =>
    typeof one === 'object' && one !== null && kind in one
      ? (one as unknown as Record<string, readonly Condition[]>)[kind]!
      : [one],
  );
  const parts = flat.map((one) => canonical(one, shared, isPositive, depth + 1));
  if (parts.length < 2) return parts;
  const keyed = parts.map((part) => ({ part, key: `${part.text}|${JSON.stringify(part.places)}` }));
  keyed.sort((a, b) =>
    a.part.text < b.part.text ? -1 : a.part.text > b.part.text ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0,
  );
  return keyed.filter(({ key }, index) => index === 0 || key !== keyed[index - 1]!.key).map(({ part }) => part);
}

function joined(kind: 'all' | 'any', parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0]!;
  return {
    text: `${kind}(${parts.map((part) => part.text).join(',')})`,
    places: parts.flatMap((part) => part.places),
    directions: parts.flatMap((part) => part.directions),
  };
}

/** Operators for which a longer list fires more; the same with another name counts as the same. */
const LISTS: Readonly<Record<string, { readonly name: string; readonly grows: boolean }>> = {
  equal: { name: 'in', grows: true },
  in: { name: 'in', grows: true },
  notEqual: { name: 'notIn', grows: false },
  notIn: { name: 'notIn', grows: false },
  codeIn: { name: 'codeIn', grows: true },
  startsWith: { name: 'startsWith', grows: true },
};
const NUMBERS: Readonly<Record<string, 'low' | 'high'>> = {
  greaterThan: 'low',
  greaterThanInclusive: 'low',
  lessThan: 'high',
  lessThanInclusive: 'high',
};

function test(node: Extract<Condition, { fact: string }>, shared: Shared, isPositive: boolean, depth: number): Part {
  const at = `${node.fact}.${(node.path ?? '').replace(/^\$\.?/, '')}`;
  const { value, operator } = node;
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && 'conditions' in value) {
    const inner = canonical(
      (value as { conditions: Condition }).conditions,
      shared,
      operator === 'none' ? !isPositive : isPositive,
      depth + 1,
    );
    const rest = Object.keys(value).length > 1 ? JSON.stringify({ ...value, conditions: null }) : '';
    const directions =
      operator === 'some' || operator === 'none' ? inner.directions : inner.directions.map((): Direction => '=');
    return { text: `${at} ${operator}${rest}(${inner.text})`, places: inner.places, directions };
  }
  const list = Object.hasOwn(LISTS, operator) ? LISTS[operator]! : undefined;
  const texts = scalars(value);
  if (list !== undefined && texts !== undefined)
    return { text: `${at} ${list.name}#`, places: [texts], directions: [list.grows === isPositive ? '+' : '-'] };
  if (texts?.length === 1 && Object.hasOwn(NUMBERS, operator) && !Number.isNaN(Number(texts[0]))) {
    const fires = NUMBERS[operator]!;
    return {
      text: `${at} ${operator}#`,
      places: [texts],
      directions: [isPositive ? fires : fires === 'low' ? 'high' : 'low'],
    };
  }
  return literalPart(`${at} ${operator}`, JSON.stringify(value));
}

function scalars(value: unknown): readonly string[] | undefined {
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!list.every((one) => typeof one === 'string' || typeof one === 'number')) return undefined;
  const texts = list.map(String);
  return texts.length < 2 ? texts : [...new Set(texts)].sort();
}

const literalPart = (text: string, literal: string): Part => ({
  text: `${text}#`,
  places: [[literal]],
  directions: ['='],
});
