import { Decimal } from '@caseloom/core';
import type { Node } from './ast.ts';
import { closestNames } from './closest.ts';
import type { Compiled, CompileNode, Environment, Frame } from './environment.ts';
import { Located } from './located.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths } from './temporal.ts';
import { isContext, isList, memberType, typeName } from './types.ts';
import { type FeelValue, isFeelContext, isFeelList, toFeel } from './values.ts';

/** A name of an iteration, of the item inside a filter, or of a known fact, in that order. @throws Located EXPRESSION_NAME_UNKNOWN */
export function compileName(node: Node & { kind: 'name' }, at: Environment): Compiled {
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

/** `a.b`. @throws Located EXPRESSION_FIELD_UNKNOWN */
export function compilePath(node: Node & { kind: 'path' }, at: Environment, compileNode: CompileNode): Compiled {
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
