import { createHash } from 'node:crypto';
import type { FilePieces } from '../../packs/file-pieces.ts';

/** A pack and its parents by the pieces of their files, as it travels to where it is read. */
export interface BenchSource {
  /** National first, the pack itself last. */
  readonly packs: readonly BenchPack[];
}

export interface BenchPack {
  /** Known hash of a published version; of a draft nobody has worked it out. */
  readonly hash?: string | undefined;
  readonly files: readonly (readonly [path: string, file: FilePieces])[];
}

/** The same for the same content of the same chain. */
export function sourceKey({ packs }: BenchSource): string {
  const key = createHash('sha256');
  for (const { hash, files } of packs) {
    if (hash === undefined) for (const [path, { pieces }] of files) key.update(`${path}\n${pieces.join('\n')}\n\n`);
    else key.update(hash);
    key.update('\n\n\n');
  }
  return key.digest('hex');
}

/** Packs with less text than this are worked on where they are asked for: it takes a few milliseconds. */
const SMALL = 200_000;

export const isSmall = (source: BenchSource): boolean => sourceLength(source) < SMALL;

/** UTF-16 units of all texts together. */
export const sourceLength = ({ packs }: BenchSource): number =>
  packs.reduce((sum, { files }) => sum + files.reduce((own, [, { length }]) => own + length, 0), 0);
