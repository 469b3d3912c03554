import { or3, type Truth } from '@caseloom/core';
import { defineOperator } from '../operator.ts';
import { scalar } from '../../condition-schema.ts';
import { equalScalars } from '../../values.ts';

/** A list has an item equal to the value, or a text contains the text. */
export const containsOperator = defineOperator({
  id: 'contains',
  title: { zh: '包含', en: 'contains' },
  operand: 'any',
  value: scalar,
  compile: (value) => (operand) => holds(operand, value),
  compare: holds,
  reference: (operand, value) => Array.isArray(operand) && operand.indexOf(value) > -1,
});

export function holds(operand: unknown, value: unknown): Truth {
  if (Array.isArray(operand))
    return or3(operand.map((item) => equalScalars(item, value) ?? (typeof item === 'object' ? undefined : false)));
  return typeof operand === 'string' && typeof value === 'string' ? operand.includes(value) : undefined;
}
