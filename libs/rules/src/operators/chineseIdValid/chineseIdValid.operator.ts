import { isDate } from '@caseloom/core';
import { z } from 'zod';
import { defineOperator } from '../operator.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** A Chinese citizen number of 18 characters with a real birth date and the right check character. Source: GB 11643-1999, ISO 7064 MOD 11-2. */
export const chineseIdValidOperator = defineOperator({
  id: 'chineseIdValid',
  title: { zh: '身份证号有效', en: 'is a valid citizen number' },
  operand: 'text',
  value: z.boolean(),
  compile: (value) => (operand) => (typeof operand === 'string' ? isChineseId(operand.trim()) === value : undefined),
});

export function isChineseId(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  if (!isDate(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return CHECKS[sum % 11] === text[17]!.toUpperCase();
}
