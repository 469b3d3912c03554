import { Decimal, formatDecimal, parseDecimal } from '@caseloom/core';
import { RE2JS } from 're2js';
import { type FeelValue, isFeelContext, isFeelList } from '../values.ts';
import { defineFunction } from './function.ts';

const text = (name: string) => ({ name, type: 'string' as const });

export const textFunctions = [
  defineFunction({
    name: 'string',
    parameters: [{ name: 'from', type: 'any' }],
    returns: 'string',
    call: ([value]) => textOf(value!),
  }),
  defineFunction({
    name: 'number',
    parameters: [{ name: 'from', type: 'any' }],
    returns: 'number',
    call: ([value]) =>
      typeof value === 'string' ? (parseDecimal(value.trim()) ?? null) : value instanceof Decimal ? value : null,
  }),
  defineFunction({
    name: 'substring',
    parameters: [
      text('string'),
      { name: 'start position', type: 'integer' },
      { name: 'length', type: 'integer', optional: true },
    ],
    returns: 'string',
    call: ([value, start, length]) =>
      substring(
        [...(value as string)],
        (start as Decimal).toNumber(),
        length == null ? undefined : (length as Decimal).toNumber(),
      ),
  }),
  defineFunction({
    name: 'string length',
    parameters: [text('string')],
    returns: 'number',
    call: ([value]) => new Decimal([...(value as string)].length),
  }),
  defineFunction({
    name: 'upper case',
    parameters: [text('string')],
    returns: 'string',
    call: ([value]) => (value as string).toUpperCase(),
  }),
  defineFunction({
    name: 'lower case',
    parameters: [text('string')],
    returns: 'string',
    call: ([value]) => (value as string).toLowerCase(),
  }),
  defineFunction({
    name: 'contains',
    parameters: [text('string'), text('match')],
    returns: 'boolean',
    call: ([value, match]) => (value as string).includes(match as string),
  }),
  defineFunction({
    name: 'starts with',
    parameters: [text('string'), text('match')],
    returns: 'boolean',
    call: ([value, match]) => (value as string).startsWith(match as string),
  }),
  defineFunction({
    name: 'ends with',
    parameters: [text('string'), text('match')],
    returns: 'boolean',
    call: ([value, match]) => (value as string).endsWith(match as string),
  }),
  defineFunction({
    name: 'substring before',
    parameters: [text('string'), text('match')],
    returns: 'string',
    call: ([value, match]) => (value as string).slice(0, Math.max(0, (value as string).indexOf(match as string))),
  }),
  defineFunction({
    name: 'substring after',
    parameters: [text('string'), text('match')],
    returns: 'string',
    call: ([value, match]) =>
      (value as string).includes(match as string)
        ? (value as string).slice((value as string).indexOf(match as string) + (match as string).length)
        : '',
  }),
  defineFunction({
    name: 'string join',
    parameters: [
      { name: 'list', type: 'list' },
      { name: 'delimiter', type: 'string', optional: true },
    ],
    returns: 'string',
    call: ([list, delimiter], budget) => {
      const items = (list as readonly FeelValue[]).filter((one) => one !== null);
      if (!items.every((one) => typeof one === 'string')) return null;
      const joined = items.join((delimiter as string | undefined) ?? '');
      budget.string(joined.length);
      return joined;
    },
  }),
  // The compiler replaces this call by one with the pattern compiled once.
  defineFunction({
    name: 'matches',
    parameters: [
      text('input'),
      { name: 'pattern', type: 'pattern' },
      { name: 'flags', type: 'pattern', optional: true },
    ],
    returns: 'boolean',
    call: () => null,
  }),
];

/** Linear-time pattern (RE2). @throws Error with the reason when the pattern is not valid; flags i, s, m */
export function compilePattern(pattern: string, flags = ''): (text: string) => boolean {
  let bits = 0;
  for (const flag of flags) {
    if (flag === 'i') bits |= RE2JS.CASE_INSENSITIVE;
    else if (flag === 's') bits |= RE2JS.DOTALL;
    else if (flag === 'm') bits |= RE2JS.MULTILINE;
    else throw new Error(`flag ${flag}`);
  }
  if (pattern.length > 1000) throw new Error('more than 1000 characters');
  const compiled = RE2JS.compile(pattern, bits);
  return (value) => compiled.matcher(value).find();
}

/** Text form of a value; lists and contexts as FEEL writes them; null for null. */
export function textOf(value: FeelValue): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Decimal) return formatDecimal(value);
  if (isFeelList(value)) return `[${value.map(inner).join(', ')}]`;
  if (isFeelContext(value))
    return `{${value
      .names()
      .map((name) => `${name}: ${inner(value.get(name))}`)
      .join(', ')}}`;
  return String(value);
}

function inner(value: FeelValue): string {
  return typeof value === 'string' ? `"${value}"` : (textOf(value) ?? 'null');
}

/** 1-based, negative from the end; counts code points. Out of range: unknown. */
function substring(chars: string[], start: number, length: number | undefined): FeelValue {
  if (start === 0 || Math.abs(start) > chars.length || (length !== undefined && length < 0))
    return start !== 0 && chars.length === 0 ? '' : null;
  const from = start > 0 ? start - 1 : chars.length + start;
  return chars.slice(from, length === undefined ? undefined : from + length).join('');
}
