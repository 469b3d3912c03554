import type { Budget, Issue } from '@caseloom/core';
import { isFeelContext, isFeelList, toFeel, type FeelType, type FeelValue, type Scope } from '@caseloom/expression';
import { compileBody } from '../compile-body.ts';
import { contextOf } from '../compound.ts';
import { listedRows } from '../rows.ts';
import { shapeIssues } from '../shape.ts';
import type { Datum } from '../types.ts';
import { NOTHING, type BoxedScope, type CompiledPart } from './boxed-scope.ts';
import type {
  Boxed,
  BoxedContext,
  BoxedFilter,
  BoxedFunction,
  BoxedInvocation,
  BoxedIteration,
  BoxedRelation,
  BoxedTable,
} from './documents.ts';
import { lambdaOf, type LambdaParameter } from './lambda.ts';
import { observe } from './observations.ts';

type Compilers = {
  readonly [K in Boxed['kind']]: (boxed: Extract<Boxed, { readonly kind: K }>, at: BoxedScope) => CompiledPart;
};

/** Compiles a boxed expression, part by part. Complaints carry the address of the part. */
export function compileBoxed(boxed: Boxed, at: BoxedScope): CompiledPart {
  const part = (compilers[boxed.kind] as (boxed: Boxed, at: BoxedScope) => CompiledPart)(boxed, at);
  return typed(part, boxed.type, at);
}

const compilers: Compilers = {
  expression: ({ expression }, at) => at.expression(expression),
  table: (boxed, at) => compileTablePart(boxed, at),
  context: compileContext,
  list: ({ items }, at) => {
    const parts = items.map((item, index) => compileBoxed(item, at.inside(`items[${index}]`)));
    return { type: { list: 'any' }, run: (scope, budget) => parts.map((part) => part.run(scope, budget)) };
  },
  relation: compileRelation,
  invocation: compileInvocation,
  function: compileFunction,
  conditional: (boxed, at) => {
    const condition = compileBoxed(boxed.if, at.inside('if'));
    const then = compileBoxed(boxed.then, at.inside('then'));
    const otherwise = compileBoxed(boxed.else, at.inside('else'));
    return {
      type: 'any',
      run: (scope, budget) => (condition.run(scope, budget) === true ? then : otherwise).run(scope, budget),
    };
  },
  filter: compileFilter,
  for: compileIteration,
  some: compileIteration,
  every: compileIteration,
};

function compileTablePart(boxed: BoxedTable, at: BoxedScope): CompiledPart {
  const issues = shapeIssues(boxed);
  const { names, missing, conformity } = at;
  const compiled = compileBody(boxed, listedRows(boxed.rules), { names, missing, model: conformity }, issues);
  for (const one of issues) at.issues.push({ ...one, path: at.inside(one.path).at });
  if (compiled === undefined || issues.some(({ severity }) => severity === 'error')) return NOTHING;
  return {
    type: 'any',
    run: (scope, budget) => {
      const { value, issue } = compiled.decide(scope, budget);
      if (issue !== undefined) observe(budget, { ...issue, path: at.address(issue.path) });
      return value;
    },
  };
}

function compileContext({ entries }: BoxedContext, at: BoxedScope): CompiledPart {
  let inner = at;
  const parts: { readonly name: string | undefined; readonly part: CompiledPart }[] = [];
  for (const [index, { name, type, value }] of entries.entries()) {
    const part = typed(compileBoxed(value, inner.inside(`entries[${index}].value`)), type, at);
    parts.push({ name, part });
    if (name !== undefined) inner = inner.with([[name, part.type]]);
  }
  const members = parts.flatMap(({ name, part }): [string, FeelType][] =>
    name === undefined ? [] : [[name, part.type]],
  );
  const result = parts.find(({ name }) => name === undefined);
  return {
    type: result?.part.type ?? { members: new Map(members) },
    run: (scope, budget) => {
      const made = new Map<string, FeelValue>();
      const seen: Scope = (name) => (made.has(name) ? made.get(name) : scope(name));
      for (const { name, part } of parts) {
        const value = part.run(seen, budget);
        if (name === undefined) return value;
        made.set(name, value);
      }
      return contextOf(made);
    },
  };
}

function compileRelation({ columns, rows }: BoxedRelation, at: BoxedScope): CompiledPart {
  const parts = rows.map((cells, row) =>
    columns.map(({ name, type }, column): readonly [string, CompiledPart] => {
      const cell = cells[column];
      const part = cell === undefined ? NOTHING : compileBoxed(cell, at.inside(`rows[${row}][${column}]`));
      return [name, typed(part, type, at)];
    }),
  );
  return {
    type: { list: { members: new Map(columns.map(({ name, type }) => [name, typeOf(type, at)])) } },
    run: (scope, budget) =>
      parts.map((cells) => contextOf(cells.map(([name, part]) => [name, part.run(scope, budget)] as const))),
  };
}

function compileInvocation(boxed: BoxedInvocation, at: BoxedScope): CompiledPart {
  const called = compileBoxed(boxed.function, at.inside('function'));
  const given = boxed.arguments.map(({ name, type, value }, index) => ({
    name,
    part: typed(compileBoxed(value, at.inside(`arguments[${index}].value`)), type, at),
  }));
  return {
    type: 'any',
    run: (scope, budget) => {
      const args = new Map(given.map(({ name, part }) => [name, part.run(scope, budget)]));
      return lambdaOf.callByName(called.run(scope, budget), args, scope, budget);
    },
  };
}

function compileFunction({ parameters, body }: BoxedFunction, at: BoxedScope): CompiledPart {
  const taken = parametersOf(parameters, at);
  const part = compileBoxed(body, at.with(taken.map(({ name, type }) => [name, type])).inside('body'));
  return {
    type: { parameters: taken, returns: part.type } as unknown as FeelType,
    run: (scope) => lambdaOf.make(taken, part, scope),
  };
}

export function parametersOf(parameters: readonly Datum[], at: BoxedScope): LambdaParameter[] {
  return parameters.map(({ name, type }) => ({
    name,
    type: typeOf(type, at),
    ...(type === undefined ? {} : { accept: (value, budget) => at.conformity.accept(value, type, budget) }),
  }));
}

function compileFilter(boxed: BoxedFilter, at: BoxedScope): CompiledPart {
  const list = compileBoxed(boxed.in, at.inside('in'));
  const itemType = listItem(list.type);
  const members =
    typeof itemType === 'object' && 'members' in itemType ? itemType.members : new Map<string, FeelType>();
  const match = compileBoxed(boxed.match, at.with([...members, ['item', itemType]]).inside('match'));
  return {
    type: { list: itemType },
    run: (scope, budget) => {
      const value = list.run(scope, budget);
      if (value === null) return null;
      return itemsOf(value).filter((item) => {
        budget.spend(1);
        return match.run(withItem(item, scope), budget) === true;
      });
    },
  };
}

/** `item`, and the members of a context by their own names. */
function withItem(item: FeelValue, scope: Scope): Scope {
  return (name) => {
    if (name === 'item') return item;
    return isFeelContext(item) && item.names().includes(name) ? item.get(name) : scope(name);
  };
}

function compileIteration({ kind, variable, in: over, each }: BoxedIteration, at: BoxedScope): CompiledPart {
  const list = compileBoxed(over, at.inside('in'));
  const body = compileBoxed(
    each,
    at
      .with([[variable, listItem(list.type)], ...(kind === 'for' ? [['partial', { list: 'any' }] as const] : [])])
      .inside('each'),
  );
  const bound =
    (item: FeelValue, made: readonly FeelValue[], scope: Scope): Scope =>
    (name) =>
      name === variable ? item : kind === 'for' && name === 'partial' ? made : scope(name);
  if (kind === 'for')
    return {
      type: { list: body.type },
      run: (scope, budget) => {
        const value = list.run(scope, budget);
        if (value === null) return null;
        const made: FeelValue[] = [];
        for (const item of itemsOf(value)) {
          budget.list(made.length);
          budget.spend(1);
          made.push(body.run(bound(item, [...made], scope), budget));
        }
        return made;
      },
    };
  const decisive = kind === 'some';
  return {
    type: 'boolean',
    run: (scope, budget) =>
      quantified(list.run(scope, budget), decisive, budget, (item) => body.run(bound(item, [], scope), budget)),
  };
}

/** Three-valued: one decisive item decides, an unknown one leaves it open. */
function quantified(
  value: FeelValue,
  decisive: boolean,
  budget: Budget,
  holds: (item: FeelValue) => FeelValue,
): FeelValue {
  if (value === null) return null;
  let open = false;
  for (const item of itemsOf(value)) {
    budget.spend(1);
    const answer = holds(item);
    if (answer === decisive) return decisive;
    if (typeof answer !== 'boolean') open = true;
  }
  return open ? null : !decisive;
}

function itemsOf(value: FeelValue): readonly FeelValue[] {
  return isFeelList(value) ? value : [value];
}

function listItem(type: FeelType): FeelType {
  return typeof type === 'object' && 'list' in type ? type.list : 'any';
}

function typeOf(type: string | undefined, at: BoxedScope): FeelType {
  return type === undefined ? 'any' : at.types.typeOf(type);
}

/** A part whose answer is made to be of a type, or is null (DMN 1.5, 10.3.2.9.4). */
export function typed(part: CompiledPart, name: string | undefined, at: BoxedScope): CompiledPart {
  if (name === undefined) return part;
  const type = at.types.typeOf(name);
  if (type === 'any' && at.types.definition(name) === undefined) return part;
  const tell = (budget: Budget) => (one: Issue) => observe(budget, one);
  const isFunction = typeof part.type === 'object' && 'parameters' in part.type;
  return {
    type: isFunction ? part.type : type,
    run: (scope, budget) =>
      at.conformity.accept(toFeel(part.run(scope, budget)), name, budget, at.address(), tell(budget)),
  };
}
