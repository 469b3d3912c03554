#!/usr/bin/env node
import { CaseloomError, renderIssue } from '@caseloom/core';
import { parseArgs } from './args.ts';
import { commands, LATER } from './commands/index.ts';
import { Unusable, type ExitCode } from './failure.ts';
import { messages } from './messages.ts';

function usage(): string {
  return ['caseloom: rule packs and case files on the command line', '', ...commands.map((one) => `  caseloom ${one.usage}\n      ${one.summary}`), ''].join('\n');
}

async function main(words: readonly string[]): Promise<ExitCode> {
  if (words.length === 0 || words[0] === '--help' || words[0] === 'help') {
    process.stdout.write(usage());
    return 0;
  }
  const command = [...commands].sort((a, b) => b.words.length - a.words.length).find((one) => one.words.split(' ').every((word, index) => words[index] === word));
  if (command === undefined) {
    const later = LATER.find((name) => name.split(' ').every((word, index) => words[index] === word));
    throw new Unusable(later === undefined ? `unknown command "${words.slice(0, 2).join(' ')}"\n\n${usage()}` : `${later}: not in this version`);
  }
  const args = parseArgs(words.slice(command.words.split(' ').length), command.flags);
  if (args.positional.length !== command.takes) throw new Unusable(`usage: caseloom ${command.usage}`);
  return command.run(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof Unusable) process.stderr.write(`caseloom: ${error.message}\n`);
  else if (error instanceof CaseloomError) for (const one of error.issues) process.stderr.write(`caseloom: ${one.path}: ${renderIssue(messages, one, 'en')} [${one.code}]\n`);
  else throw error;
  process.exitCode = 2;
}
