import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsvReader } from './csv-reader.ts';
import type { CsvProblem, CsvRow } from './csv-reader.ts';
import { csvLine, formatCsv, harmlessCell, parseCsv, parseCsvTable } from './csv.ts';

const rowsOf = (text: string): unknown[] => parseCsv(text).rows.map(({ row, cells }) => [row, ...cells]);

describe('reading CSV', () => {
  it.each<[string, string, unknown[]]>([
    [
      'LF, CRLF and CR',
      'a,b\nc,d\r\ne,f\rg',
      [
        [1, 'a', 'b'],
        [2, 'c', 'd'],
        [3, 'e', 'f'],
        [4, 'g'],
      ],
    ],
    [
      'quotes, commas and line breaks in cells',
      '"a,b","c""d"\n"e\nf",g\nh',
      [
        [1, 'a,b', 'c"d'],
        [2, 'e\nf', 'g'],
        [4, 'h'],
      ],
    ],
    ['a byte order mark', '\ufeffa,b', [[1, 'a', 'b']]],
    [
      'blank lines, which count',
      'a\n\n\nb\n',
      [
        [1, 'a'],
        [4, 'b'],
      ],
    ],
    [
      'empty cells',
      ',\n"",x\n""',
      [
        [1, '', ''],
        [2, '', 'x'],
        [3, ''],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect([rowsOf(text), parseCsv(text).problems]).toEqual([expected, []]);
  });

  it.each<[string, string, CsvProblem[], unknown[]]>([
    [
      'a quote in an unquoted cell is kept',
      'a,5" b\nc',
      [{ row: 1, code: 'CSV_QUOTE_STRAY' }],
      [
        [1, 'a', '5" b'],
        [2, 'c'],
      ],
    ],
    [
      'text after a closing quote costs the row',
      'a\n"b"c,d\ne',
      [{ row: 2, code: 'CSV_QUOTE_AFTER' }],
      [
        [1, 'a'],
        [3, 'e'],
      ],
    ],
    [
      'an unclosed quote costs the row',
      'a\n"b,c\nd\ne',
      [{ row: 2, code: 'CSV_QUOTE_UNCLOSED' }],
      [
        [1, 'a'],
        [3, 'd'],
        [4, 'e'],
      ],
    ],
    [
      'and not those up to the next quote',
      'a\n"b,c\nd\n"e",f',
      [{ row: 2, code: 'CSV_QUOTE_AFTER' }],
      [
        [1, 'a'],
        [3, 'd'],
        [4, 'e', 'f'],
      ],
    ],
  ])('[P9] %s', (_, text, problems, expected) => {
    expect(parseCsv(text).problems).toEqual(problems);
    expect(rowsOf(text)).toEqual(expected);
  });

  it('[P9] a record beyond the limit costs itself, and memory stays bounded', () => {
    const rows: CsvRow[] = [];
    const problems: CsvProblem[] = [];
    const reader = new CsvReader(
      (row) => rows.push(row),
      (problem) => problems.push(problem),
      1000,
    );
    reader.push(`a\n"${'x'.repeat(400)}`);
    for (let piece = 0; piece < 50; piece++) reader.push('y'.repeat(100));
    reader.push('\nb,c\n');
    reader.end();
    expect(problems).toEqual([{ row: 2, code: 'CSV_ROW_TOO_LONG' }]);
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'a'],
      [3, 'b', 'c'],
    ]);
  });

  it('reads the same however the text is cut', () => {
    const text = '\ufeffa,"b ""c""",d\r\n"e\r\nf",,g\n\n5" x,y\r"z"q,1\n"last"';
    const whole = parseCsv(text);
    for (let size = 1; size < 12; size++) {
      const rows: CsvRow[] = [];
      const problems: CsvProblem[] = [];
      const reader = new CsvReader(
        (row) => rows.push(row),
        (problem) => problems.push(problem),
      );
      for (let at = 0; at < text.length; at += size) reader.push(text.slice(at, at + size));
      reader.end();
      expect({ rows, problems }).toEqual(whole);
    }
  });

  it('gives back what it wrote', () => {
    const cell = fc.string({ maxLength: 8, unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', '张', "'", '') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (table) => {
        expect(parseCsv(formatCsv(table)).rows.map(({ cells }) => cells)).toEqual(table);
      }),
    );
  });

  it('gives tables by column, missing cells empty, on objects without a prototype', () => {
    const { header, rows } = parseCsvTable(' code ,zh\n1,男\n2\n');
    expect([header, rows.map(({ row, values }) => [row, { ...values }])]).toEqual([
      ['code', 'zh'],
      [
        [2, { code: '1', zh: '男' }],
        [3, { code: '2', zh: '' }],
      ],
    ]);
    expect(rows[0]!.values.toString).toBeUndefined();
  });
});

describe('writing CSV', () => {
  it.each<[string[], string]>([
    [['a', 'b,c', 'd"e', 'f\ng', ''], 'a,"b,c","d""e","f\ng",'],
    [[''], '""'],
    [[], ''],
  ])('%p as %s', (cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+x', "'+x"],
    ['-x', "'-x"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['\0x', "'\0x"],
    ['-3.50', '-3.50'],
    ['-3.5.0', "'-3.5.0"],
    ['x=1', 'x=1'],
    ['', ''],
  ])('[P19] %p becomes %p', (cell, expected) => {
    expect(harmlessCell(cell)).toBe(expected);
  });
});
