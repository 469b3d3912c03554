import { buildPack } from '@caseloom/pack';
import { writeFile } from 'node:fs/promises';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { compileSound, loadPack } from '../packs/load-pack.ts';

export const command: Command = {
  flags: { packs: { kind: 'list' }, out: { kind: 'value', required: true } },
  takes: 1,
  async run(args) {
    const file = args.need('out');
    const { chain, resolved } = await loadPack(args.positional[0]!, args);
    compileSound(resolved);
    const bundle = buildPack(chain);
    await writeFile(file, bundle.text).catch((error: NodeJS.ErrnoException) => {
      throw unusable('CLI_CANNOT_WRITE', { file, reason: error.code ?? error.name });
    });
    process.stdout.write(`${bundle.hash}\n`);
    return 0;
  },
};
