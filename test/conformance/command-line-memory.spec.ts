import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseloom, ROOT } from '../support/command-line.ts';
import { CASES, filesAt, ownFiles, schemeFiles } from '../support/small-city.ts';

const isLong = process.env['CASELOOM_BUDGET'] === 'long';
const ROWS = 50_000;
/** Too little for the program together with fifty thousand records. */
const HEAP_MB = 64;
const MOST_MB = 400;

/** Files stream: a heap too small for the rows does for any number of them. */
(isLong ? describe : describe.skip)('[CLI-7] the memory of the command line', () => {
  const dir = mkdtempSync(join(tmpdir(), 'caseloom-memory-'));
  beforeAll(async () => {
    filesAt(join(dir, 'scheme'), schemeFiles);
    await caseloom(['pack', 'init', 'pack', '--id', 'city'], { cwd: dir });
    await caseloom(['scheme', 'import', 'scheme', '--pack', 'pack'], { cwd: dir });
    filesAt(join(dir, 'pack'), ownFiles);
    await writeCases(join(dir, 'cases.csv'), ROWS);
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it.each([['group'], ['pay'], ['validate'], ['run']])(
    'stays flat in `%s`',
    async (command) => {
      const out = command === 'run' ? 'all' : `${command}.csv`;
      const words = [command, '--pack', 'pack', '--cases', 'cases.csv', '--out', out];
      const peakMb = async (...flags: string[]): Promise<number> => {
        const env = {
          NODE_OPTIONS: [`--import=${join(ROOT, 'test/support/peak-memory.mjs')}`, ...flags].join(' '),
          CASELOOM_PEAK_FILE: join(dir, 'peak'),
        };
        expect((await caseloom(words, { cwd: dir, env })).code).toBe(0);
        return Number(readFileSync(join(dir, 'peak'), 'utf8')) / 1024;
      };
      const free = await peakMb();
      const tight = await peakMb(`--max-old-space-size=${HEAP_MB}`);
      const told = `${free.toFixed(0)} MB, with a heap of ${HEAP_MB} MB ${tight.toFixed(0)} MB`;
      process.stdout.write(`memory of ${command} over ${ROWS} rows: ${told}\n`);
      expect(free).toBeLessThan(MOST_MB);
    },
    300_000,
  );
});

async function writeCases(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  file.write(CASES.slice(0, CASES.indexOf('\n') + 1));
  for (let row = 0; row < rows; row++)
    if (!file.write(`c${row},${1 + (row % 2)},${row % 99},,,内科,7,1,,K80.100|I10.x00,51.2300,x\n`))
      await once(file, 'drain');
  file.end();
  await once(file, 'close');
}
