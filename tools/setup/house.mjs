import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where stamps and test summaries lie; removed with node_modules. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'caseloom');

const areas = ['libs', 'apps'];

/**
 * The workspaces of the house.
 * @returns Map of package name → { name, dir (relative, with /), uses: names of the workspaces it depends on }
 */
export function rooms() {
  const found = new Map();
  for (const area of areas) {
    for (const folder of readdirSync(join(root, area)).sort()) {
      const manifest = join(root, area, folder, 'package.json');
      if (!existsSync(manifest)) continue;
      const { name, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
      found.set(name, { name, dir: `${area}/${folder}`, uses: Object.keys({ ...dependencies, ...devDependencies }) });
    }
  }
  for (const room of found.values()) room.uses = room.uses.filter((name) => found.has(name)).sort();
  return found;
}

/** The given rooms and everything they stand on, lowest first. An unknown name throws. */
export function withFoundations(names, all = rooms()) {
  const order = new Set();
  const visit = (name, from) => {
    if (order.has(name)) return;
    const room = all.get(name);
    if (!room) throw new Error(`No workspace is called "${name}"${from ? ` (wanted by ${from})` : ''}.`);
    for (const used of room.uses) visit(used, name);
    order.add(name);
  };
  for (const name of names) visit(name);
  return [...order].map((name) => all.get(name));
}
