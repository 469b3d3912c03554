import type { AnsweredBlock } from '@caseloom/files';
import type { CaseBatch } from '@caseloom/grouping';
import type { GroupLane } from './group-lane.ts';
import { GroupingThread, PLACES, type ThreadTask } from './grouping-thread.ts';

/**
 * Blocks of lines spread over threads, of which this one, which reads and writes too, is the first: the others are given what they have places for, and what they cannot take is
 * answered here. So no thread waits for one that has just begun, or is slow.
 */
export class ThreadedLane implements GroupLane {
  readonly ahead: number;
  readonly #own: CaseBatch;
  readonly #others: readonly GroupingThread[];

  /** @param threads 2 or more, this one included */
  constructor(own: CaseBatch, task: Omit<ThreadTask, 'places'>, threads: number) {
    // As many answered here may wait for the first that is answered elsewhere.
    this.ahead = 2 * threads * PLACES;
    this.#own = own;
    this.#others = Array.from({ length: threads - 1 }, () => new GroupingThread(task));
  }

  answer(block: Uint8Array): AnsweredBlock | Promise<AnsweredBlock> {
    const other = this.#others.find((thread) => thread.canTake(block));
    return other === undefined ? kept(this.#own.answer(block)) : other.answer(block);
  }

  async close(): Promise<void> {
    await Promise.all(this.#others.map((thread) => thread.close()));
  }
}

/** Answers that outlast the next: others may have to be written first. */
function kept(answer: AnsweredBlock): AnsweredBlock {
  return { ...answer, bytes: answer.bytes.slice() };
}
