import type { AnsweredBlock } from '@caseloom/files';

/** Bytes of a block, and of its answers, that go to a thread and back without being allocated anew: twice what is read of a file at once. */
const PLACE_BYTES = 128 * 1024;

/** What a thread says of a block whose answers stand in the place. */
interface InPlace {
  readonly bytes: number;
  readonly lines: number;
  readonly rows: number;
}

/** What a thread sends for each block: where it has lines that are left, or answers that are long, all of it. */
export type ThreadAnswer = InPlace | AnsweredBlock;

const NONE_LEFT = new Int32Array();

/** Memory that two threads share: a block on the way there, its answers on the way back. */
export class SharedPlace {
  readonly memory: SharedArrayBuffer;
  readonly #block: Uint8Array;
  readonly #answers: Uint8Array;

  constructor(memory = new SharedArrayBuffer(2 * PLACE_BYTES)) {
    this.memory = memory;
    this.#block = new Uint8Array(memory, 0, PLACE_BYTES);
    this.#answers = new Uint8Array(memory, PLACE_BYTES, PLACE_BYTES);
  }

  static takes(block: Uint8Array): boolean {
    return block.length <= PLACE_BYTES;
  }

  putBlock(block: Uint8Array): void {
    this.#block.set(block);
  }

  /** @returns the block in memory of the thread's own */
  takeBlock(length: number): Uint8Array {
    return this.#block.slice(0, length);
  }

  putAnswer(answer: AnsweredBlock): ThreadAnswer {
    const { bytes, lines, rows, left } = answer;
    if (left.length > 0 || bytes.length > PLACE_BYTES) return { ...answer, bytes: bytes.slice() };
    this.#answers.set(bytes);
    return { bytes: bytes.length, lines, rows };
  }

  takeAnswer(answer: ThreadAnswer): AnsweredBlock {
    if (isWhole(answer)) return answer;
    const { bytes, lines, rows } = answer;
    return { bytes: this.#answers.slice(0, bytes), lines, rows, left: NONE_LEFT };
  }
}

function isWhole(answer: ThreadAnswer): answer is AnsweredBlock {
  return 'left' in answer;
}
