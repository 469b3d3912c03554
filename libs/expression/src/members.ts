import { Decimal } from '@caseloom/core';
import type { NodeOf } from './ast.ts';
import { closestNames } from './closest.ts';
import { type Compiled, type CompileNode, type Environment, type Frame, NOT_PLAIN } from './environment.ts';
import { Located } from './located.ts';
import { decimalOf, type Quick, quickOfDecimal, quickOfJson } from './quick.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths, FeelTime } from './temporal.ts';
import { type FeelType, isContext, memberNames, memberType, typeName } from './types.ts';
import { FeelRange, type FeelValue, isFeelContext, isFeelList, limitLevels, toFeel } from './values.ts';

/** A name of an iteration, of the element inside a filter, or of a known fact, the innermost first. @throws Located EXPRESSION_NAME_UNKNOWN */
export function compileName(node: NodeOf<'name'>, at: Environment): Compiled {
  const { name } = node;
  const found = at.find(name);
  if (found === undefined)
    throw new Located('EXPRESSION_NAME_UNKNOWN', node.span, {
      name,
      known: closestNames(name, at.visible().keys()).join(', '),
    });
  const { slot, type, perhaps } = found;
  const compiled =
    found.kind === 'fact'
      ? fact(name, type)
      : found.kind === 'local'
        ? local(slot, type)
        : { run: (frame: Frame) => memberOf(frame.slots[slot]!, name, frame), type };
  // In DMN an element's own member goes before what stands around the filter, though only the run can tell whether it has one.
  if (perhaps.length === 0 || (!at.compilation.reference && found.kind !== 'perhaps')) return compiled;
  return {
    run: (frame) => {
      for (const candidate of perhaps) {
        const element = frame.slots[candidate]!;
        if (isFeelContext(element) && element.has(name)) return element.get(name);
      }
      return compiled.run(frame);
    },
    type: 'any',
  };
}

function fact(name: string, type: FeelType): Compiled {
  const raw = (frame: Frame) => frame.scope(name);
  const run: Compiled['run'] = (frame) => toFeel(frame.scope(name), type);
  if (type !== 'number') return { run, type, raw };
  return { run, type, raw, quick: (frame) => quickOfJson(frame.scope(name), frame) };
}

function local(slot: number, type: FeelType): Compiled {
  const run = (frame: Frame): FeelValue => frame.slots[slot] ?? null;
  if (type !== 'number') return { run, type };
  return {
    run,
    type,
    quick: (frame) => {
      const value = frame.slots[slot];
      return value instanceof Decimal ? quickOfDecimal(value, frame) : Number.NaN;
    },
  };
}

/** `a.b`. @throws Located EXPRESSION_FIELD_UNKNOWN */
export function compilePath(node: NodeOf<'path'>, at: Environment, compileNode: CompileNode): Compiled {
  const { member } = node;
  const object = compileNode(node.object, at);
  const type = memberType(object.type, member);
  if (type === undefined)
    throw new Located('EXPRESSION_FIELD_UNKNOWN', node.span, {
      owner: typeName(object.type),
      name: member,
      known: closestNames(member, memberNames(object.type)).join(', '),
    });
  const run: Compiled['run'] = (frame) => memberOf(object.run(frame), member, frame);
  const { raw: group } = object;
  if (group === undefined || !isContext(object.type)) return { run, type };
  const isInherited = member in Object.prototype;
  const fact = node.object.kind === 'name' ? node.object.name : undefined;
  // Most paths are a group of the record and its field: no closure in between.
  const raw =
    fact === undefined
      ? (frame: Frame) => ownMember(group(frame), member, isInherited)
      : (frame: Frame) => ownMember(frame.scope(fact), member, isInherited);
  const typed: Compiled['run'] = (frame) => {
    const value = raw(frame);
    return value === NOT_PLAIN ? run(frame) : toFeel(value, type);
  };
  if (type !== 'number') return { run: typed, type, raw };
  const quick: Quick =
    fact === undefined
      ? (frame) => quickOfJson(raw(frame), frame)
      : (frame) => quickOfJson(ownMember(frame.scope(fact), member, isInherited), frame);
  return { run: typed, type, raw, quick };
}

/** The own member of a plain object as it stands in the facts. */
function ownMember(group: unknown, member: string, isInherited: boolean): unknown {
  if (group === undefined || group === null) return undefined;
  if (!isPlain(group)) return NOT_PLAIN;
  return isInherited && !Object.hasOwn(group, member) ? undefined : group[member];
}

/** A group as JSON gives it, with nothing of its own under `constructor`. */
function isPlain(value: unknown): value is Record<string, unknown> {
  return (value as object).constructor === Object;
}

/** Members of contexts, projected over lists, and the parts of dates, times, durations and ranges. The only lookup there is. */
export function memberOf(value: FeelValue, member: string, frame: Frame, level = 0): FeelValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (isFeelList(value)) {
    limitLevels(level);
    frame.budget.spend(value.length);
    return value.map((one) => memberOf(one, member, frame, level + 1));
  }
  if (isFeelContext(value)) return value.get(member);
  if (value instanceof FeelRange) return partOfRange(value, member);
  if (value instanceof FeelTime || value instanceof FeelDateTime) {
    if (member === 'timezone') return typeof value.zone === 'string' ? value.zone : null;
    if (member === 'time offset') return typeof value.zone === 'number' ? new FeelDuration(value.zone) : null;
  }
  const part = partOf(value, member);
  return part === undefined ? null : decimalOf(part, 0);
}

function partOfRange(range: FeelRange, member: string): FeelValue {
  switch (member) {
    case 'start':
      return range.low;
    case 'end':
      return range.high;
    case 'start included':
      return range.lowIncluded;
    case 'end included':
      return range.highIncluded;
    default:
      return null;
  }
}

function partOf(value: FeelValue, member: string): number | undefined {
  if (value instanceof FeelDate) return partOfDate(value, member);
  if (value instanceof FeelDateTime) return partOfDate(value, member) ?? partOfClock(value.clock, member);
  if (value instanceof FeelTime) return partOfClock(value.seconds, member);
  if (value instanceof FeelDuration) return partOfDuration(value, member);
  if (!(value instanceof FeelMonths)) return undefined;
  return member === 'years'
    ? Math.trunc(value.months / 12) || 0
    : member === 'months'
      ? value.months % 12 || 0
      : undefined;
}

function partOfDate(value: FeelDate | FeelDateTime, member: string): number | undefined {
  if (member === 'weekday') return value.weekday;
  return member === 'year' || member === 'month' || member === 'day' ? value.calendar()[member] : undefined;
}

function partOfClock(seconds: number, member: string): number | undefined {
  switch (member) {
    case 'hour':
      return Math.floor(seconds / 3600);
    case 'minute':
      return Math.floor(seconds / 60) % 60;
    case 'second':
      return seconds % 60;
    default:
      return undefined;
  }
}

function partOfDuration(value: FeelDuration, member: string): number | undefined {
  const { seconds } = value.size;
  const sign = value.negative ? -1 : 1;
  switch (member) {
    case 'days':
      return sign * Math.floor(seconds / 86400) || 0;
    case 'hours':
      return sign * (Math.floor(seconds / 3600) % 24) || 0;
    case 'minutes':
      return sign * (Math.floor(seconds / 60) % 60) || 0;
    case 'seconds':
      return sign * (seconds % 60) || 0;
    default:
      return undefined;
  }
}
