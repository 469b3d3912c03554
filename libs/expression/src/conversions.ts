import type { Budget } from '@caseloom/core';
import { FeelDate, FeelDateTime } from './temporal.ts';
import { type FeelType, isContext, isFunction, isList, isRange, typeName } from './types.ts';
import { FeelLambda, FeelRange, type FeelValue, isFeelContext, isFeelList, valueTypeName } from './values.ts';

/** `instance of`: null is an instance of nothing but Null; members and items may be null. */
export function isInstance(value: FeelValue, type: FeelType, budget?: Budget): boolean {
  return value === null ? type === 'null' : conforms(value, type, budget);
}

/**
 * DMN 1.5, 10.3.2.9.4: the value, if it conforms to the type; a list of one where no list is wanted, its item; a single value where a list is wanted,
 * a list of it; a date where a date and time is wanted, its midnight (UTC); else null.
 */
export function convert(value: FeelValue, type: FeelType, budget?: Budget): FeelValue {
  if (value === null || conforms(value, type, budget)) return value;
  if (isList(type)) return !isFeelList(value) && conforms(value, type.list, budget) ? [value] : null;
  if (isFeelList(value)) return value.length === 1 && conforms(value[0]!, type, budget) ? value[0]! : null;
  if (type === 'date and time' && value instanceof FeelDate) return new FeelDateTime(value.days, 0, 0, 0);
  return null;
}

function conforms(value: FeelValue, type: FeelType, budget?: Budget): boolean {
  if (type === 'any' || value === null) return true;
  if (isList(type)) {
    if (!isFeelList(value)) return false;
    if (type.list === 'any') return true;
    budget?.spend(value.length);
    return value.every((item) => conforms(item, type.list, budget));
  }
  if (isContext(type)) {
    if (!isFeelContext(value)) return false;
    budget?.spend(type.members.size);
    for (const [name, member] of type.members)
      if (!value.has(name) || !conforms(value.get(name), member, budget)) return false;
    return true;
  }
  if (isRange(type))
    return (
      value instanceof FeelRange && conforms(value.low, type.range, budget) && conforms(value.high, type.range, budget)
    );
  if (isFunction(type)) return value instanceof FeelLambda && takes(value, type.parameters);
  return valueTypeName(value) === type;
}

/** A function conforms when it takes what it will be given; what it returns is seen when it is called. */
function takes(value: FeelLambda, parameters: readonly { readonly type: FeelType }[]): boolean {
  return (
    value.parameters.length === parameters.length &&
    value.parameters.every(
      ({ type }, index) =>
        type === 'any' || parameters[index]!.type === 'any' || typeName(type) === typeName(parameters[index]!.type),
    )
  );
}
