import { PACK_KINDS, type PackKindId } from '../types.ts';

export const MANIFEST_FILE = 'pack.json';
export const LOCK_FILE = 'pack.lock.json';

/** What a path inside a pack folder is. Documents (`*.md`, `LICENSE`, `NOTICE`) travel with the pack and are hashed with it. */
export type PackPath =
  | { readonly type: 'manifest' | 'lock' | 'document' }
  | { readonly type: 'artifact' | 'overlay'; readonly kind: PackKindId; readonly artifact: string }
  | {
      readonly type: 'table' | 'overlayTable';
      readonly kind: PackKindId;
      readonly artifact: string;
      readonly table: string;
    }
  | { readonly type: 'unknownKind'; readonly kind: string }
  | { readonly type: 'unknown' };

export function classifyPath(path: string): PackPath {
  if (path === MANIFEST_FILE) return { type: 'manifest' };
  if (path === LOCK_FILE) return { type: 'lock' };
  if (path.endsWith('.md') || path === 'LICENSE' || path === 'NOTICE') return { type: 'document' };
  const parts = path.split('/');
  const isOverlay = parts[0] === 'overlay';
  if (isOverlay) parts.shift();
  const [kind, name] = parts;
  if (parts.length !== 2 || kind === undefined || name === undefined) return { type: 'unknown' };
  if (!isPackKind(kind))
    return name.endsWith('.json') || name.endsWith('.csv') ? { type: 'unknownKind', kind } : { type: 'unknown' };
  const words = name.split('.');
  const [artifact, second, third] = words;
  if (artifact === undefined || !isName(artifact)) return { type: 'unknown' };
  if (words.length === 2 && second === 'json') return { type: isOverlay ? 'overlay' : 'artifact', kind, artifact };
  if (words.length === 3 && third === 'csv' && second !== undefined && isName(second))
    return { type: isOverlay ? 'overlayTable' : 'table', kind, artifact, table: second };
  return { type: 'unknown' };
}

export function isPackKind(text: string): text is PackKindId {
  return (PACK_KINDS as readonly string[]).includes(text);
}

export function artifactFile(kind: PackKindId, artifact: string): string {
  return `${kind}/${artifact}.json`;
}

export function tableFile(kind: PackKindId, artifact: string, table: string): string {
  return `${kind}/${artifact}.${table}.csv`;
}

export function overlayFile(kind: PackKindId, artifact: string): string {
  return `overlay/${kind}/${artifact}.json`;
}

export function overlayTableFile(kind: PackKindId, artifact: string, table: string): string {
  return `overlay/${kind}/${artifact}.${table}.csv`;
}

function isName(text: string): boolean {
  return text.length <= 80 && /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text);
}
