import { CaseloomError, renderIssue, type Issue, type MessageCatalogue } from '@caseloom/core';
import { language } from './language.ts';
import { cliMessages, type CliCode } from './messages.ts';

const MOST_LINES = 20;

/** One line on stderr from the command line's own messages. */
export function tell(code: CliCode, args: Issue['args'] = {}, about = ''): void {
  process.stderr.write(`${about === '' ? '' : `${about}: `}${renderIssue(cliMessages, { code, args }, language)}\n`);
}

/** `path: sentence [CODE]`, as every complaint is shown. */
export function lineOf(catalogue: MessageCatalogue, one: Issue): string {
  const at = one.path === '' ? '' : `${one.path}: `;
  return `${at}${renderIssue(catalogue, one, language)} [${one.code}]`;
}

/**
 * Tells why a command gave up: a line for each located issue; of an error nobody foresaw the name alone, since its text might hold
 * patient data ([P22]). CASELOOM_DEBUG shows everything.
 */
export async function tellFailure(error: unknown): Promise<void> {
  if (process.env['CASELOOM_DEBUG']) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  const issues = issuesOf(error);
  const isOurs = issues.every(({ code }) => Object.hasOwn(cliMessages, code));
  const catalogue = isOurs ? cliMessages : (await import('./every-message.ts')).everyMessage;
  for (const one of issues.slice(0, MOST_LINES)) process.stderr.write(`caseloom: ${lineOf(catalogue, one)}\n`);
  if (issues.length > MOST_LINES) tell('CLI_MORE_ISSUES', { count: issues.length - MOST_LINES }, 'caseloom');
}

function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof CaseloomError) return error.issues;
  const { code, syscall, path } = (error ?? {}) as NodeJS.ErrnoException;
  const known = code !== undefined && syscall !== undefined;
  return [
    known
      ? ours('CLI_SYSTEM', { reason: [syscall, path, code].filter((part) => part !== undefined).join(' ') })
      : ours('CLI_UNEXPECTED', { name: error instanceof Error ? error.name : typeof error }),
  ];
}

function ours(code: CliCode, args: Issue['args']): Issue {
  return { code, severity: 'error', path: '', args };
}
