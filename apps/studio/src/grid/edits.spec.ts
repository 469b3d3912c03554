import { describe, expect, it } from '@jest/globals';
import {
  clearRange,
  fill,
  fillRange,
  insertRows,
  moveRows,
  paste,
  removeRows,
  replaceIn,
  textsOf,
  type GridSheet,
  type MakeRows,
  type Rows,
} from './edits.ts';
import type { GridRange } from './grid-types.ts';
import { RowList } from './row-list.ts';

const sheet = (texts: readonly string[], more: Partial<GridSheet> = {}): GridSheet => ({
  rows: RowList.of(texts.map((text, index) => ({ key: `r${index}`, cells: text.split(' ') }))),
  order: undefined,
  columns: [0, 1, 2],
  ...more,
});
const three = sheet(['a b c', 'd e f', 'g h i']);
const shown = (rows: Rows) => [...rows].map((row) => row.cells.join(' '));
const range = (text: string): GridRange => {
  const [top = 0, left = 0, bottom = 0, right = 0] = text.split(/[,-]/).map(Number);
  return { top, left, bottom, right };
};
const makeRows: MakeRows = (cells) =>
  cells.map((row, index) => ({ key: `n${index}`, cells: Array.from({ length: 3 }, (_, at) => row[at] ?? '·') }));

describe('edits of a range', () => {
  it.each<[string, () => Rows, string[]]>([
    ['clears', () => clearRange(three, range('0,1-1,2')), ['a  ', 'd  ', 'g h i']],
    [
      'leaves what may not be changed',
      () => clearRange({ ...three, columns: [0, -1, 2] }, range('0,0-0,2')),
      [' b ', 'd e f', 'g h i'],
    ],
    [
      'replaces',
      () => replaceIn(three, range('0,0-2,2'), { text: 'E', whole: true, matchCase: false }, 'X').rows,
      ['a b c', 'd X f', 'g h i'],
    ],
    ['fills down from the first row', () => fillRange(three, range('0,0-2,1'), 'down'), ['a b c', 'a b f', 'a b i']],
    ['fills one row from the one above', () => fillRange(three, range('1,0-1,2'), 'down'), ['a b c', 'a b c', 'g h i']],
    ['fills right', () => fillRange(three, range('0,0-1,2'), 'right'), ['a a a', 'd d d', 'g h i']],
    [
      'draws down',
      () => fill(sheet(['1 x -', '2 y -', '- - -', '- - -']), range('0,0-1,1'), range('0,0-3,1')),
      ['1 x -', '2 y -', '3 x -', '4 y -'],
    ],
    [
      'draws up',
      () => fill(sheet(['- - -', '5 x -', '6 y -']), range('1,0-2,1'), range('0,0-2,1')),
      ['4 y -', '5 x -', '6 y -'],
    ],
    ['draws right', () => fill(sheet(['1 2 -']), range('0,0-0,1'), range('0,0-0,2')), ['1 2 3']],
    ['inserts above', () => insertRows(three, 1, [{ key: 'n', cells: ['n'] }]), ['a b c', 'n', 'd e f', 'g h i']],
    ['removes', () => removeRows(three, 0, 1), ['g h i']],
    ['moves down', () => moveRows(three, 0, 1, 1), ['g h i', 'a b c', 'd e f']],
    ['moves no further than the end', () => moveRows(three, 1, 2, 1), ['a b c', 'd e f', 'g h i']],
  ])('%s', (_, act, expected) => {
    expect(shown(act())).toEqual(expected);
  });

  it.each<[string, string, string[], string[], number, number]>([
    ['at the corner', '0,0-0,0', ['1 2', '3 4'], ['1 2 c', '3 4 f', 'g h i'], 0, 0],
    ['one value over a range', '0,0-1,1', ['1'], ['1 1 c', '1 1 f', 'g h i'], 0, 0],
    ['tiled', '0,0-1,1', ['1 2'], ['1 2 c', '1 2 f', 'g h i'], 0, 0],
    ['more rows than there are', '2,1-2,1', ['1 2', '3 4', '5 6'], ['a b c', 'd e f', 'g 1 2', '· 3 4', '· 5 6'], 2, 0],
    ['more columns than there are', '0,2-0,2', ['1 2 3'], ['a b 1', 'd e f', 'g h i'], 0, 2],
    ['rows of differing length', '0,0-0,0', ['1', '2 3'], ['1  c', '2 3 f', 'g h i'], 0, 0],
  ])('pastes %s', (_, at, block, expected, added, cutColumns) => {
    const pasted = paste(
      three,
      range(at),
      block.map((row) => row.split(' ')),
      makeRows,
    );
    expect(shown(pasted.rows)).toEqual(expected);
    expect(pasted).toMatchObject({ added, cutColumns });
  });

  it('works on what is shown: rows in their order, columns by their place', () => {
    const view = { ...three, order: [2, 0], columns: [2, 0] };
    expect(textsOf(view, [2, 0], range('0,0-1,1'))).toEqual([
      ['i', 'g'],
      ['c', 'a'],
    ]);
    expect(
      shown(
        paste(
          view,
          range('0,0-0,0'),
          [
            ['1', '2'],
            ['3', '4'],
          ],
          makeRows,
        ).rows,
      ),
    ).toEqual(['4 b 3', 'd e f', '2 h 1']);
    expect(shown(removeRows(view, 0, 0))).toEqual(['a b c', 'd e f']);
  });
});
