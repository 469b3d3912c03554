import { formatCsv, parseCsv, type Issue } from '@caseloom/core';
import { writePackFolder } from '@caseloom/files';
import { artifactFile, overlayFile, parseJson, prettyJson, tableFile, type PackFiles } from '@caseloom/pack';
import { join } from 'node:path';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { complaintsAbout, readTargetPack, tellComplaints, withArtifacts } from '../packs/put-artifact.ts';
import { filesIn, readTable, tableName } from '../packs/text-files.ts';
import { tell } from '../tell.ts';

/** Names under which the code tables of a region are published, and what they are. */
const KNOWN: Readonly<Record<string, { readonly id: string; readonly system: string }>> = {
  icd10_dx: { id: 'icd10', system: 'icd10' },
  icd9_proc: { id: 'icd9cm3', system: 'icd9cm3' },
  dx_map: { id: 'icd10-map', system: 'map' },
  proc_map: { id: 'icd9cm3-map', system: 'map' },
};

interface CodeTable {
  readonly id: string;
  readonly system: string;
  readonly isMap: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const command: Command = {
  flags: {
    pack: { kind: 'value', required: true },
    packs: { kind: 'list' },
    system: { kind: 'value' },
    id: { kind: 'value' },
  },
  takes: 1,
  async run(args) {
    const dir = args.need('pack');
    const pack = await readTargetPack(dir);
    const tables: CodeTable[] = [];
    for (const path of await tablesOf(args.positional[0]!)) tables.push(await readCodes(path, args));
    const added = new Map(tables.flatMap((table) => [...filesOf(table, pack)]));
    const starts = [...added.keys()].map((path) => path.slice(0, path.indexOf('.') + 1));
    const files = withArtifacts(pack, 'codes', added);
    const first = await complaintsAbout(starts, dir, args, files);
    const inherited = first.filter(({ code }) => code === 'PACK_ARTIFACT_INHERITED').map(artifactOf);
    const whole = new Map([...files, ...replacements(inherited, args.positional[0]!)]);
    const issues = inherited.length === 0 ? first : await complaintsAbout(starts, dir, args, whole);
    await writePackFolder(dir, whole);
    for (const { id, rows } of tables) process.stderr.write(`codes/${id}: ${rows.length} rows\n`);
    return tellComplaints(issues);
  },
};

/** The tables of a folder, or the one file. Lists of differences between editions are no tables and are named. */
async function tablesOf(source: string): Promise<string[]> {
  const names = await filesIn(source);
  if (names === undefined) return [source];
  const tables = names.filter((name) => /\.csv(\.gz)?$/.test(name) && !/_differences\.csv/.test(name));
  if (tables.length === 0) throw unusable('CLI_FOLDER_NO_TABLE', { folder: source });
  const left = names.filter((name) => !tables.includes(name));
  if (left.length > 0) tell('CLI_NOT_TAKEN_OVER', { files: left.join(', ') }, source);
  return tables.map((name) => join(source, name));
}

/** A table of codes or, by its columns, a map. @throws CaseloomError CLI_TABLE_COLUMNS, CLI_TABLE_ROW, CSV_… with file and row */
async function readCodes(path: string, args: Args): Promise<CodeTable> {
  const { rows, problems } = parseCsv(await readTable(path));
  const [problem] = problems;
  if (problem !== undefined) throw unusable(problem.code as never, {}, `${path}:${problem.row}`);
  const columns = (rows[0]?.cells ?? []).map((name) => name.trim());
  const isMap = columns.includes('from') && columns.includes('to');
  if (!isMap && !columns.includes('code'))
    throw unusable('CLI_TABLE_COLUMNS', { file: path, columns: columns.join(',') });
  const wrong = rows.find(({ cells }) => cells.length !== columns.length);
  if (wrong !== undefined)
    throw unusable('CLI_TABLE_ROW', { found: wrong.cells.length, expected: columns.length }, `${path}:${wrong.row}`);
  const name = tableName(path).replace(/\.csv$/, '');
  const known = Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
  return {
    id: args.value('id') ?? known?.id ?? name,
    system: args.value('system') ?? known?.system ?? (isMap ? 'map' : name),
    isMap,
    columns: columns.includes('zh') ? columns : columns.map((column) => (column === 'name' ? 'zh' : column)),
    rows: rows.slice(1).map(({ cells }) => cells),
  };
}

/** The artifact's head, which keeps the title and names it had, and its table. It is no sample any more. */
function filesOf({ id, system, isMap, columns, rows }: CodeTable, pack: PackFiles): PackFiles {
  const path = artifactFile('codes', id);
  const before = parseJson(pack.get(path) ?? '{}', path).json?.value as Record<string, unknown> | undefined;
  const { codes: _codes, sample: _sample, ...kept } = before ?? {};
  const head = {
    title: { zh: id, en: id },
    ...(isMap ? { map: { from: 'clinical', to: 'insurance' } } : {}),
    ...kept,
    system,
  };
  return new Map([
    [path, prettyJson(head as never)],
    [tableFile('codes', id, isMap ? 'map' : 'codes'), formatCsv([columns, ...rows])],
  ]);
}

/** A table that a parent has is replaced whole: an overlay takes the parent's away and says why. */
function replacements(ids: readonly string[], source: string): PackFiles {
  return new Map(
    ids.map((id) => [
      overlayFile('codes', id),
      prettyJson([{ op: 'disable', family: '$artifact', id, reason: `codes import ${tableName(source)}` }] as never),
    ]),
  );
}

function artifactOf({ path }: Issue): string {
  return path.slice('codes/'.length, path.indexOf('.json'));
}
