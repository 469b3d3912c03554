#!/usr/bin/env node
/**
 * The one door of the repository: `npm start`, `npm test`, `npm run caseloom -- …` and the others come here.
 * Installs and builds what is missing, then starts the wanted program under Node 24.
 * Imports nothing but node: modules and its own neighbours, so that it starts on a bare machine with Node 20.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { endChildren, run } from './setup/child.mjs';
import { root } from './setup/house.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { environment, findNode } from './setup/node.mjs';
import { format, lint } from './setup/checks.mjs';
import { test } from './setup/test.mjs';

const commands = {
  start: async (args) => {
    await ensureBuilt(['@caseloom/server', '@caseloom/studio']);
    return program('apps/server/dist/main.js', args, serverSettings());
  },
  dev,
  build: async () => {
    const hasWorked = await ensureBuilt();
    if (!hasWorked) console.log('Everything is built.');
    return 0;
  },
  test: (args) => test(args, process.env.CASELOOM_BUDGET ?? 'small'),
  'test:long': (args) => test(args, 'long'),
  bench: async (args) => {
    await ensureBuilt();
    return program('tools/bench.mjs', args);
  },
  lint,
  format,
  'sign-in': async (args) => {
    await ensureBuilt(['@caseloom/server']);
    return program('apps/server/dist/sign-in.js', args, serverSettings());
  },
  caseloom: async (args) => {
    await ensureBuilt(['@caseloom/cli']);
    return program('apps/cli/dist/main.js', args);
  },
};

function serverSettings() {
  return { PORT: process.env.PORT || '3000', DATA_DIR: process.env.DATA_DIR || '.data' };
}

function program(file, args, extra) {
  if (!existsSync(join(root, file))) throw new Error(`${file} is not there, although the build went well.`);
  return run(findNode(), [file, ...args], { env: environment(extra) });
}

/** Compilers watching, the server restarting on change, the studio by vite with /api passed on to the server. */
async function dev() {
  await ensureBuilt(['@caseloom/server', '@caseloom/studio']);
  const node = findNode();
  const env = environment(serverSettings());
  const all = [
    run(node, ['node_modules/typescript/bin/tsc', '-b', 'apps/server', '--watch', '--preserveWatchOutput'], { env }),
    run(node, ['--watch', 'apps/server/dist/main.js'], { env }),
    run(node, [join(root, 'node_modules/vite/bin/vite.js')], { env, cwd: join(root, 'apps/studio') }),
  ];
  const code = await Promise.race(all);
  endChildren();
  await Promise.all(all);
  return code;
}

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
if (!command) {
  console.error(`Usage: node tools/run.mjs ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
} else {
  try {
    await ensureInstalled();
    process.exitCode = await command(args);
  } catch (error) {
    console.error(error.message);
    process.exitCode = name === 'caseloom' ? 2 : 1;
  }
}
