import { writePackFolder } from '@caseloom/files';
import type { PackFiles } from '@caseloom/pack';
import { extname } from 'node:path';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { complaintsAbout, readTargetPack, tellComplaints, withArtifacts } from '../packs/put-artifact.ts';
import type { ImportedTables } from '../tables/imported.ts';
import { readDmn } from '../tables/read-dmn.ts';
import { readTableSheet } from '../tables/read-table-sheet.ts';

export const command: Command = {
  flags: {
    pack: { kind: 'value', required: true },
    packs: { kind: 'list' },
    id: { kind: 'value' },
    sheet: { kind: 'value' },
    outputs: { kind: 'value' },
    'hit-policy': { kind: 'value' },
  },
  takes: 1,
  async run(args) {
    const dir = args.need('pack');
    const pack = await readTargetPack(dir);
    const { files: added, issues, summary, stale } = await read(args.positional[0]!, args, pack);
    const kept = new Map([...pack].filter(([path]) => !stale.includes(path)));
    const files = withArtifacts(kept, 'tables', added);
    const starts = [...added.keys()].map((path) => path.slice(0, path.indexOf('.') + 1));
    const complaints = await complaintsAbout(starts, dir, args, files);
    await writePackFolder(dir, files);
    process.stderr.write(`${summary}\n`);
    return tellComplaints([...issues, ...complaints]);
  },
};

async function read(source: string, args: Args, pack: PackFiles): Promise<ImportedTables> {
  switch (extname(source).toLowerCase()) {
    case '.dmn':
    case '.xml':
      return readDmn(source, args, pack);
    case '.xlsx':
    case '.csv':
      return readTableSheet(source, args, pack);
    default:
      throw unusable('CLI_TABLE_FILE_KIND', { file: source });
  }
}
