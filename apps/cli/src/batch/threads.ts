import type { Args, FlagSpecs } from '../args.ts';
import { unusable } from '../failure.ts';

export const THREADS_FLAG: FlagSpecs = { threads: { kind: 'value' } };

const MOST_THREADS = 64;

/** Threads that `--threads` asks for, 1 to 64; 1 where it says nothing. @throws CaseloomError CLI_OPTION_INVALID */
export function threadsOf(args: Args): number {
  const value = args.value('threads') ?? '1';
  const threads = /^[1-9]\d?$/.test(value) ? Number(value) : 0;
  if (threads < 1 || threads > MOST_THREADS)
    throw unusable('CLI_OPTION_INVALID', { option: 'threads', value, expected: `1–${MOST_THREADS}` });
  return threads;
}
