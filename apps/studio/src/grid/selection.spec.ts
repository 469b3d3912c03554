import { describe, expect, it } from '@jest/globals';
import { at, clamped, moved, rangeOf, stepped, type GridSelection, type GridSpace, type MoveKey } from './selection.ts';

// x x . x
// x . . x
// x . . .
const filled = ['xx.x', 'x..x', 'x...'];
const space: GridSpace = { rows: 3, columns: 4, page: 2, isEmpty: (row, column) => filled[row]?.[column] !== 'x' };
const key = (name: string): MoveKey => {
  const parts = name.split('+');
  const has = (one: string) => parts.includes(one);
  return { key: parts.at(-1)!, shift: has('Shift'), ctrl: has('Ctrl'), alt: has('Alt') };
};
const shown = (selection: GridSelection | undefined) => {
  if (selection === undefined) return undefined;
  const { top, left, bottom, right } = rangeOf(selection, space);
  return `${selection.active.row},${selection.active.column} ${top},${left}-${bottom},${right}`;
};

describe('moving in a table', () => {
  it.each<[string, [number, number], string]>([
    ['ArrowDown', [0, 0], '1,0 1,0-1,0'],
    ['ArrowUp', [0, 0], '0,0 0,0-0,0'],
    ['ArrowRight', [0, 3], '0,3 0,3-0,3'],
    ['Shift+ArrowRight', [1, 1], '1,1 1,1-1,2'],
    ['Ctrl+ArrowRight', [0, 0], '0,1 0,1-0,1'],
    ['Ctrl+ArrowRight', [0, 1], '0,3 0,3-0,3'],
    ['Ctrl+ArrowDown', [0, 0], '2,0 2,0-2,0'],
    ['Ctrl+ArrowDown', [0, 2], '2,2 2,2-2,2'],
    ['Ctrl+ArrowLeft', [2, 3], '2,0 2,0-2,0'],
    ['Ctrl+Shift+ArrowDown', [0, 3], '0,3 0,3-1,3'],
    ['Home', [1, 2], '1,0 1,0-1,0'],
    ['End', [1, 2], '1,3 1,3-1,3'],
    ['Ctrl+Home', [2, 2], '0,0 0,0-0,0'],
    ['Ctrl+End', [0, 0], '2,3 2,3-2,3'],
    ['PageDown', [0, 1], '2,1 2,1-2,1'],
    ['Shift+PageUp', [2, 1], '2,1 0,1-2,1'],
    ['Ctrl+a', [1, 1], '1,1 0,0-2,3'],
    ['Ctrl+ ', [1, 1], '1,1 0,1-2,1'],
    ['Shift+ ', [1, 1], '1,1 1,0-1,3'],
  ])('%s from %j', (name, [row, column], expected) => {
    expect(shown(moved(at(row, column), key(name), space))).toBe(expected);
  });

  it('does not move for other keys, nor in an empty table', () => {
    expect(moved(at(0, 0), key('x'), space)).toBeUndefined();
    expect(moved(at(0, 0), key('ArrowDown'), { ...space, rows: 0 })).toBeUndefined();
  });

  it('steps through a range by Enter and Tab, and round', () => {
    let selection: GridSelection = { ...at(0, 1), focus: { row: 1, column: 2 } };
    const walk = (how: 'right' | 'down', times: number) =>
      Array.from({ length: times }, () => {
        selection = stepped(selection, how, space);
        return `${selection.active.row}${selection.active.column}`;
      });
    expect(walk('right', 4)).toEqual(['02', '11', '12', '01']);
    expect(walk('down', 4)).toEqual(['11', '02', '12', '01']);
    expect(shown(stepped(at(2, 3), 'down', space))).toBe('2,3 2,3-2,3');
  });

  it('stays inside a table that became smaller', () => {
    expect(shown(clamped(at(2, 3), { rows: 1, columns: 2 }))).toBe('0,1 0,1-0,1');
    const inside = at(1, 1);
    expect(clamped(inside, space)).toBe(inside);
  });
});
