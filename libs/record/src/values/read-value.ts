import type { Field } from '../types.ts';
import { durationMinutes, durationText, minutesOfHours } from './duration.ts';
import { readMoment } from './moment.ts';
import { decimalOfNumber, readDecimal, readInteger } from './number.ts';
import { foldWidth, isDash, isMissingMark } from './text.ts';

/** A dash there is an answer: the form asks to write one where no card was issued. */
const DASH_IS_AN_ANSWER: ReadonlySet<string> = new Set(['patient.healthCardNo']);
/** Durations that come as a number of hours as well. */
const HOURS_ALLOWED: ReadonlySet<string> = new Set(['clin.ventilatorDuration', 'icu[].duration']);
const UNIT_WORDS: Readonly<Record<string, readonly string[]>> = {
  岁: ['岁'],
  月: ['月', '个月'],
  天: ['天', '日'],
  g: ['g', '克'],
  元: ['元'],
  h: ['h', '小时'],
  ml: ['ml'],
};

/** What a text or JSON value means for a field: absent, a value, or a value that is not of the field's type. */
export interface Reading {
  /** Undefined when the value is missing. An ill-typed value stays as it came, so that a rule can name it. */
  readonly value: unknown;
  /** Message code of what is wrong. */
  readonly problem?: string;
}

const ABSENT: Reading = { value: undefined };

/** Reads one cell for a field. Surrounding blanks never count. */
export function readText(field: Field, text: string): Reading {
  const trimmed = text.trim();
  if (trimmed === '') return ABSENT;
  if (field.type === 'string') {
    return isDash(trimmed) && !DASH_IS_AN_ANSWER.has(field.path) ? ABSENT : { value: trimmed };
  }
  const plain = foldWidth(trimmed);
  if (isMissingMark(plain)) return ABSENT;
  return TYPE_READERS[field.type](plain, field);
}

/** Reads one JSON value for a field. */
export function readValue(field: Field, value: unknown): Reading {
  if (value === undefined || value === null) return ABSENT;
  if (typeof value === 'string') return readText(field, value);
  if (typeof value === 'number') {
    const text = decimalOfNumber(value);
    return text === undefined ? { value, problem: 'RECORD_VALUE_TYPE' } : readText(field, text);
  }
  if (typeof value === 'boolean' && field.type === 'boolean') return { value };
  return { value, problem: 'RECORD_VALUE_TYPE' };
}

type TypeReader = (text: string, field: Field) => Reading;

const code: TypeReader = (text) => ({ value: text });

const TYPE_READERS: Record<Field['type'], TypeReader> = {
  string: code,
  code,
  icd10: code,
  icd9cm3: code,
  integer: (text, field) => {
    const value = readInteger(withoutUnit(text, field));
    return value === undefined ? { value: text, problem: 'RECORD_NOT_INTEGER' } : { value };
  },
  decimal: (text, field) => {
    const value = readDecimal(withoutUnit(text, field)) ?? monthsAndDays(text, field);
    return value === undefined ? { value: text, problem: 'RECORD_NOT_DECIMAL' } : { value };
  },
  date: (text) => {
    const moment = readMoment(text);
    return moment === undefined ? { value: text, problem: 'RECORD_NOT_DATE' } : { value: moment.date };
  },
  datetime: (text) => {
    const moment = readMoment(text);
    if (moment === undefined) return { value: text, problem: 'RECORD_NOT_DATE' };
    return { value: moment.time === undefined ? moment.date : `${moment.date}T${moment.time}` };
  },
  duration: (text, field) => {
    const minutes =
      durationMinutes(text) ?? (HOURS_ALLOWED.has(field.path) ? minutesOfHours(withoutUnit(text, field)) : undefined);
    return minutes === undefined ? { value: text, problem: 'RECORD_NOT_DURATION' } : { value: durationText(minutes) };
  },
  boolean: (text) => {
    if (['true', '1', '是', 'Y', 'y'].includes(text)) return { value: true };
    if (['false', '0', '否', 'N', 'n'].includes(text)) return { value: false };
    return { value: text, problem: 'RECORD_VALUE_TYPE' };
  },
};

function withoutUnit(text: string, field: Field): string {
  if (field.unit === undefined) return text;
  const word = UNIT_WORDS[field.unit]?.find((unit) => text.endsWith(unit));
  return word === undefined ? text : text.slice(0, -word.length).trim();
}

/** The 2011 form writes an infant's age as completed months and days of the next: `2 15/30` is 2.5 months, two places. */
function monthsAndDays(text: string, field: Field): string | undefined {
  if (field.path !== 'patient.ageMonths') return undefined;
  const match = /^(?:(\d{1,2})\s+)?(\d{1,2})\/30$/.exec(text);
  if (match === null || Number(match[2]) > 29) return undefined;
  return readDecimal((Number(match[1] ?? '0') + Math.round((Number(match[2]) / 30) * 100) / 100).toFixed(2));
}
