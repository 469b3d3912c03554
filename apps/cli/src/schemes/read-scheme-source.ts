import { CaseloomError, type Issue } from '@caseloom/core';
import { importScheme, type ImportedSchemeFiles, type SchemeUpload } from '@caseloom/engine';
import { schemeFolderOf, type CodeSystems } from '@caseloom/grouping';
import type { PackFiles } from '@caseloom/pack';
import { basename, dirname, extname, resolve } from 'node:path';
import type { Args } from '../args.ts';
import { unusable } from '../failure.ts';
import { filesIn, readTables, tableName } from '../packs/text-files.ts';
import { codesInForce } from './codes-in-force.ts';
import { isCsv, isWorkbook, readCsvSheets, readWorkbookSheets, type ReadSheets } from './read-sheets.ts';
import { workbookMapping } from './workbook-mapping.ts';

/** Something that holds a scheme: a folder of tables, a workbook, CSV files of its sheets. */
export interface SchemeSource {
  /** Id of the artifact where `--id` says nothing. */
  readonly name: string;
  /** The scheme under an id. @throws CaseloomError when there is nothing to work with */
  importAs(id: string): ImportedSchemeFiles;
  /** Files of the source that the import did not take over. */
  left(imported: ImportedSchemeFiles): readonly string[];
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
    return folderSource(source, names, await codesInForce(dir, pack, args));
  const others = names.filter((name) => !csvs.includes(name));
  return sheetSource(source, others, await readCsvSheets(source, csvs), dir, pack, args);
}

async function folderSource(source: string, names: readonly string[], codes: CodeSystems): Promise<SchemeSource> {
  const wanted = names.filter((name) => /\.(csv|csv\.gz|json)$/.test(name) && !NO_TABLES.includes(name));
  const tables = await readTables(source, wanted);
  return {
    name: nameOf(source),
    importAs: (id) => imported(source, { kind: 'tables', tables }, id, codes),
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
  const codes = await codesInForce(dir, pack, args);
  const name = nameOf(source);
  const left = (): readonly string[] => others;
  const tables = schemeFolderOf(sheets, name);
  const upload: SchemeUpload =
    tables !== undefined && !args.has('mapping')
      ? { kind: 'tables', tables }
      : { kind: 'sheets', sheets, mapping: await workbookMapping(sheets, args) };
  return { name, left, importAs: (id) => imported(source, upload, id, codes, { title: name, notes }) };
}

/** @throws CaseloomError when there is nothing to work with: no head, no tables */
function imported(
  source: string,
  upload: SchemeUpload,
  id: string,
  codes: CodeSystems,
  { title, notes = [] }: { readonly title?: string; readonly notes?: readonly Issue[] } = {},
): ImportedSchemeFiles {
  try {
    const made = importScheme(upload, { id, codes, ...(title === undefined ? {} : { title }) });
    return { ...made, issues: [...notes, ...made.issues] };
  } catch (error) {
    if (!(error instanceof CaseloomError)) throw error;
    throw new CaseloomError(error.issues.map((one) => ({ ...one, path: `${source}/${one.path}` })));
  }
}

function nameOf(source: string): string {
  return basename(tableName(resolve(source)), extname(tableName(source))).replaceAll('_', '-');
}

function isTakenOver(name: string, scheme: PackFiles, policies: PackFiles): boolean {
  if (HEADS.includes(name)) return true;
  if (name === 'settle.csv') return policies.size > 0;
  return [...scheme.keys()].some((path) => path.endsWith(`.${name}`));
}
