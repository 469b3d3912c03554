import { equal3 } from '../compare.ts';
import { FeelDateTime, FeelTime } from '../temporal.ts';
import { type FeelValue, valueTypeName } from '../values.ts';
import { defineFunction } from './function.ts';

export const truthFunctions = [
  defineFunction({
    name: 'not',
    about: { zh: '否定；未知仍为未知。', en: 'The opposite; unknown stays unknown.' },
    parameters: [{ name: 'negand', type: 'boolean' }],
    returns: 'boolean',
    call: ([value]) => !(value as boolean),
  }),
  // The one function that asks about absence: true when the value is there.
  defineFunction({
    name: 'is defined',
    about: { zh: '值是否存在。', en: 'Is the value there?' },
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'boolean',
    takesNull: true,
    call: ([value]) => value !== null,
  }),
  defineFunction({
    name: 'is',
    about: {
      zh: '两个值是否同类且完全相同（时间连同时区）。',
      en: 'Are the two the same value of the same kind, times with their offset?',
    },
    parameters: [
      { name: 'value1', type: 'any' },
      { name: 'value2', type: 'any' },
    ],
    returns: 'boolean',
    takesNull: true,
    call: ([a, b], { budget }) =>
      valueTypeName(a!) === valueTypeName(b!) && zoneOf(a!) === zoneOf(b!) && equal3(a!, b!, { budget }) === true,
  }),
];

function zoneOf(value: FeelValue): number | string | undefined {
  return value instanceof FeelTime || value instanceof FeelDateTime ? value.zone : undefined;
}
