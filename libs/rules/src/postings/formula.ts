import type { TextForm } from './slots.ts';

/**
 * When a rule fires, as a formula without *not*: every leaf is a test that is certainly true or certainly false, which is Kleene's logic read for *true*.
 * A leaf answers 1 (it holds), 0 (it does not) or 2: only the rule's own closure can say.
 */
export type FormulaKind =
  | 'all'
  | 'any'
  /** Some item of the list, or every item of it, meets the only child. */
  | 'exists'
  | 'forall'
  /** The text is one of the slot's; or is certainly none of them. */
  | 'text'
  | 'notText'
  | 'less'
  | 'lessOrEqual'
  | 'greater'
  | 'greaterOrEqual'
  | 'same'
  | 'different'
  /** The field's value is a member of a value set, or certainly none. */
  | 'member'
  | 'notMember'
  /** A condition over the record that many rules share, asked once; true, or false. */
  | 'holds'
  | 'fails'
  | 'ask'
  | 'never';

export interface Formula {
  readonly kind: FormulaKind;
  readonly children: readonly Formula[];
  /** Number of the field a leaf reads, of the shared condition, or of the list of a quantifier. */
  readonly of: number;
  /** The field belongs to the item looked at, not to the record (or to any item of a list). */
  readonly item: boolean;
  readonly form: TextForm;
  /** Number of the literal in the rule's signature; of the value set's feature. */
  readonly slot: number;
}

export function leaf(kind: FormulaKind, of: number, more: Partial<Formula> = {}): Formula {
  return { kind, children: [], of, item: false, form: 'equal', slot: -1, ...more };
}

const NEVER = leaf('never', -1);
export const ASK = leaf('ask', -1);
export const ALWAYS = leaf('all', -1);

/** Some leaf of it only the closure can answer: it may fail, so that nothing beside it makes asking it needless. */
export function isAsked({ kind, children }: Formula): boolean {
  return kind === 'ask' || children.some(isAsked);
}

export function all(children: readonly Formula[]): Formula {
  const flat = children.flatMap((one) => (one.kind === 'all' ? one.children : [one]));
  if (flat.some((one) => one.kind === 'never')) return flat.some(isAsked) ? ASK : NEVER;
  return flat.length === 1 ? flat[0]! : { ...ALWAYS, children: flat };
}

export function any(children: readonly Formula[]): Formula {
  const flat = children.flatMap((one) => (one.kind === 'any' ? one.children : one.kind === 'never' ? [] : [one]));
  if (flat.some((one) => one.kind === 'all' && one.children.length === 0)) return flat.some(isAsked) ? ASK : ALWAYS;
  return flat.length === 0 ? NEVER : flat.length === 1 ? flat[0]! : { ...leaf('any', -1), children: flat };
}

/** Some item meets the formula. What is said of one text of the items becomes a test of the list as a whole. */
export function exists(list: number, child: Formula): Formula {
  if (child.kind === 'never') return NEVER;
  if (child.kind === 'any') return any(child.children.map((one) => exists(list, one)));
  if (child.item && (child.kind === 'text' || child.kind === 'member')) return { ...child, item: false };
  return { ...leaf('exists', list), children: [child] };
}

/** Every item meets the formula; of a list without items that is true. */
export function forall(list: number, child: Formula): Formula {
  if (child.kind === 'all' && child.children.length > 0) return all(child.children.map((one) => forall(list, one)));
  if (child.item && (child.kind === 'notText' || child.kind === 'notMember')) return { ...child, item: false };
  return { ...leaf('forall', list), children: [child] };
}
