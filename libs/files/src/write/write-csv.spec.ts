import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { writeCsv } from './write-csv.ts';

describe('writing CSV', () => {
  it('[P19] gives texts that a spreadsheet would compute an apostrophe, and leaves numbers alone', async () => {
    const out = new PassThrough();
    const whole = buffer(out);
    await writeCsv(
      out,
      ['a', '=b'],
      [
        ['=1+1', '-3.50'],
        ['@x', '+1'],
        ['-', '\tq'],
        ['文,字', 'a"b'],
      ],
      { mark: true },
    );
    expect((await whole).toString()).toBe('\ufeffa,\'=b\n\'=1+1,-3.50\n\'@x,\'+1\n\'-,\'\tq\n"文,字","a""b"\n');
  });
});
