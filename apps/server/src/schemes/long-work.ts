import { Injectable } from '@nestjs/common';

/** How work stands. */
export interface Standing<T> {
  readonly state: 'none' | 'running' | 'done';
  readonly done: number;
  readonly total?: number;
  readonly seconds: number;
  readonly answer?: T;
}

interface Run {
  readonly begunAt: number;
  endedAt: number | undefined;
  done: number;
  total: number | undefined;
  answer: unknown;
  error: unknown;
}

export type Progress = (done: number, total: number) => void;

/** Finished work that is kept to be asked for, the latest. */
const MOST_KEPT = 20;

/**
 * Work that takes longer than a request should: begun by one, told about to others who ask the same. In memory: it survives the page, not the
 * process; then it is simply begun again.
 */
@Injectable()
export class LongWork {
  readonly #runs = new Map<string, Run>();

  /**
   * @param key what is asked: the same for the same question of the same content
   * @param begin begins it unless it runs or is done; undefined only asks
   * @throws what the work threw, once
   */
  ask<T>(key: string, begin?: (tell: Progress) => Promise<T>): Standing<T> {
    let run = this.#runs.get(key);
    if (run?.error !== undefined) {
      this.#runs.delete(key);
      throw run.error;
    }
    if (run === undefined && begin !== undefined) run = this.#begin(key, begin);
    if (run === undefined) return { state: 'none', done: 0, seconds: 0 };
    const { done, total, answer, begunAt, endedAt } = run;
    return {
      state: endedAt === undefined ? 'running' : 'done',
      done,
      ...(total === undefined ? {} : { total }),
      seconds: Math.round(((endedAt ?? performance.now()) - begunAt) / 1000),
      ...(endedAt === undefined ? {} : { answer: answer as T }),
    };
  }

  /** Lets go of an answer, so that the work is begun anew; what runs goes on. */
  forget(key: string): void {
    if (this.#runs.get(key)?.endedAt !== undefined) this.#runs.delete(key);
  }

  #begin(key: string, begin: (tell: Progress) => Promise<unknown>): Run {
    const run: Run = {
      begunAt: performance.now(),
      endedAt: undefined,
      done: 0,
      total: undefined,
      answer: undefined,
      error: undefined,
    };
    this.#runs.set(key, run);
    this.#forgetOldest();
    void begin((done, total) => Object.assign(run, { done, total }))
      .then(
        (answer) => (run.answer = answer),
        (error: unknown) => (run.error = error ?? new Error('the work ended without a word')),
      )
      .finally(() => (run.endedAt = performance.now()));
    return run;
  }

  #forgetOldest(): void {
    const ended = [...this.#runs].filter(([, run]) => run.endedAt !== undefined);
    for (const [key] of ended.slice(0, Math.max(0, ended.length - MOST_KEPT))) this.#runs.delete(key);
  }
}
