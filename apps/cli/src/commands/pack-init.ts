import { CaseloomError } from '@caseloom/core';
import { writePackFolder } from '@caseloom/files';
import { initPack, LAYERS, type Layer } from '@caseloom/pack';
import { existsSync, readdirSync } from 'node:fs';
import type { Command } from '../command.ts';
import { Unusable } from '../failure.ts';

export const packInit: Command = {
  words: 'pack init',
  usage: 'pack init <dir> --id ID [--title T] [--layer nation|province|city|hospital] [--extends ID@RANGE]',
  summary: 'Starts an empty pack in a new or empty folder.',
  flags: { id: { kind: 'value', required: true }, title: { kind: 'value' }, layer: { kind: 'value' }, extends: { kind: 'value' } },
  takes: 1,
  async run(args) {
    const dir = args.positional[0]!;
    if (existsSync(dir) && readdirSync(dir).length > 0) throw new Unusable(`${dir} is not empty`);
    const layer = args.value('layer') ?? (args.has('extends') ? 'hospital' : 'nation');
    if (!(LAYERS as readonly string[]).includes(layer)) throw new Unusable(`--layer ${layer}: one of ${LAYERS.join(', ')}`);
    const title = args.value('title') ?? args.need('id');
    const [parent, range, ...more] = (args.value('extends') ?? '').split('@');
    if (args.has('extends') && (!parent || !range || more.length > 0)) throw new Unusable('--extends takes ID@RANGE, for example cn-national@^1.0.0');
    try {
      await writePackFolder(dir, initPack({ id: args.need('id'), title: { zh: title, en: title }, layer: layer as Layer, ...(parent && range ? { extends: { id: parent, range } } : {}) }));
    } catch (error) {
      if (error instanceof CaseloomError) throw error;
      throw new Unusable(`cannot write ${dir}: ${(error as Error).message}`);
    }
    process.stderr.write(`${dir}: pack ${args.need('id')} 0.1.0\n`);
    return 0;
  },
};
