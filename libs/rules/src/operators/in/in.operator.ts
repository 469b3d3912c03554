import { or3, type Truth } from '@caseloom/core';
import { z } from 'zod';
import { defineOperator } from '../operator.ts';
import { indexIn } from '../primitive.ts';
import { scalar } from '../../condition-schema.ts';
import { equalScalars } from '../../values.ts';

/** The scalar is one of the listed values, compared as by `equal`. */
export const inOperator = defineOperator({
  id: 'in',
  title: { zh: '属于列表', en: 'is one of' },
  operand: 'scalar',
  value: z.array(scalar),
  compile: (values) => {
    const texts = new Set(values);
    return values.every((value) => typeof value === 'string')
      ? (operand) => (typeof operand === 'string' ? texts.has(operand) : isAnyOf(operand, values))
      : (operand) => isAnyOf(operand, values);
  },
  compare: isAnyOf,
  reference: (operand, values) => indexIn(values, operand) > -1,
});

export function isAnyOf(operand: unknown, values: unknown): Truth {
  if (!Array.isArray(values) || typeof operand === 'object') return undefined;
  // Beside a matching value, a value of another type says nothing.
  const truths = values.map((value) => equalScalars(operand, value));
  return truths.includes(true)
    ? true
    : truths.length > 0 && truths.every((truth) => truth === undefined)
      ? undefined
      : or3(truths.map((truth) => truth ?? false));
}
