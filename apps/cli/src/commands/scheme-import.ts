import { CaseloomError, renderIssue } from '@caseloom/core';
import { readPackFolder, writePackFolder } from '@caseloom/files';
import { importSchemeFolder } from '@caseloom/grouping';
import { basename, resolve } from 'node:path';
import { statSync } from 'node:fs';
import type { Command } from '../command.ts';
import { Unusable } from '../failure.ts';
import { readTableFolder } from '../text-files.ts';
import { messages } from '../messages.ts';

export const schemeImport: Command = {
  words: 'scheme import',
  usage: 'scheme import <folder> --pack DIR',
  summary: 'Puts a grouping scheme from its table folder into a pack, with a conformity report on stderr.',
  flags: { pack: { kind: 'value', required: true }, base: { kind: 'value' }, id: { kind: 'value' } },
  takes: 1,
  async run(args) {
    const source = args.positional[0]!;
    if (args.has('base')) throw new Unusable('scheme import --base: not in this version');
    if (source.endsWith('.xlsx')) throw new Unusable('scheme import of a workbook: not in this version');
    if (statSync(source, { throwIfNoEntry: false })?.isDirectory() !== true) throw new Unusable(`${source} is no folder`);
    const imported = importSchemeFolder(await readTableFolder(source), { id: args.value('id') ?? basename(resolve(source)).replaceAll('_', '-') });
    if (imported.files === undefined) throw new CaseloomError(imported.issues);
    for (const one of imported.issues) process.stderr.write(`${one.severity} ${one.path}: ${renderIssue(messages, one, 'en')} [${one.code}]\n`);
    await writePackFolder(args.need('pack'), new Map([...(await readPackFolder(args.need('pack'))), ...imported.files]));
    process.stderr.write(`${[...imported.files.keys()].length} files written to ${args.need('pack')}; ${imported.issues.length} remarks\n`);
    return 0;
  },
};
