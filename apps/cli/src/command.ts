import type { Args, FlagSpecs } from './args.ts';
import type { ExitCode } from './failure.ts';

/** One command of the line. `words` is how it is called: `pack check`. */
export interface Command {
  readonly words: string;
  readonly usage: string;
  readonly summary: string;
  readonly flags: FlagSpecs;
  /** Number of positional arguments it takes, exactly. */
  readonly takes: number;
  run(args: Args): Promise<ExitCode>;
}
