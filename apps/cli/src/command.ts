import type { Args, FlagSpecs } from './args.ts';
import type { ExitCode } from './failure.ts';

/** What a command takes and does; its words, usage and summary stand in the table of commands. */
export interface Command {
  readonly flags: FlagSpecs;
  /** Number of positional arguments it takes, exactly. */
  readonly takes: number;
  run(args: Args): Promise<ExitCode>;
}

/** One line of the table: enough to show help and to find the command without loading what it needs. */
export interface CommandEntry {
  /** How it is called: `pack check`. */
  readonly words: string;
  /** What follows the words. */
  readonly usage: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly load: () => Promise<{ readonly command: Command }>;
}
