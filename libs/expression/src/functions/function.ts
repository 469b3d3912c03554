import { Decimal } from '@caseloom/core';
import type { Compiled, Frame } from '../environment.ts';
import type { Quick } from '../quick.ts';
import { FeelDate, FeelDateTime, FeelDuration, FeelMonths } from '../temporal.ts';
import { parseDateTime } from '../temporal-texts.ts';
import { type FeelType, isContext, isFunction, isList, isRange, meet } from '../types.ts';
import { FeelLambda, FeelRange, type FeelValue, isFeelContext, isFeelList } from '../values.ts';

/**
 * `quantity`: a number or a duration. `moment`: a date or date-time, or a text that reads as one; `calendar`: without texts. `keys`: a text or a list of texts.
 * `place`: a whole number or a function. `pattern`: a regular expression or its flags, known and compiled before anything runs.
 */
export type ParameterType =
  | 'any'
  | 'number'
  | 'quantity'
  | 'integer'
  | 'string'
  | 'boolean'
  | 'list'
  | 'context'
  | 'range'
  | 'function'
  | 'keys'
  | 'place'
  | 'moment'
  | 'calendar'
  | 'pattern';

export interface Parameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly optional?: boolean;
  /** What the items of a list are, where only one kind makes sense. */
  readonly of?: FeelType;
}

/** The contract every function satisfies. */
export interface FeelFunction {
  readonly name: string;
  /** One line each for those who write rules. */
  readonly about: { readonly zh: string; readonly en: string };
  readonly parameters: readonly Parameter[];
  /** Other lists of parameters it may be called with: `date(from)` and `date(year, month, day)`. */
  readonly or?: readonly (readonly Parameter[])[];
  /** Further arguments are taken as items of the last parameter, a list: `sum(1, 2, 3)`. */
  readonly variadic?: boolean;
  readonly returns: FeelType | ((args: readonly FeelType[]) => FeelType);
  /** The function answers for missing arguments itself; else any missing or ill-typed argument makes the result unknown. */
  readonly takesNull?: boolean;
  readonly call: (args: readonly FeelValue[], frame: Frame, reference: boolean) => FeelValue;
  /** The call with its patterns compiled, once. @throws Error with the reason when one is not valid */
  readonly prepare?: (patterns: readonly (string | undefined)[]) => FeelFunction['call'];
  /** The same number without decimals, where the arguments allow it. */
  readonly quick?: (args: readonly (Compiled | undefined)[]) => Quick | undefined;
}

export function defineFunction(definition: FeelFunction): FeelFunction {
  return definition;
}

/** The argument as the parameter wants it; null when it does not fit. In `reference`, a list of one stands for its item where no list is wanted. */
export function fit(value: FeelValue, type: ParameterType, reference: boolean): FeelValue {
  if (value === null || type === 'any') return value;
  if (type === 'list') return isFeelList(value) ? value : [value];
  if (reference && type !== 'keys' && value.constructor === Array && (value as readonly FeelValue[]).length === 1)
    return fit((value as readonly FeelValue[])[0]!, type, false);
  // DMN drops the fraction of positions and lengths.
  return FITS[type](reference && type === 'integer' && value instanceof Decimal ? value.trunc() : value);
}

const FITS: Readonly<Record<Exclude<ParameterType, 'any' | 'list'>, (value: FeelValue) => FeelValue>> = {
  number: (value) => (value instanceof Decimal ? value : null),
  quantity: (value) =>
    value instanceof Decimal || value instanceof FeelDuration || value instanceof FeelMonths ? value : null,
  integer: (value) => (value instanceof Decimal && value.isInteger() && value.abs().lte(1_000_000_000) ? value : null),
  string: (value) => (typeof value === 'string' ? value : null),
  pattern: (value) => (typeof value === 'string' ? value : null),
  boolean: (value) => (typeof value === 'boolean' ? value : null),
  context: (value) => (isFeelContext(value) ? value : null),
  range: (value) => (value instanceof FeelRange ? value : null),
  function: (value) => (value instanceof FeelLambda ? value : null),
  keys: (value) => (typeof value === 'string' || isFeelList(value) ? value : null),
  place: (value) => (value instanceof FeelLambda ? value : FITS.integer(value)),
  moment: (value) => {
    if (typeof value !== 'string') return FITS.calendar(value);
    const read = parseDateTime(value);
    if (read === undefined) return null;
    return value.includes('T') ? read : new FeelDate(read.days);
  },
  calendar: (value) => (value instanceof FeelDate || value instanceof FeelDateTime ? value : null),
};

/** Can a value of that type fit? Single values fit where lists are wanted. */
export function accepts(parameter: Parameter, type: FeelType, reference: boolean): boolean {
  if (parameter.type === 'list') {
    const { of } = parameter;
    return of === undefined || meet(isList(type) ? type.list : type, of) || (isList(type) && isList(type.list));
  }
  if (reference && isList(type)) return accepts(parameter, type.list, false);
  return ACCEPTS[parameter.type](type);
}

const ACCEPTS: Readonly<Record<Exclude<ParameterType, 'list'>, (type: FeelType) => boolean>> = {
  any: () => true,
  number: (type) => meet(type, 'number'),
  quantity: (type) => meet(type, 'number') || meet(type, 'duration') || meet(type, 'years and months duration'),
  integer: (type) => meet(type, 'number'),
  string: (type) => meet(type, 'string'),
  pattern: (type) => meet(type, 'string'),
  boolean: (type) => meet(type, 'boolean'),
  context: (type) => type === 'any' || type === 'null' || isContext(type),
  range: (type) => type === 'any' || type === 'null' || type === 'range' || isRange(type),
  function: (type) => type === 'any' || type === 'null' || type === 'function' || isFunction(type),
  keys: (type) => meet(type, 'string') || (isList(type) && meet(type.list, 'string')),
  place: (type) => meet(type, 'number') || type === 'function' || isFunction(type),
  moment: (type) => meet(type, 'date') || meet(type, 'string'),
  calendar: (type) => meet(type, 'date'),
};

/** What a parameter wants, as types are written. */
export function parameterTypeName({ type, of }: Parameter): string {
  switch (type) {
    case 'any':
      return 'Any';
    case 'integer':
      return 'number';
    case 'pattern':
      return 'string';
    case 'keys':
      return 'string | list<string>';
    case 'place':
      return 'number | function';
    case 'quantity':
      return 'number | duration';
    case 'moment':
    case 'calendar':
      return 'date | date and time';
    case 'list':
      return of === undefined ? 'list' : `list<${of as string}>`;
    default:
      return type;
  }
}

/** `substring(string, start position, length?)`. */
export function signatureOf(called: FeelFunction, parameters: readonly Parameter[] = called.parameters): string {
  const listed = parameters.map((parameter) => `${parameter.name}${parameter.optional === true ? '?' : ''}`);
  return `${called.name}(${listed.join(', ')}${called.variadic === true ? ', …' : ''})`;
}

/** Every list of parameters a function may be called with. */
export function signaturesOf(called: FeelFunction): readonly (readonly Parameter[])[] {
  return [called.parameters, ...(called.or ?? [])];
}
