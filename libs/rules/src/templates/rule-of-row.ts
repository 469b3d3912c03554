import type { Condition, Rule, RuleTemplate } from '../types.ts';
import type { Row } from './cells.ts';
import { groupPart, isGroup, listPart, metadataPart, take, valuePart, type Part } from './parts.ts';
import { RowCells, type Slots } from './row-cells.ts';

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
