import { describe, expect, it } from '@jest/globals';
import type { GridRow } from './grid-types.ts';
import { RowList } from './row-list.ts';
import { carriedOrder, valueCounts, viewOrder, type ViewQuery } from './view-order.ts';

const row = (key: string, ...cells: string[]): GridRow => ({ key, cells });
const rows = RowList.of([row('a', 'K80', '10'), row('b', 'I10', '9'), row('c', 'k81', '2'), row('d', '', '9')]);
const keys = (list: RowList<GridRow>, order: readonly number[] | undefined) =>
  order?.map((at) => list.at(at)!.key).join('');
const query = (filters: [number, object][], sort?: ViewQuery['sort']): ViewQuery => ({
  filters: new Map(filters),
  sort,
});

describe('what is shown of the rows', () => {
  it.each<[string, ViewQuery, string | undefined]>([
    ['all, as they stand', query([]), undefined],
    ['a text, whatever the case', query([[0, { text: 'k8' }]]), 'ac'],
    ['values, the empty one among them', query([[0, { values: ['', 'I10'] }]]), 'bd'],
    [
      'filters of two columns together',
      query([
        [0, { text: '1' }],
        [1, { values: ['9'] }],
      ]),
      'b',
    ],
    ['numbers in the order of numbers, equal ones as they stand', query([], { column: 1, descending: false }), 'cbda'],
    ['descending', query([], { column: 1, descending: true }), 'abdc'],
  ])('%s', (_, one, expected) => {
    expect(keys(rows, viewOrder(rows, one))).toBe(expected);
  });

  it('keeps its rows in their places while they are edited', () => {
    const order = viewOrder(rows, query([[0, { text: 'k8' }]], { column: 1, descending: false }));
    expect(keys(rows, order)).toBe('ca');
    const edited = rows
      .with(new Map([[0, row('a', 'X', '1')]]))
      .splice(1, 0, [row('n', '', '')])
      .splice(5, 0, [row('z', '', '')]);
    expect(keys(edited, carriedOrder(rows, order, edited))).toBe('canz');
    const fewer = edited.without(new Set([3]));
    expect(keys(fewer, carriedOrder(edited, carriedOrder(rows, order, edited), fewer))).toBe('anz');
  });

  it('counts the values of a column', () => {
    expect(valueCounts(rows, 1, 2)).toEqual({
      values: [
        ['9', 2],
        ['2', 1],
      ],
      more: 1,
    });
  });
});
