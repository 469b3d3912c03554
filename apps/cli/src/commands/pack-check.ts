import { CaseloomError, renderIssue, type Issue } from '@caseloom/core';
import { compilePack } from '@caseloom/engine';
import type { Command } from '../command.ts';
import { loadPack } from '../load-pack.ts';
import { messages } from '../messages.ts';

export const packCheck: Command = {
  words: 'pack check',
  usage: 'pack check <dir> [--packs DIR]… [--json]',
  summary: 'Reads, resolves and compiles a pack; lists every complaint with its address. Exit 1 when one is an error.',
  flags: { packs: { kind: 'list' }, json: { kind: 'switch' } },
  takes: 1,
  async run(args) {
    const { issues, hash, summary } = await check(args.positional[0]!, args);
    const errors = issues.filter((one) => one.severity === 'error').length;
    if (args.has('json')) process.stdout.write(`${JSON.stringify({ hash, errors, issues }, undefined, 2)}\n`);
    else {
      for (const one of issues) process.stdout.write(`${one.severity} ${one.path}: ${renderIssue(messages, one, 'en')} [${one.code}]\n`);
      process.stdout.write(`${summary ?? 'not resolved'}; ${errors} errors, ${issues.length - errors} other\n`);
    }
    return errors > 0 ? 1 : 0;
  },
};

async function check(dir: string, args: Parameters<Command['run']>[0]): Promise<{ issues: readonly Issue[]; hash?: string; summary?: string }> {
  try {
    const { resolved, warnings } = await loadPack(dir, args);
    const compiled = compilePack(resolved);
    const layers = resolved.layers.map((one) => `${one.id} ${one.version}`).join(' → ');
    return { issues: [...warnings, ...compiled.issues], hash: resolved.hash, summary: `${layers}: ${compiled.rules.rules.length} rules, ${compiled.schemes.size} schemes, ${compiled.policies.length} policies, ${compiled.measures.length} measures, ${compiled.workflows.size} workflows` };
  } catch (error) {
    if (error instanceof CaseloomError) return { issues: error.issues };
    throw error;
  }
}
