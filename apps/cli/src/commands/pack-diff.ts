import { kinds } from '@caseloom/engine';
import { diffPacks } from '@caseloom/pack';
import type { Command } from '../command.ts';
import { loadPack } from '../packs/load-pack.ts';

export const command: Command = {
  flags: { packs: { kind: 'list' } },
  takes: 2,
  async run(args) {
    const [a, b] = [await loadPack(args.positional[0]!, args), await loadPack(args.positional[1]!, args)];
    const diff = diffPacks(a.resolved, b.resolved, kinds);
    for (const entry of diff.elements) process.stdout.write(`${JSON.stringify(entry)}\n`);
    process.stderr.write(`${JSON.stringify(diff.counts)}\n`);
    return diff.elements.length > 0 ? 1 : 0;
  },
};
