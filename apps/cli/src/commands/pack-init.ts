import { writePackFolder } from '@caseloom/files';
import { initPack, LAYERS } from '@caseloom/pack';
import { existsSync, readdirSync } from 'node:fs';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';

export const command: Command = {
  flags: {
    id: { kind: 'value', required: true },
    title: { kind: 'value' },
    layer: { kind: 'value' },
    extends: { kind: 'value' },
  },
  takes: 1,
  async run(args) {
    const dir = args.positional[0]!;
    const layer = args.oneOf('layer', LAYERS);
    const title = args.value('title');
    const parent = parentOf(args);
    const files = initPack({
      id: args.need('id'),
      ...(title === undefined ? {} : { title }),
      ...(layer === undefined ? {} : { layer }),
      ...(parent === undefined ? {} : { extends: parent }),
    });
    if (existsSync(dir) && readdirSync(dir).length > 0) throw unusable('CLI_FOLDER_NOT_EMPTY', { folder: dir });
    await writePackFolder(dir, files);
    process.stderr.write(`${dir}: ${args.need('id')} 0.1.0\n`);
    return 0;
  },
};

function parentOf(args: Args): { id: string; range: string } | undefined {
  const value = args.value('extends');
  if (value === undefined) return undefined;
  const [id, range, ...more] = value.split('@');
  if (id && range && more.length === 0) return { id, range };
  throw unusable('CLI_OPTION_INVALID', { option: 'extends', value, expected: 'ID@RANGE, cn-national@^1.0.0' });
}
