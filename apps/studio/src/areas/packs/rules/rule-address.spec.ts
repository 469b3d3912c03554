import { describe, expect, it } from '@jest/globals';
import type { Address } from './condition-edits.ts';
import { addressOfPath, conditionAt, itemListAt, pathOf } from './rule-address.ts';

const inner = { fact: 'item', path: 'level', operator: 'equal', value: '4' };
const rule = {
  id: 'X',
  forEach: 'icu',
  conditions: { all: [{ fact: 'op', operator: 'some', value: { conditions: { any: [inner] } } }] },
  event: { params: { title: { zh: 'a.b[0]' } } },
};

describe('places in a rule', () => {
  it.each<[Address, string]>([
    [['conditions', 'all', 0, 'fact'], 'conditions.all[0].fact'],
    [[], ''],
    [['event', 'params', 'stages', 2], 'event.params.stages[2]'],
  ])('%j is written %s and read back', (address, path) => {
    expect(pathOf(address)).toBe(path);
    expect(addressOfPath(path)).toEqual(address);
  });

  it.each([
    ['conditions.all[0].fact', 'conditions.all[0]'],
    ['conditions.all[0].value.conditions.any[0].value', 'conditions.all[0].value.conditions.any[0]'],
    ['conditions.all[0].value', 'conditions.all[0]'],
    ['conditions', 'conditions'],
    ['event.params.title.zh', undefined],
    ['conditions.all[7]', 'conditions'],
  ])('the condition around %s is %s', (path, condition) => {
    const found = conditionAt(rule, addressOfPath(path));
    expect(found === undefined ? undefined : pathOf(found)).toBe(condition);
  });

  it.each([
    ['conditions.all[0]', 'icu'],
    ['conditions.all[0].value.conditions.any[0]', 'op'],
  ])('the item at %s is one of %s', (path, list) => {
    expect(itemListAt(rule, addressOfPath(path))).toBe(list);
  });
});
