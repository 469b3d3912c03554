import type { Condition, Rule, RuleParams, RuleTemplate } from '../types.ts';
import type { Row } from './cells.ts';
import { RowCells, type Slots } from './row-cells.ts';
import { columnsOf, placeholdersOf } from './placeholders.ts';

/** Takes a row's cells; undefined: nothing is left, since an optional cell is empty. */
type Fill = (cells: RowCells) => unknown;
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
  const slots: Slots = new Map(
    [{ name: 'id', type: 'text' as const }, ...columns].map((column, index) => [column.name, { ...column, index }]),
  );
  const { name, priority, appliesWhen, forEach, conditions, event } = rule;
  const make = {
    name: name === undefined ? undefined : valuePart(name, slots),
    priority: priority === undefined ? undefined : valuePart(priority, slots),
    appliesWhen: appliesWhen === undefined ? undefined : conditionPart(appliesWhen, slots),
    conditions: conditionPart(conditions, slots),
    params: event.params === undefined ? undefined : metadataPart(event.params, slots),
  };
  return (row) => {
    const cells = new RowCells(row, slots.size);
    const made: { -readonly [key in keyof Rule]?: Rule[key] } = { id: cells.text('id') };
    const filledName = take(make.name, cells);
    if (filledName !== undefined) made.name = filledName as string;
    const filledPriority = take(make.priority, cells);
    if (filledPriority !== undefined) made.priority = filledPriority as number;
    const when = take(make.appliesWhen, cells);
    if (when !== undefined) made.appliesWhen = when as Condition;
    if (forEach !== undefined) made.forEach = forEach;
    made.conditions = (take(make.conditions, cells) ?? NEVER) as Condition;
    const params = take(make.params, cells);
    made.event = (params === undefined ? { type: event.type } : { type: event.type, params }) as Rule['event'];
    return made as Rule;
  };
}

function take(part: Part | undefined, cells: RowCells): unknown {
  if (part === undefined) return undefined;
  return 'constant' in part ? part.constant : part.fill(cells);
}

/**
 * `all` and `any` lose what vanished and vanish when nothing is left; a test vanishes when a cell of its value is empty. What is no condition, or stands deeper
 * than any may, is left as it is: compiling the row's rule complains about it.
 */
function conditionPart(condition: Condition, slots: Slots, depth = 0): Part {
  if (!isGroup(condition) || depth > MAX_DEPTH) return { constant: condition };
  const inner = (one: Condition): Part => conditionPart(one, slots, depth + 1);
  for (const key of ['all', 'any', 'not', 'condition'] as const) {
    if (!Object.hasOwn(condition, key)) continue;
    const member = (condition as Readonly<Record<string, unknown>>)[key];
    if (key === 'condition') return withMember(condition, key, { constant: member }, slots);
    if (key === 'not') return withMember(condition, key, inner(member as Condition), slots);
    return Array.isArray(member)
      ? withMember(condition, key, listPart((member as Condition[]).map(inner), member, true), slots)
      : { constant: condition };
  }
  return withMember(condition, 'value', testValuePart((condition as { value?: unknown }).value, slots, depth), slots);
}

/** The condition with one member filled in; its label may use columns too, and is left out when a cell of it is empty. */
function withMember(condition: Condition, key: string, member: Part, slots: Slots): Part {
  const label = condition.name === undefined ? undefined : valuePart(condition.name, slots);
  if ('constant' in member && (label === undefined || 'constant' in label)) return { constant: condition };
  const { name: _name, ...rest } = condition;
  return {
    fill: (cells) => {
      const filled = take(member, cells);
      if (filled === undefined) return undefined;
      const name = take(label, cells);
      return { ...rest, ...(name === undefined ? {} : { name }), [key]: filled };
    },
  };
}

/** `{conditions}` of list operators holds conditions again. */
function testValuePart(value: unknown, slots: Slots, depth: number): Part {
  if (!isGroup(value) || !isGroup(value['conditions'])) return valuePart(value, slots);
  return groupPart(value, (one, key) =>
    key === 'conditions' ? conditionPart(one as Condition, slots, depth + 1) : valuePart(one, slots),
  );
}

function valuePart(value: unknown, slots: Slots): Part {
  if (typeof value === 'string') return textPart(value, slots, true);
  if (Array.isArray(value))
    return listPart(
      value.map((one) => valuePart(one, slots)),
      value,
      false,
    );
  return isGroup(value) ? groupPart(value, (one) => valuePart(one, slots)) : { constant: value };
}

/** Metadata: a member whose cell is empty is left out, a group of which nothing is left as well; inside longer texts an empty cell is no text. */
function metadataPart(value: unknown, slots: Slots): Part {
  if (typeof value === 'string') return textPart(value, slots, false);
  if (Array.isArray(value))
    return listPart(
      value.map((one) => metadataPart(one, slots)),
      value,
      true,
    );
  if (!isGroup(value)) return { constant: value };
  return membersPart(value, (one) => metadataPart(one, slots), true);
}

function textPart(text: string, slots: Slots, vanishes: boolean): Part {
  const found = placeholdersOf(text);
  if (found === undefined) return { constant: text };
  const { parts, whole } = found;
  if (whole) {
    const slot = slots.get(parts[1]!);
    return { fill: (cells) => (slot === undefined ? undefined : cells.typed(slot)) };
  }
  const columns = columnsOf(found);
  return {
    fill: (cells) =>
      vanishes && columns.some((column) => cells.text(column) === '')
        ? undefined
        : parts.reduce((joined, part, index) => joined + (index % 2 === 0 ? part : cells.text(part)), ''),
  };
}

/** @param loses items of empty cells are left out, rather than the whole list */
function listPart(items: readonly Part[], list: readonly unknown[], loses: boolean): Part {
  if (items.every((part) => 'constant' in part)) return { constant: list };
  return {
    fill: (cells) => {
      const filled: unknown[] = [];
      for (const item of items) {
        const one = take(item, cells);
        if (one !== undefined) filled.push(one);
        else if (!loses) return undefined;
      }
      return filled.length === 0 ? undefined : filled;
    },
  };
}

function groupPart(value: Readonly<Record<string, unknown>>, partOf: (value: unknown, key: string) => Part): Part {
  return membersPart(value, partOf, false);
}

/** @param loses members of empty cells are left out, rather than the whole group */
function membersPart(
  value: Readonly<Record<string, unknown>>,
  partOf: (value: unknown, key: string) => Part,
  loses: boolean,
): Part {
  const keys = Object.keys(value);
  const parts = keys.map((key) => partOf(value[key], key));
  if (parts.every((part) => 'constant' in part)) return { constant: value };
  return {
    fill: (cells) => {
      const filled: Record<string, unknown> = {};
      let isEmpty = true;
      for (let index = 0; index < parts.length; index++) {
        const one = take(parts[index], cells);
        if (one !== undefined) {
          setOwn(filled, keys[index]!, one);
          isEmpty = false;
        } else if (!loses) return undefined;
      }
      return isEmpty ? undefined : filled;
    },
  };
}

function setOwn(group: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(group, key, { value, enumerable: true, configurable: true, writable: true });
  else group[key] = value;
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
