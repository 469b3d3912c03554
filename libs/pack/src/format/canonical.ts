import { CaseloomError, canonicalJson, formatCsv, hashJson, parseCsv, sha256Hex } from '@caseloom/core';
import { parseJson } from '../text/json.ts';
import { byCodeUnit, isRecord } from '../text/values.ts';
import type { PackFiles, PackLock } from '../types.ts';
import { LOCK_FILE } from './paths.ts';
import { prettyJson } from './pretty.ts';

/**
 * The form that is hashed: files by sorted path, JSON by RFC 8785, CSV re-serialised with `\n`, documents with `\n` and no byte order mark.
 * An empty lock counts as none. Implements PACK-1. @throws CaseloomError when a JSON file cannot be read (PACK_JSON_…)
 */
export function canonicalFiles(files: PackFiles): PackFiles {
  return rewrite(files, canonicalJson);
}

/** The readable form that is committed: JSON with two blanks and a fixed key order, everything else as in the canonical form. Same hash. */
export function prettyFiles(files: PackFiles): PackFiles {
  return rewrite(files, prettyJson);
}

/**
 * Identity of a pack: SHA-256 over the canonical JSON of `{format: 1, files: [[path, sha256 of the canonical text], …]}`, sorted paths, the lock among them.
 * @param lock replaces the folder's own lock: what the hash will be once locked so
 */
export function hashPack(files: PackFiles, lock?: PackLock): string {
  const canonical = new Map(canonicalFiles(files));
  if (lock !== undefined) {
    canonical.delete(LOCK_FILE);
    if (Object.keys(lock).length > 0) canonical.set(LOCK_FILE, canonicalJson(lock));
  }
  return hashJson({
    format: 1,
    files: [...canonical].sort(([a], [b]) => byCodeUnit(a, b)).map(([path, text]) => [path, sha256Hex(text)]),
  });
}

function rewrite(files: PackFiles, writeJson: (value: unknown) => string): PackFiles {
  const result = new Map<string, string>();
  for (const path of [...files.keys()].sort(byCodeUnit)) {
    const text = files.get(path)!;
    if (path.endsWith('.json')) {
      const value = readJson(text, path);
      if (path === LOCK_FILE && isRecord(value) && Object.keys(value).length === 0) continue;
      result.set(path, writeJson(value));
    } else result.set(path, path.endsWith('.csv') ? canonicalCsv(text) : plainText(text));
  }
  return result;
}

function readJson(text: string, path: string): unknown {
  const { json, issues } = parseJson(text, path);
  if (json === undefined) throw new CaseloomError(issues);
  return json.value;
}

/** Every row as wide as the header, blank rows left out; rows that are too long stay so that nothing gets lost before it is reported. */
export function canonicalCsv(text: string): string {
  if (isCanonicalCsv(text)) return text;
  const rows = parseCsv(text).rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const width = rows[0]?.cells.length ?? 0;
  return formatCsv(
    rows.map(({ cells }, index) =>
      index === 0
        ? cells.map((name) => name.trim())
        : [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')],
    ),
  );
}

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;
/** Longer rows are left to the reader, which may refuse them. */
const LONGEST_ROW = 100_000;

/**
 * Sees at a glance what most long tables are: no quotes, `\n`, every row as wide as the header and none of them blank. Hashing a pack of a hundred
 * thousand rows need not take them apart. False says nothing.
 */
function isCanonicalCsv(text: string): boolean {
  const headerEnd = text.indexOf('\n');
  if (headerEnd <= 0 || text.charCodeAt(0) === 0xfeff || text.charCodeAt(text.length - 1) !== LF) return false;
  const header = text.slice(0, headerEnd).split(',');
  if (header.some((name) => name !== name.trim()) || header.every((name) => name === '')) return false;
  let commas = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE || char === CR) return false;
    if (char === COMMA) commas++;
    else if (char === LF) {
      if (commas !== header.length - 1 || at - start === commas || at - start > LONGEST_ROW) return false;
      commas = 0;
      start = at + 1;
    }
  }
  return true;
}

export function plainText(text: string): string {
  return (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).replaceAll('\r\n', '\n').replaceAll('\r', '\n');
}
