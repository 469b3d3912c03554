import { isDate, isDateTime, isDecimalText } from '@caseloom/core';
import type { FieldInfo } from '../../../../api/knowledge.ts';

/** What stands in the record as what is shown in a text field: `2026-11-21T10:00:00` as `2026-11-21 10:00`; seconds only where there are any. */
export function shownText(type: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value as string | number | boolean);
  return type === 'datetime' || type === 'date' ? text.replace('T', ' ').replace(/( \d{2}:\d{2}):00$/, '$1') : text;
}

/** What was typed as what the record holds. Text that is not of the type is kept as typed: the check says so, nothing is swallowed. */
export function typedValue(type: string, text: string): unknown {
  if (text === '') return undefined;
  if (type === 'datetime' || type === 'date') return text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T');
  if (type === 'integer' && /^-?\d{1,9}$/.test(text)) return Number(text);
  return text;
}

/** Why a text cannot be of the field's type; undefined when it can. */
export function complaint(
  field: Pick<FieldInfo, 'type' | 'maxLength'>,
  value: unknown,
): 'date' | 'datetime' | 'integer' | 'decimal' | 'length' | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = String(value as string | number);
  if (field.type === 'date') return isDate(text) ? undefined : 'date';
  if (field.type === 'datetime') return isDateTime(text) ? undefined : 'datetime';
  if (field.type === 'integer') return /^-?\d+$/.test(text) ? undefined : 'integer';
  if (field.type === 'decimal') return isDecimalText(text) ? undefined : 'decimal';
  if (field.maxLength !== undefined && field.type === 'string' && text.length > field.maxLength) return 'length';
  return undefined;
}
