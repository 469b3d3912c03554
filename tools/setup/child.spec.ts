import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const module = join(import.meta.dirname, 'child.mjs');

/** A program that notes its process id and how it was ended, run by `run`, run by a shell in the place of npm's. */
describe('run', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caseloom-child-'));
    writeFileSync(
      join(folder, 'program.mjs'),
      `import { writeFileSync } from 'node:fs';
       const [note] = process.argv.slice(2);
       for (const signal of ['SIGTERM', 'SIGINT']) {
         process.on(signal, () => { writeFileSync(note + '.end', signal); process.exit(7); });
       }
       writeFileSync(note + '.pid', String(process.pid));
       setTimeout(() => {}, 60_000);`,
    );
    writeFileSync(
      join(folder, 'runner.mjs'),
      `import { run } from ${JSON.stringify(module)};
       process.exitCode = await run(process.execPath, [${JSON.stringify(join(folder, 'program.mjs'))}, process.argv[2]]);`,
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['SIGTERM', 'SIGINT'] as const)('passes %s on and ends with the code of the program', async (signal) => {
    const note = join(folder, signal);
    const runner = spawn(process.execPath, [join(folder, 'runner.mjs'), note], { stdio: 'ignore' });
    const ended = new Promise((resolve) => runner.once('exit', resolve));
    await appears(`${note}.pid`);
    runner.kill(signal);
    expect(await ended).toBe(7);
    expect(readFileSync(`${note}.end`, 'utf8')).toBe(signal);
  });

  it('ends the program when the parent dies without a word', async () => {
    const note = join(folder, 'orphan');
    const command = `"${process.execPath}" "${join(folder, 'runner.mjs')}" "${note}"; true`;
    const shell = spawn('sh', ['-c', command], { stdio: 'ignore' });
    await appears(`${note}.pid`);
    shell.kill('SIGKILL');
    await appears(`${note}.end`);
    expect(readFileSync(`${note}.end`, 'utf8')).toBe('SIGTERM');
  });
});

async function appears(file: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    if (existsSync(file) && readFileSync(file, 'utf8') !== '') return;
    await sleep(25);
  }
  throw new Error(`${file} did not appear within 10 s`);
}
