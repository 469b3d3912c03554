import { Budget, Decimal, type Issue, type Result } from '@caseloom/core';
import { arithmetic, arithmeticType, negate } from './arithmetic.ts';
import { childrenOf, type Node } from './ast.ts';
import { compileCall } from './calls.ts';
import { closestNames } from './closest.ts';
import { compare3, equal3, inRange3 } from './compare.ts';
import { functions } from './functions/index.ts';
import { compileFilter } from './filter.ts';
import { compileIteration } from './iterate.ts';
import { type Dialect, Located, parse } from './parse.ts';
import { readsOf } from './reads.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths } from './temporal.ts';
import { type FeelType, isContext, isList, memberType, type Names, typeName } from './types.ts';
import { type FeelValue, FeelRange, isFeelContext, isFeelList, MapContext, toFeel, valueTypeName } from './values.ts';

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

export interface CompileOptions {
  /** Facts the expression may read, with their types. Any other name is an error. */
  readonly names: Names;
  /** Type of `?` in unary tests. */
  readonly inputType?: FeelType;
}

export interface CompiledExpression {
  readonly text: string;
  /** Static type; any when it is known only when running. */
  readonly type: FeelType;
  /** Paths the expression reads, sorted: `patient.birthDate`, `op[].level`. */
  readonly reads: readonly string[];
  /** @throws BudgetExceeded. Every other trouble, a missing or ill-typed value among them, is null. */
  evaluate(scope: Scope, budget?: Budget): FeelValue;
}

export interface CompiledTest {
  readonly text: string;
  readonly reads: readonly string[];
  /** True, false, or undefined when it cannot be said. */
  test(input: FeelValue, scope: Scope, budget?: Budget): boolean | undefined;
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

/**
 * Compiles a FEEL expression once; evaluating it afterwards walks closures, never text.
 * Issues carry `span` in the text; their codes begin with EXPRESSION_.
 */
export function compileExpression(text: string, options: CompileOptions): Result<CompiledExpression> {
  return guarded(text, 'expression', options, (node) => {
    const compiled = compileNode(node, new Environment(options.names));
    return {
      text,
      type: compiled.type,
      reads: readsOf(node, options.names),
      evaluate: (scope, budget = new Budget()) => compiled.run({ scope, budget, slots: [] }),
    };
  });
}

/** Compiles the unary tests of a decision table's input cell: `-`, `> 5`, `[1..3]`, `"a", "b"`, `not(…)`, or a condition over `?`. */
export function compileUnaryTests(text: string, options: CompileOptions): Result<CompiledTest> {
  return guarded(text, 'unaryTests', options, (node) => {
    const compiled = compileNode(node, new Environment(options.names).with('?', options.inputType ?? 'any'));
    return {
      text,
      reads: readsOf(node, options.names),
      test: (input, scope, budget = new Budget()) => {
        const answer = compiled.run({ scope, budget, slots: [input] });
        return typeof answer === 'boolean' ? answer : undefined;
      },
    };
  });
}

function guarded<T>(text: string, dialect: Dialect, options: CompileOptions, build: (node: Node) => T): Result<T> {
  try {
    return { ok: true, value: build(parse(text, dialect, [...functions.keys(), ...options.names.keys()])), issues: [] };
  } catch (error) {
    if (!(error instanceof Located)) throw error;
    const issues: Issue[] = [error.issue];
    return { ok: false, issues };
  }
}

/** One node of the tree → one closure and its static type. @throws Located */
export function compileNode(node: Node, at: Environment): Compiled {
  switch (node.kind) {
    case 'literal':
      return constant(node.value, literalType(node.value));
    case 'name':
      return compileName(node, at);
    case 'input': {
      const input = at.locals.get('?');
      if (input === undefined)
        throw new Located('EXPRESSION_NAME_UNKNOWN', node.span, {
          name: '?',
          known: [...at.names.keys()].slice(0, 3).join(', '),
        });
      return { run: (frame) => frame.slots[input.slot]!, type: input.type };
    }
    case 'path':
      return compilePath(node, at);
    case 'filter':
      return compileFilter(node, at, compileNode);
    case 'call':
      return compileCall(node, at, compileNode);
    case 'negate': {
      const { run, type } = compileNode(node.operand, at);
      return { run: (frame) => negate(run(frame)), type };
    }
    case 'arithmetic':
      return compileArithmetic(node, at);
    case 'compare':
      return compileCompare(node, at);
    case 'between':
      return compileNode(
        {
          kind: 'and',
          left: { kind: 'compare', operator: '>=', left: node.value, right: node.low, span: node.span },
          right: { kind: 'compare', operator: '<=', left: node.value, right: node.high, span: node.span },
          span: node.span,
        },
        at,
      );
    case 'in':
      return compileIn(node, at);
    case 'test':
      return compileTest(node, at);
    case 'range': {
      const low = compileNode(node.low, at);
      const high = compileNode(node.high, at);
      return {
        run: (frame) => new FeelRange(low.run(frame), high.run(frame), node.lowIncluded, node.highIncluded),
        type: 'range',
      };
    }
    case 'and':
    case 'or':
      return compileLogic(node, at);
    case 'if': {
      const [condition, then, otherwise] = [
        compileNode(node.condition, at),
        compileNode(node.then, at),
        compileNode(node.else, at),
      ];
      return {
        run: (frame) => (condition.run(frame) === true ? then.run(frame) : otherwise.run(frame)),
        type: then.type === otherwise.type ? then.type : 'any',
      };
    }
    case 'quantified':
    case 'for':
      return compileIteration(node, at, compileNode);
    case 'list': {
      const items = node.items.map((item) => compileNode(item, at));
      const type = items.length > 0 && items.every((item) => item.type === items[0]!.type) ? items[0]!.type : 'any';
      return { run: (frame) => items.map((item) => item.run(frame)), type: { list: type } };
    }
    case 'context':
      return compileContext(node, at);
    case 'instanceOf': {
      const { run } = compileNode(node.value, at);
      const wanted = node.type === 'days and time duration' ? 'duration' : node.type;
      if (!INSTANCE_TYPES.includes(wanted))
        throw new Located('EXPRESSION_UNSUPPORTED', node.span, { construct: `instance of ${node.type}` });
      return {
        run: (frame) => {
          const value = run(frame);
          return value !== null && (wanted === 'Any' || valueTypeName(value) === wanted);
        },
        type: 'boolean',
      };
    }
    case 'steps':
      throw new Located('EXPRESSION_UNSUPPORTED', node.span, { construct: '..' });
  }
}

const INSTANCE_TYPES = [
  'number',
  'string',
  'boolean',
  'date',
  'date and time',
  'duration',
  'years and months duration',
  'list',
  'context',
  'range',
  'Any',
];

function constant(value: FeelValue, type: FeelType): Compiled {
  return { run: () => value, type };
}

function literalType(value: FeelValue): FeelType {
  return value === null ? 'null' : (valueTypeName(value) as FeelType);
}

function compileName(node: Node & { kind: 'name' }, at: Environment): Compiled {
  const local = at.locals.get(node.name);
  if (local !== undefined) return { run: (frame) => frame.slots[local.slot]!, type: local.type };
  const { item } = at;
  if (item !== undefined && isContext(item.type) && item.type.members.has(node.name)) {
    return {
      run: (frame) => memberOf(frame.slots[item.slot]!, node.name, frame),
      type: memberType(item.type, node.name)!,
    };
  }
  const type = at.names.get(node.name);
  if (type !== undefined) return { run: (frame) => toFeel(frame.scope(node.name), type), type };
  if (item !== undefined && (item.type === 'any' || (isContext(item.type) && item.type.open === true))) {
    return { run: (frame) => memberOf(frame.slots[item.slot]!, node.name, frame), type: 'any' };
  }
  throw new Located('EXPRESSION_NAME_UNKNOWN', node.span, {
    name: node.name,
    known: closestNames(node.name, [...at.names.keys(), ...at.locals.keys()]).join(', '),
  });
}

function compilePath(node: Node & { kind: 'path' }, at: Environment): Compiled {
  const object = compileNode(node.object, at);
  const type = memberType(object.type, node.member);
  if (type === undefined) {
    const owner = isList(object.type) ? object.type.list : object.type;
    throw new Located('EXPRESSION_FIELD_UNKNOWN', node.span, {
      owner: typeName(object.type),
      name: node.member,
      known: isContext(owner) ? closestNames(node.member, owner.members.keys()).join(', ') : '',
    });
  }
  return { run: (frame) => memberOf(object.run(frame), node.member, frame), type };
}

/** Members of contexts, projected over lists, and the parts of dates and durations. The only lookup there is. */
export function memberOf(value: FeelValue, member: string, frame: Frame): FeelValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (isFeelList(value)) {
    frame.budget.spend(value.length);
    return value.map((one) => memberOf(one, member, frame));
  }
  if (isFeelContext(value)) return value.get(member);
  const part = partOf(value, member);
  return part === undefined ? null : new Decimal(part);
}

function partOf(value: FeelValue, member: string): number | undefined {
  if (value instanceof FeelDate || value instanceof FeelDateTime) {
    const text = value.toString();
    switch (member) {
      case 'year':
        return Number(text.slice(0, 4));
      case 'month':
        return Number(text.slice(5, 7));
      case 'day':
        return Number(text.slice(8, 10));
      case 'weekday':
        return ((((value.days + 3) % 7) + 7) % 7) + 1;
    }
    if (value instanceof FeelDate) return undefined;
    const rest = value.seconds - value.days * 86400;
    return member === 'hour'
      ? Math.floor(rest / 3600)
      : member === 'minute'
        ? Math.floor(rest / 60) % 60
        : member === 'second'
          ? rest % 60
          : undefined;
  }
  if (value instanceof FeelDuration) {
    const sign = value.seconds < 0 ? -1 : 1;
    const total = Math.abs(value.seconds);
    const parts: Record<string, number> = {
      days: Math.floor(total / 86400),
      hours: Math.floor(total / 3600) % 24,
      minutes: Math.floor(total / 60) % 60,
      seconds: total % 60,
    };
    return Object.hasOwn(parts, member) ? sign * parts[member]! || 0 : undefined;
  }
  if (value instanceof FeelMonths)
    return member === 'years' ? Math.trunc(value.months / 12) : member === 'months' ? value.months % 12 : undefined;
  return undefined;
}

function compileArithmetic(node: Node & { kind: 'arithmetic' }, at: Environment): Compiled {
  const { operator } = node;
  const [left, right] = [compileNode(node.left, at), compileNode(node.right, at)];
  const type = arithmeticType(operator, left.type, right.type);
  if (type === undefined)
    throw new Located('EXPRESSION_TYPE', node.span, {
      operator,
      left: typeName(left.type),
      right: typeName(right.type),
    });
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const value = arithmetic(operator, left.run(frame), right.run(frame));
      if (typeof value === 'string') frame.budget.string(value.length);
      return value;
    },
    type,
  };
}

const ORDERED: readonly FeelType[] = [
  'number',
  'string',
  'date',
  'date and time',
  'duration',
  'years and months duration',
];
const MOMENTS: readonly FeelType[] = ['date', 'date and time'];

function comparable(operator: string, left: FeelType, right: FeelType): boolean {
  if ([left, right].some((type) => type === 'any' || type === 'null')) return true;
  if (MOMENTS.includes(left) && MOMENTS.includes(right)) return true;
  if (typeof left === 'object' || typeof right === 'object')
    return (operator === '=' || operator === '!=') && typeof left === typeof right;
  return left === right && (operator === '=' || operator === '!=' || ORDERED.includes(left));
}

function compileCompare(node: Node & { kind: 'compare' }, at: Environment): Compiled {
  const { operator } = node;
  const [left, right] = [compileNode(node.left, at), compileNode(node.right, at)];
  if (!comparable(operator, left.type, right.type))
    throw new Located('EXPRESSION_TYPE', node.span, {
      operator,
      left: typeName(left.type),
      right: typeName(right.type),
    });
  const answer = comparison(operator);
  // Asking for null is asking; meeting one is not knowing.
  const asks = isNull(node.left) || isNull(node.right);
  return {
    run: (frame) => {
      frame.budget.spend(1);
      const [a, b] = [left.run(frame), right.run(frame)];
      return (a === null || b === null) && !asks ? null : (answer(a, b) ?? null);
    },
    type: 'boolean',
  };
}

function isNull(node: Node): boolean {
  return node.kind === 'literal' && node.value === null;
}

function comparison(
  operator: (Node & { kind: 'compare' })['operator'],
): (a: FeelValue, b: FeelValue) => boolean | undefined {
  if (operator === '=') return equal3;
  if (operator === '!=')
    return (a, b) => {
      const equal = equal3(a, b);
      return equal === undefined ? undefined : !equal;
    };
  const holds: (order: number) => boolean = {
    '<': (o: number) => o < 0,
    '<=': (o: number) => o <= 0,
    '>': (o: number) => o > 0,
    '>=': (o: number) => o >= 0,
  }[operator];
  return (a, b) => {
    const order = compare3(a, b);
    return order === undefined ? undefined : holds(order);
  };
}

function compileIn(node: Node & { kind: 'in' }, at: Environment): Compiled {
  const value = compileNode(node.value, at);
  const inner = at.with('?', value.type);
  const { slot } = inner.locals.get('?')!;
  const tests = node.tests.map((test) => compileNode(test, inner).run);
  return {
    run: (frame) => {
      frame.slots[slot] = value.run(frame);
      let unknown = false;
      for (const test of tests) {
        frame.budget.spend(1);
        const answer = test(frame);
        if (answer === true) return true;
        if (answer !== false) unknown = true;
      }
      return unknown ? null : false;
    },
    type: 'boolean',
  };
}

function compileTest(node: Node & { kind: 'test' }, at: Environment): Compiled {
  const { slot } = at.locals.get('?')!;
  const tested = compileNode(node.value, at);
  if (mentionsInput(node.value)) return tested;
  return { run: (frame) => satisfies(frame.slots[slot]!, tested.run(frame), frame.budget), type: 'boolean' };
}

function satisfies(input: FeelValue, test: FeelValue, budget: Budget): FeelValue {
  if (test instanceof FeelRange) return inRange3(input, test) ?? null;
  if (isFeelList(test) && !isFeelList(input)) {
    let unknown = false;
    for (const one of test) {
      budget.spend(1);
      const answer = satisfies(input, one, budget);
      if (answer === true) return true;
      if (answer === null) unknown = true;
    }
    return unknown ? null : false;
  }
  // A missing input equals only a written null.
  if (input === null && test !== null) return null;
  return equal3(input, test) ?? null;
}

/** Inside another `in`, `?` is that one's value. */
function mentionsInput(node: Node): boolean {
  if (node.kind === 'input') return true;
  return node.kind === 'in' ? mentionsInput(node.value) : childrenOf(node).some(mentionsInput);
}

function compileLogic(node: Node & { kind: 'and' | 'or' }, at: Environment): Compiled {
  const [left, right] = [compileNode(node.left, at).run, compileNode(node.right, at).run];
  const decides = node.kind === 'or';
  return {
    run: (frame) => {
      const a = left(frame);
      if (a === decides) return decides;
      const b = right(frame);
      if (b === decides) return decides;
      return typeof a === 'boolean' && typeof b === 'boolean' ? !decides : null;
    },
    type: 'boolean',
  };
}

function compileContext(node: Node & { kind: 'context' }, at: Environment): Compiled {
  let inner = at;
  const entries = node.entries.map(({ name, value }) => {
    const compiled = compileNode(value, inner);
    inner = inner.with(name, compiled.type);
    return { name, slot: inner.locals.get(name)!.slot, compiled };
  });
  return {
    run: (frame) => {
      const made = new Map<string, FeelValue>();
      for (const { name, slot, compiled } of entries) made.set(name, (frame.slots[slot] = compiled.run(frame)));
      return new MapContext(made);
    },
    type: { members: new Map(entries.map(({ name, compiled }) => [name, compiled.type])) },
  };
}
