import { Decimal, formatDecimal, parseDecimal } from '@caseloom/core';
import { MAX_EXPONENT } from '../arithmetic.ts';
import type { Frame } from '../environment.ts';
import { escapeString } from '../strings.ts';
import { FeelLambda, FeelRange, type FeelValue, isFeelContext, isFeelList, limitLevels } from '../values.ts';
import { defineFunction } from './function.ts';

export const conversionFunctions = [
  defineFunction({
    name: 'string',
    about: { zh: '任何值的文本形式。', en: 'The text form of any value.' },
    parameters: [{ name: 'from', type: 'any' }],
    returns: 'string',
    call: ([value], frame) => textOf(value!, frame),
  }),
  defineFunction({
    name: 'number',
    about: {
      zh: '把文本读作数字；可给出千分位符和小数点。',
      en: 'Reads a text as a number; grouping and decimal separator may be given.',
    },
    parameters: [{ name: 'from', type: 'any' }],
    or: [
      [
        { name: 'from', type: 'string' },
        { name: 'grouping separator', type: 'string', optional: true },
        { name: 'decimal separator', type: 'string', optional: true },
      ],
    ],
    returns: 'number',
    takesNull: true,
    call: ([from, grouping, decimal]) => {
      if (from instanceof Decimal) return from;
      if (typeof from !== 'string') return null;
      return grouping === undefined && decimal === undefined
        ? numberOf(from.trim())
        : grouped(from, grouping ?? null, decimal ?? null);
    },
  }),
];

function numberOf(text: string): FeelValue {
  const plain = parseDecimal(text);
  if (plain !== undefined) return plain;
  if (text.length > 60 || !/^[+-]?(\d+(\.\d*)?|\.\d+)[eE][+-]?\d{1,4}$/.test(text)) return null;
  const value = new Decimal(text);
  return Math.abs(value.e) > MAX_EXPONENT ? null : value;
}

/** DMN: grouping is a blank, comma, period or null; decimal a period, comma or null; never the same. */
function grouped(text: string, grouping: FeelValue, decimal: FeelValue): FeelValue {
  if (grouping !== null && grouping !== ' ' && grouping !== ',' && grouping !== '.') return null;
  if ((decimal !== null && decimal !== ',' && decimal !== '.') || (grouping !== null && grouping === decimal))
    return null;
  const whole = grouping === null ? text : text.replaceAll(grouping, '');
  if (decimal === null || decimal === '.') return numberOf(whole);
  return whole.includes('.') ? null : numberOf(whole.replace(decimal, '.'));
}

/** Text form of a value; lists, contexts and ranges as FEEL writes them; null for null. */
export function textOf(value: FeelValue, frame?: Frame): string | null {
  if (value === null || typeof value === 'string') return value;
  const parts: string[] = [];
  let length = 0;
  const write = (part: string): void => {
    frame?.budget.spend(1);
    frame?.budget.string((length += part.length));
    parts.push(part);
  };
  writeValue(value, write, 0);
  return parts.join('');
}

function writeValue(value: FeelValue, write: (part: string) => void, level: number): void {
  limitLevels(level);
  if (value instanceof Decimal) write(formatDecimal(value));
  else if (value === null) write('null');
  else if (typeof value === 'string') write(`"${escapeString(value)}"`);
  else if (isFeelList(value)) {
    write('[');
    value.forEach((item, index) => {
      if (index > 0) write(', ');
      writeValue(item, write, level + 1);
    });
    write(']');
  } else if (isFeelContext(value)) {
    write('{');
    value.names().forEach((name, index) => {
      write(`${index > 0 ? ', ' : ''}${/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : `"${escapeString(name)}"`}: `);
      writeValue(value.get(name), write, level + 1);
    });
    write('}');
  } else if (value instanceof FeelRange) {
    write(value.lowIncluded ? '[' : '(');
    if (value.low !== null) writeValue(value.low, write, level + 1);
    write('..');
    if (value.high !== null) writeValue(value.high, write, level + 1);
    write(value.highIncluded ? ']' : ')');
  } else if (value instanceof FeelLambda)
    write(`function(${value.parameters.map((parameter) => parameter.name).join(', ')})`);
  else write(String(value));
}
