#!/usr/bin/env node
import { parseArgs } from './args.ts';
import { findCommand } from './commands/index.ts';
import { unusable, type ExitCode } from './failure.ts';
import { tellFailure } from './tell.ts';
import { usageOf, usageOfAll, version } from './usage.ts';

/** Every command: finds it, loads what it needs, checks its words, runs it. */
async function main(words: readonly string[]): Promise<ExitCode> {
  if (words.length === 0 || ['--help', '-h', 'help'].includes(words[0]!)) return print(usageOfAll());
  if (words[0] === '--version') return print(version());
  const { entry, rest } = findCommand(words);
  if (rest.includes('--help') || rest.includes('-h')) return print(usageOf(entry));
  const { command } = await entry.load();
  const args = parseArgs(rest, command.flags);
  if (args.positional.length !== command.takes) throw unusable('CLI_USAGE', { usage: `${entry.words} ${entry.usage}` });
  return command.run(args);
}

function print(text: string): ExitCode {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** A reader that has seen enough (`| head`) closes the pipe; that is no failure, and nobody is left to tell. */
function endWithTheReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  giveUp(error);
}

function giveUp(error: unknown): void {
  void tellFailure(error).finally(() => process.exit(2));
}

process.stdout.on('error', endWithTheReader);
process.stderr.on('error', () => undefined);
process.on('uncaughtException', giveUp);
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = 2;
  await tellFailure(error);
}
