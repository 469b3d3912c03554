import { kinds } from '@caseloom/engine';
import { diffPacks } from '@caseloom/pack';
import type { Command } from '../command.ts';
import { loadPack } from '../load-pack.ts';

export const packDiff: Command = {
  words: 'pack diff',
  usage: 'pack diff <a> <b> [--packs DIR]…',
  summary: 'Differences by meaning between two packs, one JSON line per element.',
  flags: { packs: { kind: 'list' } },
  takes: 2,
  async run(args) {
    const [a, b] = await Promise.all([loadPack(args.positional[0]!, args), loadPack(args.positional[1]!, args)]);
    const diff = diffPacks(a.resolved, b.resolved, kinds);
    for (const entry of diff.elements) process.stdout.write(`${JSON.stringify(entry)}\n`);
    process.stderr.write(`${JSON.stringify(diff.counts)}\n`);
    return diff.elements.length > 0 ? 1 : 0;
  },
};
