import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = /Caseloom is ready at (http:\/\/\S+)/;
const LINK = /(\S+)\s.*?(http:\/\/\S+\/sign-in#\S+)/;

export interface RunningServer {
  readonly url: string;
  /** account → one-time sign-in link, as printed at the start. */
  readonly links: ReadonlyMap<string, string>;
  /** Everything it printed so far. */
  readonly output: readonly string[];
  readonly process: ChildProcess;
  /** SIGTERM and wait for the end. */
  stop(): Promise<void>;
  /** SIGKILL and wait for the end. */
  kill(): Promise<void>;
}

/** Starts the built server as a child process on a free port. @throws Error with its output when it ends before it is ready or takes longer than two minutes. */
export async function startServer(options: {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<RunningServer> {
  const { NODE_OPTIONS: _options, DATABASE_URL: _url, DATABASE_ADMIN_URL: _admin, ...env } = process.env;
  const child = spawn(process.execPath, ['apps/server/dist/main.js'], {
    cwd: ROOT,
    env: { ...env, PORT: '0', DATA_DIR: options.dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const links = new Map<string, string>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the server was not ready after two minutes:\n${output.join('\n')}`)),
      120_000,
    );
    const listen = (line: string): void => {
      output.push(line);
      const link = LINK.exec(line);
      if (link !== null) links.set(link[1] as string, link[2] as string);
      const ready = READY.exec(line);
      if (ready !== null) {
        clearTimeout(timer);
        setTimeout(() => resolve(ready[1] as string), 50);
      }
    };
    createInterface({ input: child.stdout }).on('line', listen);
    createInterface({ input: child.stderr }).on('line', listen);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`the server ended before it was ready:\n${output.join('\n')}`));
    });
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { url, links, output, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}
