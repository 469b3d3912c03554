import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * A socket in the data folder through which programs of the same account on the same machine ask the running server: the embedded
 * database has one opener, so `npm run sign-in` cannot open it beside the server. Who may read the folder may ask.
 */
export async function openLocalDoor(
  dataFolder: string,
  answer: (ask: { signIn: string }) => Promise<unknown>,
): Promise<() => Promise<void>> {
  mkdirSync(dataFolder, { recursive: true });
  const path = socketPath(dataFolder);
  if (process.platform !== 'win32') rmSync(path, { force: true });
  const server = createServer((incoming, outgoing) => {
    let text = '';
    incoming
      .setEncoding('utf8')
      .on('data', (part: string) => {
        text = (text + part).slice(0, 10_000);
      })
      .on('end', () => {
        Promise.resolve()
          .then(() => answer(JSON.parse(text) as { signIn: string }))
          .then(
            (value) => outgoing.end(JSON.stringify({ value })),
            () => {
              outgoing.statusCode = 500;
              outgoing.end('{}');
            },
          );
      });
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(path, done));
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return () => new Promise((done) => server.close(() => done()));
}

/** @returns undefined when no server runs on this data folder */
export function askLocalDoor(dataFolder: string, ask: { signIn: string }): Promise<{ value?: unknown } | undefined> {
  return new Promise((done) => {
    const asking = request(
      { socketPath: socketPath(dataFolder), method: 'POST', path: '/', timeout: 10_000 },
      (incoming) => {
        let text = '';
        incoming
          .setEncoding('utf8')
          .on('data', (part: string) => {
            text += part;
          })
          .on('end', () => done(JSON.parse(text || '{}') as { value?: unknown }));
      },
    );
    asking.on('error', () => done(undefined));
    asking.end(JSON.stringify(ask));
  });
}

function socketPath(dataFolder: string): string {
  const home = resolve(dataFolder);
  const name = `caseloom-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const near = join(home, 'caseloom.sock');
  return near.length < 100 ? near : join(tmpdir(), `${name}.sock`);
}
