import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Unusable } from './failure.ts';

/** Largest table a folder may hold once unpacked: 256 MB. */
const LARGEST_TABLE = 256 * 2 ** 20;

/** A text file, UTF-8 or GB18030 (tried in that order; a byte that fits neither refuses the file). */
export async function readTextFile(path: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new Unusable(`cannot read ${path}: ${(error as Error).message}`);
  }
  return decode(bytes, path);
}

/** The tables of a scheme folder by file name; `x.csv.gz` is unpacked and called `x.csv`. Case files and folders are left alone. */
export async function readTableFolder(dir: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of (await readdir(dir)).sort()) {
    if (/^(cases|recommend)\.csv$/.test(name)) continue;
    if (/\.(csv|json)$/.test(name)) files.set(name, await readTextFile(join(dir, name)));
    else if (name.endsWith('.csv.gz')) files.set(name.slice(0, -3), decode(unpack(await readFile(join(dir, name)), name), name));
  }
  return files;
}

function unpack(bytes: Uint8Array, name: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_TABLE });
  } catch (error) {
    throw new Unusable(`cannot unpack ${name}: ${(error as Error).message}`);
  }
}

function decode(bytes: Uint8Array, name: string): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding, or none
    }
  }
  throw new Unusable(`${name} is neither UTF-8 nor GB18030 text`);
}
