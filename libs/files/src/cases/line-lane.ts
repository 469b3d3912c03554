/** Answers to whole lines, in their order, with holes where lines were left to the decoder. */
export interface AnsweredBlock {
  /** Answers of all lines that were not left; they stand there until as many more blocks are asked for as may be under way. */
  readonly bytes: Uint8Array;
  /** Lines of the block, blank ones too. */
  readonly lines: number;
  /** Answers in `bytes`. */
  readonly rows: number;
  /** For each line left, four numbers: how many bytes and how many answers stand before it, where it starts in the block, its number in the block from 0. */
  readonly left: Int32Array;
}

/** Somebody who answers lines of a CSV file straight from their bytes and leaves to the decoder what is not certain. */
export interface LineLane {
  /** Blocks that may be under way at once. */
  readonly ahead: number;
  /** @param block UTF-8, whole lines, the last one ended; it may not be changed and not be kept beyond the answer */
  answer(block: Uint8Array): AnsweredBlock | Promise<AnsweredBlock>;
}

/** Answers of a row of lines, ready to be written; to be used before the next are asked for. */
export interface Answers {
  readonly bytes: Uint8Array;
  readonly rows: number;
}
