import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(ROOT, 'apps/cli/src/main.ts');
const SOURCE_CONDITIONS = [
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
  '-C',
  '@caseloom/source',
];
/** Node keeps what it compiled of the sources here, so that the second start costs a fifth of the first. */
const CACHE = join(ROOT, 'node_modules/.cache/caseloom/compiled');

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

export interface CallOptions {
  /** Bytes for its stdin; a closed pipe when absent. */
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Words of the shell after the program, for pipes: `| head -1`. */
  readonly then?: string;
}

/** Runs the real program from its sources as a process of its own, in the English locale. */
export function caseloom(words: readonly string[], options: CallOptions = {}): Promise<Answer> {
  mkdirSync(CACHE, { recursive: true });
  const { NODE_OPTIONS: _options, CASELOOM_DEBUG: _debug, ...inherited } = process.env;
  const env = { ...inherited, LC_ALL: 'C', NODE_COMPILE_CACHE: CACHE, ...options.env };
  const command = [process.execPath, ...SOURCE_CONDITIONS, PROGRAM, ...words];
  const started = performance.now();
  const child =
    options.then === undefined
      ? spawn(command[0]!, command.slice(1), { cwd: options.cwd ?? ROOT, env })
      : spawn('bash', ['-o', 'pipefail', '-c', `"$@" ${options.then}`, 'caseloom', ...command], {
          cwd: options.cwd ?? ROOT,
          env,
        });
  return new Promise((resolve, reject) => {
    const said = { out: [] as Buffer[], err: [] as Buffer[] };
    child.stdout.on('data', (piece: Buffer) => said.out.push(piece));
    child.stderr.on('data', (piece: Buffer) => said.err.push(piece));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        out: Buffer.concat(said.out).toString('utf8'),
        err: Buffer.concat(said.err).toString('utf8'),
        milliseconds: performance.now() - started,
      }),
    );
    // A program that ends before it has read everything says so by closing.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
  });
}
