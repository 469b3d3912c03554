import { isFeelContext } from '../values.ts';
import { defineFunction } from './function.ts';

export const truthFunctions = [
  defineFunction({
    name: 'not',
    parameters: [{ name: 'negand', type: 'boolean' }],
    returns: 'boolean',
    call: ([value]) => !(value as boolean),
  }),
  // The one function that asks about absence: true when the value is there.
  defineFunction({
    name: 'is defined',
    parameters: [{ name: 'value', type: 'any' }],
    returns: 'boolean',
    takesNull: true,
    call: ([value]) => value !== null,
  }),
  defineFunction({
    name: 'get value',
    parameters: [
      { name: 'context', type: 'any' },
      { name: 'key', type: 'string' },
    ],
    returns: 'any',
    call: ([context, key]) => (isFeelContext(context!) ? context.get(key as string) : null),
  }),
];
