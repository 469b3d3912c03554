import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { cacheFolder, root, rooms, withFoundations } from './house.mjs';
import { alone } from './lock.mjs';
import { environment, findNode } from './node.mjs';

const leftOut = new Set(['dist', 'types', 'node_modules']);
const sharedInputs = ['tsconfig.base.json', 'package-lock.json', 'nx.json'];

/**
 * Builds the given workspaces and what they stand on, unless nothing changed since the last successful build.
 * Speaks on stderr only, so that stdout stays the data of the command that needed the build; what nx and the compilers
 * say is shown when they fail.
 * @param names package names; all when absent
 * @returns true when nx had to be called
 */
export async function ensureBuilt(names) {
  const all = rooms();
  const wanted = withFoundations(names ?? [...all.keys()], all);
  if (stale(wanted).length === 0) return false;
  return alone('build', async () => {
    const before = stale(wanted);
    if (before.length === 0) return false;
    process.stderr.write(`Building ${before.map(({ room }) => room.dir).join(', ')} …\n`);
    const projects = (names ?? [...all.keys()]).join(',');
    const nx = join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
    const output = [];
    const code = await run(findNode(), [nx, 'run-many', '-t', 'build', '-p', projects, '--outputStyle=static'], {
      env: environment(),
      onOutput: (bytes) => output.push(bytes),
    });
    if (code !== 0) {
      process.stderr.write(Buffer.concat(output));
      throw new Error(`The build failed with code ${code}; the messages are above.`);
    }
    for (const { room, print } of before) writeStamp(room, print);
    return true;
  });
}

function stale(wanted) {
  const prints = new Map();
  for (const room of wanted) prints.set(room.name, fingerprint(room, prints));
  return wanted
    .map((room) => ({ room, print: prints.get(room.name) }))
    .filter(({ room, print }) => readStamp(room) !== print || !existsSync(join(root, room.dir, 'dist')));
}

/**
 * Names, sizes and times of all files a build of the room reads, and the prints of the rooms below it.
 * Cheaper than hashing contents; nx does that after us.
 */
function fingerprint(room, printsBelow) {
  const hash = createHash('sha256');
  const note = (path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  };
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (leftOut.has(path.slice(room.dir.length + 1))) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && !/\.(spec\.tsx?|md)$/.test(entry.name)) note(path);
    }
  };
  sharedInputs.forEach(note);
  walk(room.dir);
  for (const name of room.uses) hash.update(printsBelow.get(name));
  return hash.digest('hex');
}

const stampFile = (room) => join(cacheFolder, 'built', room.dir.replace('/', '-'));

function readStamp(room) {
  const file = stampFile(room);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function writeStamp(room, print) {
  mkdirSync(join(cacheFolder, 'built'), { recursive: true });
  writeFileSync(stampFile(room), print);
}
