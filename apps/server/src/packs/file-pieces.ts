import { createHash } from 'node:crypto';

/** Which pieces a file consists of. */
export interface FilePieces {
  /** SHA-256 of each piece, in order. */
  readonly pieces: readonly string[];
  /** UTF-16 units of the whole text. */
  readonly length: number;
}

/** Path → pieces. */
export type FileList = ReadonlyMap<string, FilePieces>;

export interface Piece {
  readonly hash: string;
  readonly text: string;
}

const SHORTEST = 8_192;
const LONGEST = 262_144;
/** One line end in so many is a place to cut. */
const SPARSE = 512;

/**
 * Cuts a text at line ends that its content chooses, so that a change far up moves no cut further down. A text that is short is one piece;
 * pieces joined are the text. Pieces have about 30,000 units, at most LONGEST unless a line is longer.
 */
export function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length || pieces.length === 0;) {
    const to = cutAfter(text, from);
    pieces.push(pieceOf(text.slice(from, to)));
    from = to;
  }
  return pieces;
}

export const pieceOf = (text: string): Piece => ({ hash: createHash('sha256').update(text).digest('hex'), text });

export const listed = (pieces: readonly Piece[]): FilePieces => ({
  pieces: pieces.map((one) => one.hash),
  length: pieces.reduce((sum, one) => sum + one.text.length, 0),
});

function cutAfter(text: string, from: number): number {
  if (text.length - from <= SHORTEST) return text.length;
  for (let at = text.indexOf('\n', from + SHORTEST); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (at + 1 - from >= LONGEST || isCut(text, at)) return at + 1;
  }
  return text.length;
}

/** Decided by the 24 units before the line end. */
function isCut(text: string, at: number): boolean {
  let hash = 2166136261;
  for (let back = 24; back > 0; back--) hash = Math.imul(hash ^ text.charCodeAt(at - back), 16777619);
  return (hash >>> 7) % SPARSE === 0;
}
