import { buildPack } from '@caseloom/pack';
import { writeFile } from 'node:fs/promises';
import type { Command } from '../command.ts';
import { loadCompiledPack, loadPack } from '../load-pack.ts';

export const packBuild: Command = {
  words: 'pack build',
  usage: 'pack build <dir> [--packs DIR]… -o FILE',
  summary: 'Writes the pack with its locked parents as one canonical file and prints its hash.',
  flags: { packs: { kind: 'list' }, out: { kind: 'value', required: true } },
  takes: 1,
  async run(args) {
    const { chain } = await loadPack(args.positional[0]!, args);
    await loadCompiledPack(args.positional[0]!, args);
    const bundle = buildPack(chain);
    await writeFile(args.need('out'), bundle.text);
    process.stdout.write(`${bundle.hash}\n`);
    return 0;
  },
};
