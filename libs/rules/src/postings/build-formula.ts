import { parseSteps, type Steps } from '../path.ts';
import type { Condition, Rule } from '../types.ts';
import type { FieldTable } from './fields.ts';
import { all, any, ASK, exists, forall, leaf, type Formula, type FormulaKind } from './formula.ts';
import { itemConditionOf, slotKind, textForm, type SlotKind, type TextForm } from './slots.ts';

type TestCondition = Extract<Condition, { readonly fact: string }>;

/** What building a formula needs of the shapes around it. */
export interface FormulaContext {
  readonly fields: FieldTable;
  /** Number of a shared condition over the record. */
  readonly shared: (condition: Condition) => number;
  /** Feature of *the field is a member of the set*; undefined where no record can be a member for sure. */
  readonly member: (field: number, set: string) => number | undefined;
  /** A shared condition of the set. */
  readonly named: (name: string) => Condition | undefined;
}

/** The formula of a rule's shape, with what the index has to know of it. */
export interface ShapeFormula {
  readonly root: Formula;
  /** Number of the list of a rule with `forEach`, or -1. */
  readonly each: number;
  /** The literals in the order of the signature. */
  readonly slots: readonly Slot[];
  /** Most steps the rule's closure may take: per rule, per item of the longest list, per pair of items. */
  readonly steps: readonly [number, number, number];
  /** Something in it may throw for reasons of its own: expressions, and operators that spend by the length of texts. */
  readonly mayThrow: boolean;
  /** Fields (`op[].level`) whose absence keeps the rule from answering, with what they have to be. */
  readonly needs: ReadonlyMap<string, Expected>;
}

/** What a literal is compared with; field -1: nothing that the index looks at. */
export interface Slot {
  readonly kind: SlotKind;
  readonly field: number;
  readonly form: TextForm;
}

/** What a field has to be for a test to answer; `any`: only the test knows; `mixed`: tests want different things. */
export type Expected = 'text' | 'number' | 'list' | 'any' | 'mixed';

/** Operators that answer in a few steps, or in steps that go with the length of the record's lists. */
const STEADY = new Set(
  `agreesWithTable allAtLeast anyPresent between bothOrNeither chineseIdValid codeIn contains contiguous countOf dateBetween dateNotAfter dateNotBefore
  decimalPlaces doesNotContain equal every greaterThan greaterThanInclusive hasAttribute hasMapping in inSet inTable isEmpty isLeafCode isNumeric isPresent
  lessThan lessThanInclusive matches multipleOf nameMatches noOverlap noPriorStay none notEqual notIn notInSet some startsWith sumAtMost sumEquals uniqueBy
  withinDays withinHours`.split(/\s+/),
);
const ANSWER_MISSING = new Set(['isEmpty', 'isPresent', 'anyPresent', 'bothOrNeither']);

/** Builds the formula of the first rule of a shape; the conditions have compiled without an error. */
export function buildFormula(rule: Rule, context: FormulaContext): ShapeFormula {
  const builder = new FormulaBuilder(context);
  const each = rule.forEach === undefined ? -1 : context.fields.list(rule.forEach.split('.'));
  const scope: Scope = {
    list: each,
    path: rule.forEach === undefined ? '' : `${rule.forEach}[]`,
    depth: each === -1 ? 0 : 1,
  };
  const parts = [
    ...(rule.appliesWhen === undefined ? [] : [builder.build(rule.appliesWhen, scope, true)]),
    builder.build(rule.conditions, scope, true),
  ];
  if (rule.forEach !== undefined) builder.need(rule.forEach, 'list');
  const { slots, mayThrow, needs } = builder;
  return { root: all(parts), each, slots, mayThrow, needs, steps: stepsWithCollecting(builder) };
}

/** What fired is collected by asking alternatives again, once for each level of them, and the first items of lists. */
function stepsWithCollecting({ steps: [once, perItem, perPair], anyDepth }: FormulaBuilder): [number, number, number] {
  const times = 1 + anyDepth;
  return [(once + ITEMS_COLLECTED * (perItem + perPair)) * times, perItem * times, perPair * times];
}

/** At least as many as items.ts tells. */
const ITEMS_COLLECTED = 60;

/** Where a condition stands: the innermost list whose item is `item`, and how many lists are around it. */
interface Scope {
  readonly list: number;
  readonly path: string;
  readonly depth: number;
}

class FormulaBuilder {
  readonly slots: Slot[] = [];
  readonly needs = new Map<string, Expected>();
  readonly steps: [number, number, number] = [0, 0, 0];
  mayThrow = false;
  /** Levels of alternatives inside one another. */
  anyDepth = 0;
  #open = 0;
  readonly #context: FormulaContext;
  constructor(context: FormulaContext) {
    this.#context = context;
  }

  /** @param positive the condition has to be true; else it has to be false */
  build(condition: Condition, scope: Scope, positive: boolean): Formula {
    if ('all' in condition || 'any' in condition) {
      const [conjunction, list] = 'all' in condition ? [true, condition.all] : [false, condition.any];
      if (!conjunction) this.anyDepth = Math.max(this.anyDepth, ++this.#open);
      const children = list.map((one) => this.build(one, scope, positive));
      if (!conjunction) this.#open--;
      return conjunction === positive ? all(children) : any(children);
    }
    if ('not' in condition) return this.build(condition.not, scope, !positive);
    if ('condition' in condition) return this.#other(condition, scope, positive);
    return this.#test(condition, scope, positive);
  }

  #test(test: TestCondition, scope: Scope, positive: boolean): Formula {
    const { fact, operator, value } = test;
    const steps = parseSteps(test.path ?? '') ?? [];
    const kind = slotKind(operator, value);
    if (kind !== undefined) {
      this.#spend(scope, 1, 0);
      this.#need(test, scope, kind === 'text' || kind === 'texts' ? 'text' : 'number');
      const field = this.#field(fact, steps, scope);
      const slot = this.#take({ kind, field: field ?? -1, form: textForm(operator) });
      if (field === undefined) return ASK;
      return slotFormula(operator, kind, { of: field, item: fact === 'item', slot }, positive);
    }
    const items = itemConditionOf(operator, value);
    return items === undefined
      ? this.#other(test, scope, positive)
      : this.#quantifier(test, steps, items, scope, positive);
  }

  #quantifier(test: TestCondition, steps: Steps, items: Condition, scope: Scope, positive: boolean): Formula {
    const { fact, operator } = test;
    this.#spend(scope, 1, 1);
    this.#need(test, scope, 'list');
    if (scope.depth > 1) this.mayThrow = true;
    // Lists inside of items are left to the closure; their literals count all the same.
    const inside = fact === 'item' || scope.depth > 1;
    const list = inside ? -1 : this.#context.fields.list([fact, ...steps]);
    const inner: Scope = { list, path: `${inside ? '' : [fact, ...steps].join('.')}[]`, depth: scope.depth + 1 };
    const wanted = operator === 'none' ? !positive : positive;
    const child = this.build(items, inner, wanted);
    if (inside) return ASK;
    return (operator === 'every') === positive && operator !== 'none'
      ? forall(list, child)
      : operator === 'none' && positive
        ? forall(list, child)
        : exists(list, child);
  }

  /** Tests of other operators: a value set, a condition over the record asked once, or whatever only the closure can answer. */
  #other(condition: Condition, scope: Scope, positive: boolean): Formula {
    const text = JSON.stringify(condition);
    this.#spend(scope, 200, 8);
    if (text.includes('noOverlap')) this.steps[2] += 2;
    if ('fact' in condition && !ANSWER_MISSING.has(condition.operator)) this.#need(condition, scope, 'any');
    if (!isSteady(condition, this.#context.named, 0)) {
      this.mayThrow = true;
      return ASK;
    }
    if ('fact' in condition && condition.operator === 'inSet' && typeof condition.value === 'string') {
      const field = this.#field(condition.fact, parseSteps(condition.path ?? '') ?? [], scope);
      if (field !== undefined && positive) {
        const feature = this.#context.member(field, condition.value);
        if (feature !== undefined) return leaf('member', field, { item: condition.fact === 'item', slot: feature });
      }
    }
    if (text.includes('item') && scope.depth > 0) return ASK;
    return leaf(positive ? 'holds' : 'fails', this.#context.shared(condition));
  }

  #field(fact: string, steps: Steps, { list }: Scope): number | undefined {
    const { fields } = this.#context;
    if (fact !== 'item') return fields.field(-1, [fact, ...steps]);
    return list === -1 ? undefined : fields.field(list, steps);
  }

  #take(slot: Slot): number {
    if (slot.kind === 'numbers') this.slots.push(slot);
    return this.slots.push(slot) - (slot.kind === 'numbers' ? 2 : 1);
  }

  #need({ fact, path }: TestCondition, scope: Scope, expected: Expected): void {
    const steps = parseSteps(path ?? '') ?? [];
    const [first, ...rest] = fact === 'item' ? [scope.path, ...steps] : [fact, ...steps];
    const field = rest.reduce<string>(
      (at, step) => (typeof step === 'number' ? `${at}[${step}]` : `${at}.${step}`),
      String(first),
    );
    this.need(field, expected);
  }

  need(field: string, expected: Expected): void {
    const known = this.needs.get(field);
    this.needs.set(field, known === undefined || known === expected ? expected : 'mixed');
  }

  #spend({ depth }: Scope, once: number, perItem: number): void {
    this.steps[Math.min(depth, 2)]! += once;
    this.steps[Math.min(depth + 1, 2)]! += perItem;
  }
}

/** Every operator in it, at any depth, is a steady one. */
function isSteady(value: unknown, named: FormulaContext['named'], depth: number): boolean {
  if (depth > 100) return false;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((one) => isSteady(one, named, depth + 1));
  const { operator, condition } = value as { readonly operator?: unknown; readonly condition?: unknown };
  if (typeof operator === 'string' && !STEADY.has(operator)) return false;
  if (typeof condition === 'string' && !isSteady(named(condition), named, depth + 10)) return false;
  return Object.values(value).every((one) => isSteady(one, named, depth + 1));
}

const ORDERS: Readonly<Record<string, readonly [FormulaKind, FormulaKind]>> = {
  lessThan: ['less', 'greaterOrEqual'],
  lessThanInclusive: ['lessOrEqual', 'greater'],
  greaterThan: ['greater', 'lessOrEqual'],
  greaterThanInclusive: ['greaterOrEqual', 'less'],
  equal: ['same', 'different'],
  notEqual: ['different', 'same'],
};

function slotFormula(
  operator: string,
  kind: SlotKind,
  { of, ...at }: Pick<Formula, 'of' | 'item' | 'slot'>,
  positive: boolean,
): Formula {
  if (kind === 'numbers') {
    const bounds = [
      leaf(positive ? 'greaterOrEqual' : 'less', of, at),
      leaf(positive ? 'lessOrEqual' : 'greater', of, { ...at, slot: at.slot + 1 }),
    ];
    return positive ? all(bounds) : any(bounds);
  }
  if (kind === 'number') return leaf(ORDERS[operator]![positive ? 0 : 1], of, at);
  const negated = operator === 'notEqual' || operator === 'notIn';
  return leaf(negated === positive ? 'notText' : 'text', of, { ...at, form: textForm(operator) });
}
