import { addressIn, parsePropertyPath } from '@caseloom/pack';
import { applyChanges, formatPath, genericPath, isFieldOrGroup, parsePath, valueAt } from '@caseloom/record';
import fc from 'fast-check';
import { text } from '../hostile.ts';
import { RECORD } from '../specimen.ts';
import { locatedOnly, must, type Target } from '../target.ts';

const step = fc.oneof(
  fc.constantFrom(
    'patient',
    'op',
    'dx',
    'other',
    'code',
    '[0]',
    '[1]',
    '[9999]',
    '[10000]',
    '[-1]',
    '["__proto__"]',
    '["constructor"]',
    '.',
    '..',
    '$',
    '$.',
    '*',
    '[*]',
    '[?(@)]',
  ),
  text,
);

export const path: Target = {
  id: 'path',
  sentence: '[P15] property paths reach own members of the record and nothing else',
  longRuns: 240_000,
  inputs: fc.oneof(
    fc.array(step, { maxLength: 8 }).map((steps) => steps.join('')),
    fc.array(step, { maxLength: 8 }).map((steps) => steps.join('.')),
  ),
  run(input) {
    const steps = parsePath(input);
    if (steps !== undefined) must(same(parsePath(formatPath(steps)), steps), 'a path written again is another path');
    const value = valueAt(RECORD, input);
    must(
      typeof value !== 'function' && value !== Object.prototype && value !== Array.prototype,
      'a path reached what the record inherits',
    );
    genericPath(input);
    isFieldOrGroup(input);
    addressIn('rules/a.json', parsePropertyPath(input) ?? []);
    if (steps !== undefined && steps.every((one) => typeof one === 'string' || one < 100)) {
      const before = JSON.stringify(RECORD);
      locatedOnly(() => applyChanges(RECORD, [{ path: input, before: undefined, after: 'x' }]));
      must(JSON.stringify(RECORD) === before, 'applying a change altered what was given');
    }
  },
};

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
