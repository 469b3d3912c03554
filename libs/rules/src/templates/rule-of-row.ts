import type { Condition, Rule, RuleParams, RuleTemplate } from '../types.ts';
import { cellOf, typedCell, type CellType, type Row } from './cells.ts';
import { columnsOf, placeholdersOf } from './placeholders.ts';

/** Takes a row's cells; undefined: nothing is left, since an optional cell is empty. */
type Fill = (row: Row) => unknown;
/** Parts without placeholders are the template's own objects, the same ones for every row. */
type Part = { readonly constant: unknown } | { readonly fill: Fill };

/**
 * The rule of one row. Tests that use an empty optional cell are left out of their `all` or `any`, groups of which nothing is left vanish with them;
 * texts and metadata lose the member. Values of the template that use no column are shared between all rows' rules.
 * A row whose conditions vanish altogether gives a rule with an empty `any`, which never fires; the check of the set reports it.
 */
export function ruleOfRow(template: RuleTemplate, row: Row): Rule {
  return expander(template)(row);
}

const expanders = new WeakMap<RuleTemplate, (row: Row) => Rule>();

function expander(template: RuleTemplate): (row: Row) => Rule {
  let found = expanders.get(template);
  if (found === undefined) expanders.set(template, (found = makeExpander(template)));
  return found;
}

const NEVER: Condition = { any: [] };
/** As deep as compiling follows. */
const MAX_DEPTH = 64;

function makeExpander({ columns, rule }: RuleTemplate): (row: Row) => Rule {
  const types = new Map<string, CellType>([
    ['id', 'text'],
    ...columns.map((column) => [column.name, column.type] as const),
  ]);
  const { name, priority, appliesWhen, forEach, conditions, event } = rule;
  const make = {
    name: name === undefined ? undefined : valuePart(name, types),
    priority: priority === undefined ? undefined : valuePart(priority, types),
    appliesWhen: appliesWhen === undefined ? undefined : conditionPart(appliesWhen, types),
    conditions: conditionPart(conditions, types),
    params: event.params === undefined ? undefined : metadataPart(event.params, types),
  };
  return (row) => {
    const [filledName, filledPriority] = [take(make.name, row), take(make.priority, row)];
    const [when, params] = [take(make.appliesWhen, row), take(make.params, row)];
    return {
      id: cellOf(row, 'id'),
      ...(filledName === undefined ? {} : { name: filledName as string }),
      ...(filledPriority === undefined ? {} : { priority: filledPriority as number }),
      ...(when === undefined ? {} : { appliesWhen: when as Condition }),
      ...(forEach === undefined ? {} : { forEach }),
      conditions: (take(make.conditions, row) ?? NEVER) as Condition,
      event: { type: event.type, ...(params === undefined ? {} : { params: params as RuleParams }) } as Rule['event'],
    };
  };
}

function take(part: Part | undefined, row: Row): unknown {
  if (part === undefined) return undefined;
  return 'constant' in part ? part.constant : part.fill(row);
}

/**
 * `all` and `any` lose what vanished and vanish when nothing is left; a test vanishes when a cell of its value is empty. What is no condition, or stands deeper
 * than any may, is left as it is: compiling the row's rule complains about it.
 */
function conditionPart(condition: Condition, types: ReadonlyMap<string, CellType>, depth = 0): Part {
  if (!isGroup(condition) || depth > MAX_DEPTH) return { constant: condition };
  const inner = (one: Condition): Part => conditionPart(one, types, depth + 1);
  for (const key of ['all', 'any', 'not', 'condition'] as const) {
    if (!Object.hasOwn(condition, key)) continue;
    const member = (condition as Readonly<Record<string, unknown>>)[key];
    if (key === 'condition') return withMember(condition, key, { constant: member }, types);
    if (key === 'not') return withMember(condition, key, inner(member as Condition), types);
    return Array.isArray(member)
      ? withMember(condition, key, listPart((member as Condition[]).map(inner), member, true), types)
      : { constant: condition };
  }
  return withMember(condition, 'value', testValuePart((condition as { value?: unknown }).value, types, depth), types);
}

/** The condition with one member filled in; its label may use columns too, and is left out when a cell of it is empty. */
function withMember(condition: Condition, key: string, member: Part, types: ReadonlyMap<string, CellType>): Part {
  const label = condition.name === undefined ? undefined : valuePart(condition.name, types);
  if ('constant' in member && (label === undefined || 'constant' in label)) return { constant: condition };
  const { name: _name, ...rest } = condition;
  return {
    fill: (row) => {
      const filled = take(member, row);
      if (filled === undefined) return undefined;
      const name = take(label, row);
      return { ...rest, ...(name === undefined ? {} : { name }), [key]: filled };
    },
  };
}

/** `{conditions}` of list operators holds conditions again. */
function testValuePart(value: unknown, types: ReadonlyMap<string, CellType>, depth: number): Part {
  if (!isGroup(value) || !isGroup(value['conditions'])) return valuePart(value, types);
  return groupPart(value, (one, key) =>
    key === 'conditions' ? conditionPart(one as Condition, types, depth + 1) : valuePart(one, types),
  );
}

function valuePart(value: unknown, types: ReadonlyMap<string, CellType>): Part {
  if (typeof value === 'string') return textPart(value, types, true);
  if (Array.isArray(value))
    return listPart(
      value.map((one) => valuePart(one, types)),
      value,
      false,
    );
  return isGroup(value) ? groupPart(value, (one) => valuePart(one, types)) : { constant: value };
}

/** Metadata: a member whose cell is empty is left out, a group of which nothing is left as well; inside longer texts an empty cell is no text. */
function metadataPart(value: unknown, types: ReadonlyMap<string, CellType>): Part {
  if (typeof value === 'string') return textPart(value, types, false);
  if (Array.isArray(value))
    return listPart(
      value.map((one) => metadataPart(one, types)),
      value,
      true,
    );
  if (!isGroup(value)) return { constant: value };
  const members = Object.entries(value).map(([key, one]) => [key, metadataPart(one, types)] as const);
  if (members.every(([, part]) => 'constant' in part)) return { constant: value };
  return {
    fill: (row) => {
      const filled = members.flatMap(([key, part]) => {
        const found = take(part, row);
        return found === undefined ? [] : [[key, found] as const];
      });
      return filled.length === 0 ? undefined : Object.fromEntries(filled);
    },
  };
}

function textPart(text: string, types: ReadonlyMap<string, CellType>, vanishes: boolean): Part {
  const found = placeholdersOf(text);
  if (found === undefined) return { constant: text };
  const { parts, whole } = found;
  if (whole) return { fill: (row) => typedCell(cellOf(row, parts[1]!), types.get(parts[1]!) ?? 'text') };
  const columns = columnsOf(found);
  return {
    fill: (row) =>
      vanishes && columns.some((column) => cellOf(row, column) === '')
        ? undefined
        : parts.reduce((joined, part, index) => joined + (index % 2 === 0 ? part : cellOf(row, part)), ''),
  };
}

/** @param loses items of empty cells are left out, rather than the whole list */
function listPart(items: readonly Part[], list: readonly unknown[], loses: boolean): Part {
  if (items.every((part) => 'constant' in part)) return { constant: list };
  return {
    fill: (row) => {
      const filled = items.map((part) => take(part, row));
      if (!loses) return filled.includes(undefined) ? undefined : filled;
      const left = filled.filter((one) => one !== undefined);
      return left.length === 0 ? undefined : left;
    },
  };
}

function groupPart(value: Readonly<Record<string, unknown>>, partOf: (value: unknown, key: string) => Part): Part {
  const members = Object.entries(value).map(([key, one]) => [key, partOf(one, key)] as const);
  if (members.every(([, part]) => 'constant' in part)) return { constant: value };
  return {
    fill: (row) => {
      const filled = members.map(([key, part]) => [key, take(part, row)] as const);
      return filled.some(([, one]) => one === undefined) ? undefined : Object.fromEntries(filled);
    },
  };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
