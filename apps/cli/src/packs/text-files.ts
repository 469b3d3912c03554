import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unusable } from '../failure.ts';

/** Largest table once unpacked: 256 MB. */
const LARGEST_TABLE = 256 * 2 ** 20;

/**
 * A text file, UTF-8 or GB18030 (tried in that order; a byte that fits neither refuses the file).
 * @throws CaseloomError CLI_CANNOT_READ, CLI_NOT_TEXT
 */
export async function readTextFile(path: string): Promise<string> {
  return decode(await readBytes(path), path);
}

/** The files of a folder, by name, sorted; undefined when there is no such folder. Hidden files are no part of it. */
export async function filesIn(dir: string): Promise<string[] | undefined> {
  const found = await stat(dir).catch(() => undefined);
  if (found?.isDirectory() !== true) return undefined;
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** A table or document, unpacked where its name ends in `.gz`. */
export async function readTable(path: string): Promise<string> {
  if (!path.endsWith('.gz')) return readTextFile(path);
  const bytes = await readBytes(path);
  try {
    return decode(gunzipSync(bytes, { maxOutputLength: LARGEST_TABLE }), path);
  } catch (error) {
    const { code = 'gzip' } = error as NodeJS.ErrnoException;
    throw unusable('CLI_CANNOT_READ', { file: path, reason: code });
  }
}

/** `code_lists.csv.gz` is called `code_lists.csv`. */
export function tableName(path: string): string {
  return basename(path, '.gz');
}

/** Every file of a scheme folder that holds tables or documents, by name. */
export async function readTables(dir: string, names: readonly string[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of names) files.set(tableName(name), await readTable(join(dir, name)));
  return files;
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw unusable('CLI_CANNOT_READ', { file: path, reason: (error as NodeJS.ErrnoException).code ?? 'unknown' });
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
  throw unusable('CLI_NOT_TEXT', { file: name });
}
