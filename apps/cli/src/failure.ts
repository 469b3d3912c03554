/** Exit codes of every command: 0 every readable row got an answer, 1 findings or unreadable rows, 2 unusable input. */
export type ExitCode = 0 | 1 | 2;

/** Unusable input: told on stderr, exit 2. */
export class Unusable extends Error {}
