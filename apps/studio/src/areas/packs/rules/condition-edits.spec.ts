import { describe, expect, it } from '@jest/globals';
import * as edit from './condition-edits.ts';

const sex = { fact: 'patient', path: 'sex', operator: 'equal', value: '1' };
const age = { fact: 'ageYears', operator: 'greaterThan', value: 60, name: 'old', priority: 3 };
const root = { all: [sex, { not: { any: [age] } }], name: 'men' };

describe('editing a condition', () => {
  it.each<[string, edit.Address, unknown]>([
    ['the root', [], root],
    ['a member of a group', ['all', 0], sex],
    ['below a negation', ['all', 1, 'not', 'any', 0], age],
    ['nowhere', ['any', 0], undefined],
    ['past the end', ['all', 7], undefined],
  ])('finds %s by its address', (_, address, value) => {
    expect(edit.valueAt(root, address)).toEqual(value);
  });

  it('replaces one value and leaves every other object as it was', () => {
    const next = edit.replaceAt(root, ['all', 0, 'value'], '2') as typeof root;
    expect(next).toEqual({ all: [{ ...sex, value: '2' }, { not: { any: [age] } }], name: 'men' });
    expect(next.all[1]).toBe(root.all[1]);
    expect(root.all[0]).toBe(sex);
  });

  it('takes a member away when its value is undefined', () => {
    expect(edit.replaceAt(root, ['all', 1, 'not', 'any', 0, 'priority'], undefined)).toEqual({
      all: [sex, { not: { any: [{ fact: 'ageYears', operator: 'greaterThan', value: 60, name: 'old' }] } }],
      name: 'men',
    });
  });

  it('changes nothing at an address that leads nowhere', () => {
    expect(edit.replaceAt(root, ['all', 9], sex)).toEqual(root);
    expect(edit.insertAt(root, ['none'], sex)).toBe(root);
    expect(edit.removeAt(root, ['all', 1, 'not'])).toBe(root);
  });

  it('inserts at a place and at the end', () => {
    expect(edit.valueAt(edit.insertAt(root, ['all'], age, 0), ['all', 0])).toBe(age);
    expect(edit.valueAt(edit.insertAt(root, ['all'], age), ['all', 2])).toBe(age);
  });

  it('moves within its list and stops at its ends', () => {
    expect(edit.valueAt(edit.moveAt(root, ['all', 0], 1), ['all', 1])).toBe(sex);
    expect(edit.moveAt(root, ['all', 0], -1)).toEqual(root);
  });

  it('wraps and unwraps without loss', () => {
    for (const kind of ['all', 'any', 'not'] as const) {
      const wrapped = edit.wrapAt(root, ['all', 0], kind);
      expect(edit.unwrapAt(wrapped, ['all', 0])).toEqual(root);
    }
  });

  it('never unwraps a group that holds more than one condition or carries a name', () => {
    expect(edit.unwrapAt(root, [])).toBe(root);
    const named = { any: [sex], name: 'x' };
    expect(edit.unwrapAt(named, [])).toBe(named);
  });

  it('switches a group and keeps its name and the order of its keys', () => {
    const any = edit.switchGroup(root, [], 'any');
    expect(any).toEqual({ any: root.all, name: 'men' });
    expect(Object.keys(any as object)).toEqual(['any', 'name']);
    expect(edit.switchGroup(any, [], 'all')).toEqual(root);
    expect(edit.switchGroup(root, [], 'all')).toBe(root);
  });
});
