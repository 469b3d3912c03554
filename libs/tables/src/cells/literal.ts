import { Decimal } from '@caseloom/core';
import { type FeelDate, type FeelDateTime, parseDate, parseDateTime } from '@caseloom/expression';

/** A constant that is read without the grammar. */
export type Literal = Decimal | string | boolean | FeelDate | FeelDateTime;

const NUMBER = /^-?(?:\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})$/;
const TEXT = /^"([^"\\\r\n]*)"$/;
const DAY = /^(?:date\("|@")(\d{4}-\d{2}-\d{2})(?:"\)|")$/;
const MOMENT = /^(?:date and time\("|@")(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:"\)|")$/;

/**
 * The value of a plain literal: a number, a text without escapes, true, false, a date or a local date and time. Nine cells of ten are one of these;
 * anything else, wrong dates among them, is undefined and goes the way of every expression.
 */
export function readLiteral(text: string): Literal | undefined {
  if (text === 'true') return true;
  if (text === 'false') return false;
  const first = text.charCodeAt(0);
  if (first === 34) return TEXT.exec(text)?.[1];
  if (NUMBER.test(text)) return new Decimal(text);
  if (first !== 100 && first !== 64) return undefined;
  const day = DAY.exec(text);
  if (day !== null && text.startsWith('@') === text.endsWith('"')) return parseDate(day[1]!);
  const moment = MOMENT.exec(text);
  return moment !== null && text.startsWith('@') === text.endsWith('"') ? parseDateTime(moment[1]!) : undefined;
}
