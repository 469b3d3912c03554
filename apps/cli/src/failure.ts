import { CaseloomError, issue, type Issue } from '@caseloom/core';
import type { CliCode } from './messages.ts';

/** Exit codes of every command: 0 every readable row got an answer, 1 findings or unreadable rows, 2 unusable input. */
export type ExitCode = 0 | 1 | 2;

/** Unusable input: told on stderr, exit 2. */
export function unusable(code: CliCode, args: Issue['args'] = {}, path = ''): CaseloomError {
  return new CaseloomError([issue(code, path, args)]);
}
