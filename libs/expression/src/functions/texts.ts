import { Decimal } from '@caseloom/core';
import type { FeelValue } from '../values.ts';
import { defineFunction } from './function.ts';

const text = (name: string) => ({ name, type: 'string' as const });

/** Functions of texts; positions and lengths count code points, so that 𠮷 is one character. */
export const textFunctions = [
  defineFunction({
    name: 'substring',
    about: {
      zh: '从某位置起的部分文本，位置从 1 起，负数从末尾数。',
      en: 'Part of a text from a position on; positions count from 1, negative ones from the end.',
    },
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
        length === undefined ? undefined : (length as Decimal).toNumber(),
      ),
  }),
  defineFunction({
    name: 'string length',
    about: { zh: '文本的字符数。', en: 'Number of characters of a text.' },
    parameters: [text('string')],
    returns: 'number',
    call: ([value]) => new Decimal(lengthOf(value as string)),
  }),
  defineFunction({
    name: 'upper case',
    about: { zh: '转为大写。', en: 'The text in capital letters.' },
    parameters: [text('string')],
    returns: 'string',
    call: ([value]) => (value as string).toUpperCase(),
  }),
  defineFunction({
    name: 'lower case',
    about: { zh: '转为小写。', en: 'The text in small letters.' },
    parameters: [text('string')],
    returns: 'string',
    call: ([value]) => (value as string).toLowerCase(),
  }),
  defineFunction({
    name: 'contains',
    about: { zh: '文本是否包含另一文本。', en: 'Does the text contain the match?' },
    parameters: [text('string'), text('match')],
    returns: 'boolean',
    call: ([value, match]) => (value as string).includes(match as string),
  }),
  defineFunction({
    name: 'starts with',
    about: { zh: '文本是否以另一文本开头。', en: 'Does the text start with the match?' },
    parameters: [text('string'), text('match')],
    returns: 'boolean',
    call: ([value, match]) => (value as string).startsWith(match as string),
  }),
  defineFunction({
    name: 'ends with',
    about: { zh: '文本是否以另一文本结尾。', en: 'Does the text end with the match?' },
    parameters: [text('string'), text('match')],
    returns: 'boolean',
    call: ([value, match]) => (value as string).endsWith(match as string),
  }),
  defineFunction({
    name: 'substring before',
    about: {
      zh: '另一文本首次出现之前的部分；没有则为空文本。',
      en: 'What stands before the first match; an empty text when there is none.',
    },
    parameters: [text('string'), text('match')],
    returns: 'string',
    call: ([value, match]) => (value as string).slice(0, Math.max(0, (value as string).indexOf(match as string))),
  }),
  defineFunction({
    name: 'substring after',
    about: {
      zh: '另一文本首次出现之后的部分；没有则为空文本。',
      en: 'What stands after the first match; an empty text when there is none.',
    },
    parameters: [text('string'), text('match')],
    returns: 'string',
    call: ([value, match]) => {
      const at = (value as string).indexOf(match as string);
      return at < 0 ? '' : (value as string).slice(at + (match as string).length);
    },
  }),
  defineFunction({
    name: 'string join',
    about: {
      zh: '用分隔符连接文本列表，跳过缺失项。',
      en: 'The texts of a list with a delimiter between them; missing ones are skipped.',
    },
    parameters: [
      { name: 'list', type: 'list', of: 'string' },
      { name: 'delimiter', type: 'string', optional: true },
    ],
    returns: 'string',
    takesNull: true,
    call: ([list, delimiter], { budget }) => {
      if (list === null) return null;
      const items = (list as readonly FeelValue[]).filter((one) => one !== null);
      if (!items.every((one) => typeof one === 'string')) return null;
      const between = (delimiter as string | null | undefined) ?? '';
      budget.string(items.reduce((sum, one) => sum + one.length + between.length, 0));
      return items.join(between);
    },
  }),
];

function lengthOf(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const [high, low] = [text.charCodeAt(i), text.charCodeAt(i + 1)];
    if (high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
      length--;
      i++;
    }
  }
  return length;
}

/** 1-based, negative from the end; counts code points. Out of range: unknown. */
function substring(chars: string[], start: number, length: number | undefined): FeelValue {
  if (start === 0 || Math.abs(start) > chars.length || (length !== undefined && length < 0))
    return start !== 0 && chars.length === 0 ? '' : null;
  const from = start > 0 ? start - 1 : chars.length + start;
  return chars.slice(from, length === undefined ? undefined : from + length).join('');
}
