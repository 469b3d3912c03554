import { describe, expect, it } from '@jest/globals';
import { isObject, valueAt, type Json } from '../condition-edits.ts';
import { readKnowledge } from '../knowledge.ts';
import {
  readGrid,
  withCell,
  withColumn,
  withoutCell,
  withoutRow,
  withRow,
  type NoGridReason,
  type RuleGrid,
} from './rule-grid.ts';

const knowledge = readKnowledge(
  [],
  [{ id: 'equal' }, { id: 'notEqual' }, { id: 'greaterThan' }, { id: 'some' }],
  new Set(),
);
const sex = { fact: 'patient', path: '$.sex', operator: 'equal', value: '1', name: 'men', priority: 3 };
const age = { fact: 'ageYears', operator: 'greaterThan', value: 60 };
const rule = (conditions: unknown) => ({ id: 'X', conditions, event: { type: 'finding' } });

function gridOf(one: unknown): RuleGrid {
  const found = readGrid(one, knowledge);
  if (!('grid' in found)) throw new Error(found.reason);
  return found.grid;
}
const cellsOf = (one: unknown): unknown[][] => {
  const grid = gridOf(one);
  return grid.rows.map((row) =>
    grid.columns.map((column) => {
      const at = row.cells.get(column.key);
      return at === undefined ? undefined : (valueAt(one, at) as { value: unknown }).value;
    }),
  );
};

describe('a rule as a grid', () => {
  it.each<[string, unknown, unknown[][]]>([
    ['one test', sex, [['1']]],
    ['all of tests: one row', { all: [sex, age] }, [['1', 60]]],
    [
      'any of tests: a row each',
      { any: [sex, { ...sex, value: '2' }, age] },
      [
        ['1', undefined],
        ['2', undefined],
        [undefined, 60],
      ],
    ],
    [
      'any of alls',
      { any: [{ all: [sex, age] }, { all: [age] }] },
      [
        ['1', 60],
        [undefined, 60],
      ],
    ],
    ['the same asked twice in a row', { all: [sex, { ...sex, value: '2' }] }, [['1', '2']]],
  ])('%s', (_, conditions, cells) => {
    expect(cellsOf(rule(conditions))).toEqual(cells);
  });

  it.each<[NoGridReason, unknown]>([
    ['nested', { all: [sex, { any: [age] }] }],
    ['nested', { any: [{ all: [{ all: [sex] }] }] }],
    ['items', { fact: 'op', operator: 'some', value: { conditions: sex } }],
    ['other', { all: [{ not: sex }] }],
    ['other', { all: [{ condition: 'old' }] }],
    ['other', { all: [{ ...sex, operator: 'resembles' }] }],
    ['empty', { all: [] }],
  ])('is none when it is %s: %j', (reason, conditions) => {
    expect(readGrid(rule(conditions), knowledge)).toEqual({ reason });
  });

  it('changes a cell and nothing else of its test', () => {
    const one = rule({ all: [sex, age] });
    const grid = gridOf(one);
    const next = withCell(one, grid.rows[0]!, grid.columns[0]!, '2') as typeof one;
    expect(next).toEqual(rule({ all: [{ ...sex, value: '2' }, age] }));
    expect((next.conditions as Json)['all']).toHaveProperty('1', age);
  });

  it('fills an empty cell, also in a row that is a lone test', () => {
    const one = rule({ any: [sex, age] });
    const grid = gridOf(one);
    expect(withCell(one, grid.rows[0]!, grid.columns[1]!, 70)).toEqual(
      rule({ any: [{ all: [sex, { ...age, value: 70 }] }, age] }),
    );
  });

  it('empties a cell, and takes the row along with its last one, but never the last row', () => {
    const one = rule({ any: [{ all: [sex, age] }, { all: [age] }] });
    const grid = gridOf(one);
    const [first, second] = [grid.rows[0]!, grid.rows[1]!];
    expect(withoutCell(one, grid, first, grid.columns[0]!)).toEqual(rule({ any: [{ all: [age] }, { all: [age] }] }));
    expect(withoutCell(one, grid, second, grid.columns[1]!)).toEqual(rule({ any: [{ all: [sex, age] }] }));
    const single = rule(sex);
    expect(withoutRow(single, gridOf(single), gridOf(single).rows[0]!)).toBe(single);
  });

  it('makes one row the first of two and keeps it as it was', () => {
    const root = { all: [sex, age], name: 'both' };
    const one = rule(root);
    const next = withRow(one, gridOf(one), new Map(gridOf(one).columns.map((column) => [column.key, 'x'])));
    expect(cellsOf(next)).toEqual([
      ['1', 60],
      ['x', 'x'],
    ]);
    expect(isObject(next) && (next['conditions'] as { any: unknown[] }).any[0]).toBe(root);
  });

  it('adds a column in a row', () => {
    const one = rule({ all: [sex] });
    const next = withColumn(one, gridOf(one).rows[0]!, { fact: 'losDays', operator: 'greaterThan' }, 3);
    expect(next).toEqual(rule({ all: [sex, { fact: 'losDays', operator: 'greaterThan', value: 3 }] }));
  });
});
