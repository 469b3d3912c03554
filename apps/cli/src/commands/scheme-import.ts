import { CaseloomError, type Issue } from '@caseloom/core';
import { writePackFolder } from '@caseloom/files';
import { importSchemeFolder } from '@caseloom/grouping';
import { tableFile, type PackFiles } from '@caseloom/pack';
import { importDipSettlement } from '@caseloom/payment';
import { basename, resolve } from 'node:path';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { complaintsAbout, readTargetPack, tellComplaints, withArtifacts } from '../packs/put-artifact.ts';
import { filesIn, readTables, tableName } from '../packs/text-files.ts';
import { importOverBase } from '../schemes/import-over-base.ts';
import { tell } from '../tell.ts';

/** Answers that some folders carry beside their tables. */
const NO_TABLES = ['cases.csv', 'recommend.csv'];

export const command: Command = {
  flags: {
    pack: { kind: 'value', required: true },
    packs: { kind: 'list' },
    id: { kind: 'value' },
    base: { kind: 'value' },
  },
  takes: 1,
  async run(args) {
    const source = args.positional[0]!;
    if (source.endsWith('.xlsx')) throw unusable('CLI_NOT_BUILT', { what: 'scheme import FILE.xlsx' });
    const names = await filesIn(source);
    if (names === undefined) throw unusable('CLI_CANNOT_READ', { file: source, reason: 'ENOTDIR' });
    const dir = args.need('pack');
    const pack = await readTargetPack(dir);
    const wanted = names.filter((name) => /\.(csv|csv\.gz|json)$/.test(name) && !NO_TABLES.includes(name));
    const tables = await readTables(source, wanted);
    const id = args.value('id') ?? basename(resolve(source)).replaceAll('_', '-');
    const { scheme, policies, issues, artifact } = importTables(tables, pack, id, source);
    const left = names.filter((name) => !isTakenOver(tableName(name), scheme, policies));
    if (left.length > 0) tell('CLI_NOT_TAKEN_OVER', { files: left.join(', ') }, source);
    if (args.has('base')) {
      const over = await importOverBase(source, pack, dir, args, id, (as) => {
        const made = importTables(tables, pack, as, source);
        return new Map([...made.scheme, ...made.policies]);
      });
      await writePackFolder(dir, over.files);
      const told = new Set(issues.map(({ code }) => code));
      return tellComplaints([...issues, ...over.issues.filter(({ code }) => !told.has(code))]);
    }
    const files = withArtifacts(withArtifacts(pack, 'grouping', scheme), 'payment', policies);
    const starts = [`grouping/${artifact}.`, ...policies.keys()];
    const found = await complaintsAbout(starts, dir, args, files);
    await writePackFolder(dir, files);
    process.stderr.write(`grouping/${artifact}: ${scheme.size} files\n`);
    for (const path of policies.keys())
      if (path.endsWith('.json')) process.stderr.write(`${path.replace('.json', '')}: 1 policy\n`);
    return tellComplaints([...issues, ...found.filter((one) => !issues.some((known) => isSame(one, known, artifact)))]);
  },
};

interface Imported {
  readonly artifact: string;
  readonly scheme: PackFiles;
  /** Payment policies that the settlement rows of a DIP folder make. */
  readonly policies: PackFiles;
  readonly issues: readonly Issue[];
}

/** @throws CaseloomError when the folder has no head or tables to work with */
function importTables(tables: PackFiles, pack: PackFiles, id: string, source: string): Imported {
  const imported = importSchemeFolder(new Map([...codeTablesOf(pack), ...tables]), { id });
  if (imported.files === undefined)
    throw new CaseloomError(imported.issues.map((one) => ({ ...one, path: `${source}/${one.path}` })));
  const { artifact, files: scheme, issues } = imported;
  if (!tables.has('settle.csv')) return { artifact: artifact.id, scheme, policies: new Map(), issues };
  const settlement = importDipSettlement(tables, artifact.id);
  return { artifact: artifact.id, scheme, policies: settlement.files, issues: [...issues, ...settlement.issues] };
}

/** The importer has said it already, with the address in the folder. */
function isSame(found: Issue, known: Issue, artifact: string): boolean {
  return found.code === known.code && found.path === `grouping/${artifact}.${known.path}`;
}

/** The pack's own code tables, under the names that a scheme folder gives them, so that its codes are held against them. */
function codeTablesOf(pack: PackFiles): PackFiles {
  const names = { 'icd10_dx.csv': 'icd10', 'icd9_proc.csv': 'icd9cm3' };
  const found = Object.entries(names).map(([name, id]) => [name, pack.get(tableFile('codes', id, 'codes'))] as const);
  return new Map(found.filter((one): one is readonly [string, string] => one[1] !== undefined));
}

function isTakenOver(name: string, scheme: PackFiles, policies: PackFiles): boolean {
  if (name === 'scheme.csv' || name === 'scheme.json') return true;
  if (name === 'settle.csv') return policies.size > 0;
  return [...scheme.keys()].some((path) => path.endsWith(`.${name}`));
}
