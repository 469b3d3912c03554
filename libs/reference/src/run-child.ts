import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CaseloomError, issue } from '@caseloom/core';
import type { Request, Response } from './protocol.ts';

export interface ChildLimits {
  readonly seconds?: number;
  readonly memoryMb?: number;
}

/** Our own extension: TypeScript where the sources run (Node strips the types), JavaScript once built. */
const CHILD = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './child.ts' : './child.js', import.meta.url));

/**
 * Asks the reference in a process of its own: at most so many seconds and megabytes, no environment, no writing, no network code, no further processes, reading
 * allowed only in this room and in node_modules (Node's permission model).
 * @throws CaseloomError REFERENCE_TIMEOUT, REFERENCE_STOPPED
 */
export function runChild(request: Request, { seconds = 120, memoryMb = 512 }: ChildLimits = {}): Promise<Response> {
  const room = dirname(dirname(CHILD));
  const library = createRequire(import.meta.url).resolve('json-rules-engine');
  const modules = library.slice(0, library.indexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length);
  const readable = [join(room, '*'), join(modules, '*')].map((path) => `--allow-fs-read=${path}`);
  const child = spawn(
    process.execPath,
    ['--permission', ...readable, `--max-old-space-size=${memoryMb}`, '--disable-warning=ExperimentalWarning', CHILD],
    { env: {}, cwd: room, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  return new Promise((resolve, reject) => {
    let [out, complaints, late] = ['', '', false];
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, seconds * 1000);
    const fail = (code: string, args: Record<string, string | number>): void =>
      reject(new CaseloomError([issue(code, '', args)]));
    child.stdout.setEncoding('utf8').on('data', (piece: string) => (out += piece));
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (complaints = (complaints + piece).slice(-2000)));
    child.on('error', (error) => fail('REFERENCE_STOPPED', { reason: error.message }));
    child.on('close', (status) => {
      clearTimeout(timer);
      if (late) fail('REFERENCE_TIMEOUT', { seconds });
      else if (status !== 0)
        fail('REFERENCE_STOPPED', { reason: complaints.trim().split('\n').at(-1) ?? `exit ${status}` });
      else resolve(JSON.parse(out) as Response);
    });
    // A child that is gone before it has read everything says so by closing.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(request));
  });
}
