import { CaseloomError, type Issue } from '@caseloom/core';
import { importSchemeFolder, importWorkbook, schemeFolderOf } from '@caseloom/grouping';
import type { PackFiles } from '@caseloom/pack';
import { importDipSettlement } from '@caseloom/payment';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Args } from '../args.ts';
import { unusable } from '../failure.ts';
import { filesIn, readTables, tableName } from '../packs/text-files.ts';
import { codeSystems, codeTables } from './code-tables.ts';
import { isCsv, isWorkbook, readCsvSheets, readWorkbookSheets, type ReadSheets } from './read-sheets.ts';
import { workbookMapping } from './workbook-mapping.ts';

/** A scheme as a source gives it. */
export interface SchemeImport {
  readonly artifact: string;
  readonly scheme: PackFiles;
  /** Payment policies that the settlement rows of a DIP folder make. */
  readonly policies: PackFiles;
  readonly issues: readonly Issue[];
  /** What was counted, for the summary. */
  readonly summary: string;
}

/** Something that holds a scheme: a folder of tables, a workbook, CSV files of its sheets. */
export interface SchemeSource {
  /** Id of the artifact where `--id` says nothing. */
  readonly name: string;
  /** The scheme under an id. @throws CaseloomError when there is nothing to work with */
  importAs(id: string): SchemeImport;
  /** Files of the source that the import did not take over. */
  left(imported: SchemeImport): readonly string[];
}

/** Answers that some folders carry beside their tables. */
const NO_TABLES = ['cases.csv', 'recommend.csv'];
const HEADS = ['scheme.csv', 'scheme.json'];

/** @throws CaseloomError CLI_CANNOT_READ, FILE_…, SCHEME_MAPPING_INVALID */
export async function readSchemeSource(
  source: string,
  dir: string,
  pack: PackFiles,
  args: Args,
): Promise<SchemeSource> {
  if (isWorkbook(source)) return sheetSource(source, [], await readWorkbookSheets(source), dir, pack, args);
  const names = await filesIn(source);
  if (names === undefined) {
    if (!isCsv(source)) throw unusable('CLI_CANNOT_READ', { file: source, reason: 'ENOTDIR' });
    return sheetSource(source, [], await readCsvSheets(dirname(source), [basename(source)]), dir, pack, args);
  }
  const csvs = names.filter(isCsv);
  if (names.some((name) => HEADS.includes(tableName(name))) || csvs.length === 0)
    return folderSource(source, names, await codeTables(dir, pack, args));
  const others = names.filter((name) => !csvs.includes(name));
  return sheetSource(source, others, await readCsvSheets(source, csvs), dir, pack, args);
}

async function folderSource(source: string, names: readonly string[], codes: PackFiles): Promise<SchemeSource> {
  const wanted = names.filter((name) => /\.(csv|csv\.gz|json)$/.test(name) && !NO_TABLES.includes(name));
  const tables = await readTables(source, wanted);
  return {
    name: nameOf(source),
    importAs: (id) => importTables(tables, codes, id, source),
    left: ({ scheme, policies }) => names.filter((name) => !isTakenOver(tableName(name), scheme, policies)),
  };
}

/** A workbook that holds the tables of the folder form is read as such; any other by a mapping. */
async function sheetSource(
  source: string,
  others: readonly string[],
  { sheets, notes }: ReadSheets,
  dir: string,
  pack: PackFiles,
  args: Args,
): Promise<SchemeSource> {
  const codes = await codeTables(dir, pack, args);
  const name = nameOf(source);
  const left = (): readonly string[] => others;
  const tables = schemeFolderOf(sheets, name);
  if (tables !== undefined && !args.has('mapping'))
    return { name, left, importAs: (id) => withNotes(importTables(tables, codes, id, source), notes) };
  const mapping = await workbookMapping(sheets, args);
  const systems = codeSystems(codes);
  const importAs = (id: string): SchemeImport => {
    const { artifact, files, issues, counts } = importWorkbook(sheets, mapping, { id, title: name, codes: systems });
    const summary = Object.entries(counts)
      .map(([what, count]) => `${count} ${what}`)
      .join(', ');
    return withNotes({ artifact: artifact.id, scheme: files, policies: new Map(), issues, summary }, notes);
  };
  return { name, left, importAs };
}

function withNotes(imported: SchemeImport, notes: readonly Issue[]): SchemeImport {
  return { ...imported, issues: [...notes, ...imported.issues] };
}

function nameOf(source: string): string {
  return basename(tableName(resolve(source)), extname(tableName(source))).replaceAll('_', '-');
}

/** @throws CaseloomError when the folder has no head or tables to work with */
function importTables(tables: PackFiles, codes: PackFiles, id: string, source: string): SchemeImport {
  const imported = importSchemeFolder(new Map([...codes, ...tables]), { id });
  if (imported.files === undefined)
    throw new CaseloomError(imported.issues.map((one) => ({ ...one, path: `${source}/${one.path}` })));
  const { artifact, files: scheme, issues } = imported;
  const summary = `${scheme.size} files`;
  if (!tables.has('settle.csv')) return { artifact: artifact.id, scheme, policies: new Map(), issues, summary };
  const settlement = importDipSettlement(tables, artifact.id);
  return {
    artifact: artifact.id,
    scheme,
    policies: settlement.files,
    issues: [...issues, ...settlement.issues],
    summary,
  };
}

function isTakenOver(name: string, scheme: PackFiles, policies: PackFiles): boolean {
  if (HEADS.includes(name)) return true;
  if (name === 'settle.csv') return policies.size > 0;
  return [...scheme.keys()].some((path) => path.endsWith(`.${name}`));
}
