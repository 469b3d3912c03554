import type { Issue } from '@caseloom/core';
import { writePackFolder } from '@caseloom/files';
import type { Command } from '../command.ts';
import { complaintsAfter, readTargetPack, withArtifacts } from '../packs/put-artifact.ts';
import { importOverBase } from '../schemes/import-over-base.ts';
import { readSchemeSource } from '../schemes/read-scheme-source.ts';
import { tellImport } from '../schemes/tell-import.ts';
import { tell } from '../tell.ts';

export const command: Command = {
  flags: {
    pack: { kind: 'value', required: true },
    packs: { kind: 'list' },
    id: { kind: 'value' },
    base: { kind: 'value' },
    mapping: { kind: 'value' },
    'save-mapping': { kind: 'value' },
    errors: { kind: 'value' },
  },
  takes: 1,
  async run(args) {
    const path = args.positional[0]!;
    const dir = args.need('pack');
    const pack = await readTargetPack(dir);
    const source = await readSchemeSource(path, dir, pack, args);
    const id = args.value('id') ?? source.name;
    const imported = source.importAs(id);
    const { artifact, scheme, policies, issues, counts } = imported;
    const left = source.left(imported);
    if (left.length > 0) tell('CLI_NOT_TAKEN_OVER', { files: left.join(', ') }, path);
    if (args.has('base')) {
      const over = await importOverBase(path, pack, dir, args, id, (as) => source.importAs(as));
      await writePackFolder(dir, over.files);
      return tellImport([...issues, ...notTold(over.issues, issues)], args);
    }
    const files = withArtifacts(withArtifacts(pack, 'grouping', scheme), 'payment', policies);
    const starts = [`grouping/${artifact}.`, ...policies.keys()];
    const found = await complaintsAfter(starts, dir, args, pack, files);
    await writePackFolder(dir, files);
    const summary = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
    process.stderr.write(`grouping/${artifact}: ${summary.join(', ')}\n`);
    for (const file of policies.keys())
      if (file.endsWith('.json')) process.stderr.write(`${file.replace('.json', '')}: 1 policy\n`);
    return tellImport([...issues, ...notTold(found, issues)], args);
  },
};

/** The importer looks at the scheme as the check of a pack does, and has said so with the place in the source. */
function notTold(found: readonly Issue[], issues: readonly Issue[]): readonly Issue[] {
  const told = new Set(issues.map(({ code }) => code));
  return found.filter(({ code }) => !told.has(code) && !told.has(SAID_OF_SHEETS[code] ?? code));
}

/** What the check of tables says of rows that the import of a workbook has told at their cells. */
const SAID_OF_SHEETS: Readonly<Record<string, string>> = {
  GROUPING_NEVER: 'SCHEME_SHEET_ROW_NEVER',
  GROUPING_LIST_UNUSED: 'SCHEME_SHEET_LIST_UNUSED',
  GROUPING_MDC_EMPTY: 'SCHEME_SHEET_MDC_EMPTY',
};
