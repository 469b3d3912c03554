import type { CompiledPack } from '@caseloom/engine';
import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Steps } from '../../database/steps.ts';
import type { BenchSource } from './bench-source.ts';
import { LibraryBench } from './library-bench.ts';
import { openPieceByPiece } from './open-piece-by-piece.ts';

/**
 * Compiles large published packs in a thread that ends with the work, its memory with it, and opens them here: the compiled rules are in memory
 * that both share, the rest comes over in pieces. Not to be called inside a step.
 */
@Injectable()
export class PackOpener implements OnApplicationShutdown {
  readonly #steps: Steps;
  #bench: LibraryBench | undefined;
  #asked = 0;
  /** One after the other: each takes as much memory as the pack has rules. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(steps: Steps) {
    this.#steps = steps;
  }

  /** @throws CaseloomError when the pack cannot be read or resolved */
  async open(tenant: string, source: BenchSource): Promise<CompiledPack> {
    this.#asked++;
    this.#bench ??= new LibraryBench(this.#steps);
    const shared = this.#last.then(() => this.#bench!.run(tenant, source, 'share', null, { apart: true }));
    this.#last = shared.catch(() => undefined);
    try {
      return await openPieceByPiece(await shared);
    } finally {
      if (--this.#asked === 0) await this.onApplicationShutdown();
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const bench = this.#bench;
    this.#bench = undefined;
    await bench?.onApplicationShutdown();
  }
}
