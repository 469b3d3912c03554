import { describe, expect, it } from '@jest/globals';
import { readSimpleTest } from './simple-test.ts';
import { splitTests } from './split-tests.ts';

describe('cells', () => {
  it('[P8] takes time in step with the length of a cell', () => {
    for (const text of [
      '['.repeat(1_000_000),
      '] '.repeat(500_000),
      `[${' '.repeat(1_000_000)}..`,
      `not(${'1, '.repeat(300_000)}`,
    ])
      expect(readSimpleTest(text, true)).toBeUndefined();
  });

  it.each<[string, string[] | undefined]>([
    ['1, 2', ['1', '2']],
    ['"a, b","c\\", d"', ['"a, b"', '"c\\", d"']],
    ['[1..3), (1..3], ]1..3[, [1..3[', ['[1..3)', '(1..3]', ']1..3[', '[1..3[']],
    ['not(1, ]2..3[), [1, 2]', ['not(1, ]2..3[)', '[1, 2]']],
    ['f([1, 2], {a: 1, b: 2})', ['f([1, 2], {a: 1, b: 2})']],
    ['', ['']],
    ['"a', undefined],
    ['(1', undefined],
    ['1)', undefined],
  ])('splits %s', (text, parts) => {
    expect(splitTests(text)).toEqual(parts);
  });

  it.each([
    '1',
    '-2.5',
    '.5',
    '"x"',
    'true',
    'null',
    '< 3',
    '>= 3',
    '[1..3]',
    '[1..3)',
    '(1..3]',
    ']1..3[',
    '1, 2, > 5',
    'not(1, [2..3))',
    'date("2026-01-01")',
    '@"2026-01-01"',
    '> date and time("2026-01-01T10:00:00")',
    'starts with(?, "I21")',
    '""',
  ])('[TABLE-5] places %s on an axis', (text) => {
    expect(readSimpleTest(text, true)).toBeDefined();
  });

  it.each([
    'x',
    '1 + 1',
    '? > 2',
    '"a\\n"',
    '[1, 2]',
    '[1.."a"]',
    '12345678901234567',
    '< true',
    'date("2026-02-30")',
    '',
    '1,',
    'not 1',
    'starts with(?, x)',
    '= 5',
    '1e3',
  ])('[TABLE-5] leaves %s to the grammar', (text) => {
    expect(readSimpleTest(text, true)).toBeUndefined();
  });
});
