import { describe, expect, it } from '@jest/globals';
import { continued } from './fill.ts';

describe('drawing cells on', () => {
  it.each<[string[], string[]]>([
    [
      ['1', '2'],
      ['3', '4', '5'],
    ],
    [
      ['10', '5'],
      ['0', '-5', '-10'],
    ],
    [
      ['R008', 'R009'],
      ['R010', 'R011', 'R012'],
    ],
    [['7'], ['7', '7', '7']],
    [
      ['a', 'b'],
      ['a', 'b', 'a'],
    ],
    [
      ['1', '2', '4'],
      ['1', '2', '4'],
    ],
    [
      ['A1', 'B2'],
      ['A1', 'B2', 'A1'],
    ],
    [
      ['第1组', '第2组'],
      ['第1组', '第2组', '第1组'],
    ],
  ])('%j goes on with %j', (cells, expected) => {
    expect(continued(cells, 3)).toEqual(expected);
  });
});
