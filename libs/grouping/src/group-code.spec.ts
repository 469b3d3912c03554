import { describe, expect, it } from '@jest/globals';
import { groupCode } from './group-code.ts';

describe('the code of a group', () => {
  it.each([
    [{ drg: 'GD15' }, 'GD15'],
    [{ drg: '0000' }, '0000'],
    [{ drg: '', dip: { group: 'K80.1:51.2300' } }, 'K80.1:51.2300'],
    [{ drg: '', apg: { primary: 'S-COLON' } }, 'S-COLON'],
    [{ drg: '' }, ''],
  ])('of %j is %s', (grouping, code) => {
    expect(groupCode(grouping as Parameters<typeof groupCode>[0])).toBe(code);
  });
});
