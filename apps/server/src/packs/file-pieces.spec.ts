import { describe, expect, it } from '@jest/globals';
import { cutPieces } from './file-pieces.ts';

const lines = Array.from({ length: 20_000 }, (_, index) => `row-${index},K${index % 997}.100,error\n`);

describe('the pieces of a file', () => {
  it.each([
    ['nothing', ''],
    ['a line', 'a\n'],
    ['a long table', lines.join('')],
    ['one very long line', 'x'.repeat(600_000)],
  ])('joined are the text: %s', (_, text) => {
    expect(
      cutPieces(text)
        .map((one) => one.text)
        .join(''),
    ).toBe(text);
  });

  it('stay the same except where a row changed', () => {
    const before = cutPieces(lines.join(''));
    const after = cutPieces(lines.with(3_000, 'row-3000,Z99.900,warn\n').join(''));
    const known = new Set(before.map((one) => one.hash));
    expect(before.length).toBeGreaterThan(10);
    expect(after.filter((one) => !known.has(one.hash)).length).toBeLessThanOrEqual(2);
  });

  it('stay the same when rows are put in far up', () => {
    const before = new Set(cutPieces(lines.join('')).map((one) => one.hash));
    const after = cutPieces(['new-1,A00.000,info\n', ...lines].join(''));
    expect(after.filter((one) => !before.has(one.hash)).length).toBeLessThanOrEqual(3);
  });
});
