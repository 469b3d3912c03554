import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Report } from './run-target.ts';
import { targets } from './targets/index.ts';

const isLong = process.env['CASELOOM_BUDGET'] === 'long';
const runsOf = (id: string): number => (isLong ? targets.find((one) => one.id === id)!.longRuns : 400);
/** Without a find for this long the input that was last begun counts as endless. */
const SILENCE_MS = 30_000;
const SEED = Number(process.env['CASELOOM_SEED'] ?? 20261121);
const ROOT = resolve(import.meta.dirname, '../..');
const FLAGS = [
  '--permission',
  `--allow-fs-read=${join(ROOT, '*')}`,
  '--max-old-space-size=512',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
  '-C',
  '@caseloom/source',
];

/** Every target in a process that may read the repository and do nothing else: no writing, no network code, no further processes. */
describe(`hostile input (CASELOOM_SEED=${SEED}, ${isLong ? 'a million runs' : '400 runs each'})`, () => {
  it.each(targets.map((one) => [one.sentence, one.id] as const))(
    '%s',
    async (_sentence, id) => {
      const report = await watched(id);
      process.stdout.write(
        `fuzz ${id}: ${report.runs} runs, ${report.corpus} of the corpus, slowest ${report.slowestMs} ms\n`,
      );
      expect(report.find).toBeUndefined();
      expect(report.runs).toBeGreaterThanOrEqual(runsOf(id));
    },
    isLong ? 3_600_000 : 180_000,
  );

  it('shares a million runs among the targets where there is time', () => {
    expect(targets.reduce((sum, one) => sum + one.longRuns, 0)).toBe(1_000_000);
  });

  it('keeps what broke it: a folder of the corpus for each target that was broken, each input dated and explained', () => {
    const corpus = join(import.meta.dirname, 'corpus');
    for (const folder of existsSync(corpus) ? readdirSync(corpus) : []) {
      expect(targets.map(({ id }) => id)).toContain(folder);
      const told = readFileSync(join(corpus, folder, 'README.md'), 'utf8');
      for (const file of readdirSync(join(corpus, folder)).filter((name) => name !== 'README.md'))
        expect(told).toMatch(new RegExp(`\\| ${file.replaceAll('.', '\\.')} \\| \\d{4}-\\d{2}-\\d{2} \\| [^|]+ \\|`));
    }
  });
});

function watched(id: string): Promise<Report> {
  const { NODE_OPTIONS: _options, NODE_COMPILE_CACHE: _cache, ...env } = process.env;
  const words = [join(import.meta.dirname, 'run-target.ts'), id, String(SEED), String(runsOf(id))];
  const child = spawn(process.execPath, [...FLAGS, ...words], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const again = `node ${[...FLAGS, ...words].join(' ')}`;
  return new Promise((done, failed) => {
    let [rest, last, said] = ['', '', ''];
    const kill = (): boolean => child.kill('SIGKILL');
    let timer = setTimeout(kill, SILENCE_MS);
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      clearTimeout(timer);
      timer = setTimeout(kill, SILENCE_MS);
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      last = lines.at(-1) ?? last;
    });
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (said = (said + piece).slice(-2_000)));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) done(JSON.parse(last) as Report);
      else failed(new Error(`${id} ended with ${signal ?? code} at ${last}\n${said}\nAgain: ${again}`));
    });
  });
}
