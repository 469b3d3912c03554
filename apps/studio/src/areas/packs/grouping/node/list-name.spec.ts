import { describe, expect, it } from '@jest/globals';
import { listName } from './list-name.ts';

describe('the name of a code list', () => {
  it.each([
    ['adrg:GW1/dx', { owner: 'GW1', of: 'dx', part: '' }],
    ['mdc:MDCA/proc', { owner: 'MDCA', of: 'proc', part: '' }],
    ['adrg:BB1_2/proc1', { owner: 'BB1_2', of: 'proc', part: '1' }],
    ['adrg:BB1/proc.2', { owner: 'BB1', of: 'proc', part: '2' }],
    ['mdc:MDCZ/part.头', { owner: 'MDCZ', of: 'part', part: '头' }],
    ['operating', undefined],
    ['my list', undefined],
  ])('[SCH-4] %s', (list, expected) => {
    expect(listName(list)).toEqual(expected);
  });
});
