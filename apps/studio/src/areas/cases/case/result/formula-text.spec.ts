import { describe, expect, it } from '@jest/globals';
import { formulaInWords, readListName, readRounding } from './formula-text.ts';

const words = (name: string) => ({ charge: '总费用', groupMean: '组均费用', a: '系数 a' })[name];

describe('a payment formula in words', () => {
  it.each([
    ['charge ÷ groupMean', '总费用 ÷ 组均费用'],
    ['lowMultiple ≤ ratio', 'lowMultiple ≤ ratio'],
    ['charge × a + 2.5', '总费用 × 系数 a + 2.5'],
  ])('%s', (formula, text) => {
    expect(formulaInWords(formula, words)).toBe(text);
  });

  it.each([
    ['2 HALF_UP', { places: 2, mode: 'HALF_UP' }],
    ['somehow', undefined],
  ])('rounds as %s', (text, rounding) => {
    expect(readRounding(text)).toEqual(rounding);
  });
});

describe('a code list of a scheme', () => {
  it.each([
    ['adrg:GW1/dx', { owner: 'GW1', of: 'dx' }],
    ['mdc:MDCG/dx', { owner: 'MDCG', of: 'dx' }],
    ['adrg:HC1/proc2', { owner: 'HC1', of: 'proc' }],
    ['adrg:NA1/proc.1', { owner: 'NA1', of: 'proc' }],
    ['operating', undefined],
  ])('%s is %j', (list, read) => {
    expect(readListName(list)).toEqual(read);
  });
});
