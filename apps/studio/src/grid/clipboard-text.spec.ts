import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromTabText, toTabText } from './clipboard-text.ts';

describe('ranges on the clipboard as text', () => {
  it.each<[string, string, string[][]]>([
    [
      'rows and cells, the last line end is no row',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a line break inside a cell', '"a\nb"\tc', [['a\nb', 'c']]],
    ['doubled quotes where a cell is in quotes', '"say ""x""\nnow"', [['say "x"\nnow']]],
    ['a text in quotes that are its own', '"K80"\t"1", "2"', [['"K80"', '"1", "2"']]],
    ['an opening quote that never closes', '"a\tb', [['"a', 'b']]],
    ['empty cells and an empty row', '\t\n\nx', [['', ''], [''], ['x']]],
    ['one cell', 'x', [['x']]],
    ['nothing', '', [['']]],
    ['carriage returns alone', 'a\rb', [['a'], ['b']]],
  ])('%s', (_, text, rows) => {
    expect(fromTabText(text)).toEqual(rows);
  });

  it('gives back what it wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', '，', ' '), maxLength: 6 });
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 3 })
          .chain((width) =>
            fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
          ),
        (rows) => {
          const text = toTabText(rows);
          // A last row of one empty cell cannot be told from a line end.
          fc.pre(!(rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === ''));
          expect(fromTabText(text)).toEqual(rows);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
