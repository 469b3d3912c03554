import { type Budget, Decimal } from '@caseloom/core';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths, parseDateTime } from '../temporal.ts';
import type { FeelType } from '../types.ts';
import { type FeelValue, isFeelList } from '../values.ts';

/** `moment`: a date or date-time, or a text that reads as one. `pattern`: a literal regular expression, compiled once. */
export type ParameterType =
  | 'any'
  | 'number'
  | 'integer'
  | 'string'
  | 'boolean'
  | 'list'
  | 'moment'
  | 'duration'
  | 'pattern';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional?: boolean;
}

/** The contract every function satisfies. */
export interface FeelFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Further arguments are taken as items of the last parameter, a list: `sum(1, 2, 3)`. */
  readonly variadic?: boolean;
  readonly returns: FeelType;
  /** The function answers for missing arguments itself; else any missing or ill-typed argument makes the result unknown. */
  readonly takesNull?: boolean;
  readonly call: (args: readonly FeelValue[], budget: Budget) => FeelValue;
}

export function defineFunction(definition: FeelFunction): FeelFunction {
  return definition;
}

/** The argument as the parameter wants it; null when it does not fit. */
export function fit(value: FeelValue, type: ParameterType): FeelValue {
  switch (type) {
    case 'number':
      return value instanceof Decimal ? value : null;
    case 'integer':
      return value instanceof Decimal && value.isInteger() && value.abs().lte(1_000_000) ? value : null;
    case 'string':
    case 'pattern':
      return typeof value === 'string' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'list':
      return value === null || isFeelList(value) ? value : [value];
    case 'moment':
      if (typeof value === 'string')
        return value.length === 10 ? dateOf(parseDateTime(value)) : (parseDateTime(value) ?? null);
      return value instanceof FeelDate || value instanceof FeelDateTime ? value : null;
    case 'duration':
      return value instanceof FeelDuration || value instanceof FeelMonths ? value : null;
    default:
      return value;
  }
}

function dateOf(value: FeelDateTime | undefined): FeelDate | null {
  return value === undefined ? null : new FeelDate(value.days);
}
