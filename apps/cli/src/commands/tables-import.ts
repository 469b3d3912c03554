import { CaseloomError, type Issue } from '@caseloom/core';
import { importDmn } from '@caseloom/dmn';
import { writePackFolder } from '@caseloom/files';
import { artifactFile, parseJson, prettyJson, type PackFiles } from '@caseloom/pack';
import type { DecisionDocument, DecisionModel } from '@caseloom/tables';
import { basename, extname } from 'node:path';
import type { Args } from '../args.ts';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { complaintsAbout, readTargetPack, tellComplaints, withArtifacts } from '../packs/put-artifact.ts';
import { readTextFile } from '../packs/text-files.ts';

/** What a file gives: files of the pack, and what there is to say. */
interface Imported {
  readonly files: PackFiles;
  readonly issues: readonly Issue[];
  /** One line each, for stderr. */
  readonly summary: readonly string[];
  /** Artifacts of an earlier import that the new one does not have any more. */
  readonly stale: readonly string[];
}

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
    const source = args.positional[0]!;
    const dir = args.need('pack');
    const pack = await readTargetPack(dir);
    const { files: added, issues, summary, stale } = await read(source, args, pack);
    const kept = new Map([...pack].filter(([path]) => !stale.includes(path)));
    const files = withArtifacts(kept, 'tables', added);
    const starts = [...added.keys()].map((path) => path.slice(0, path.indexOf('.') + 1));
    const complaints = await complaintsAbout(starts, dir, args, files);
    await writePackFolder(dir, files);
    for (const line of summary) process.stderr.write(`${line}\n`);
    return tellComplaints([...issues, ...complaints]);
  },
};

async function read(source: string, args: Args, pack: PackFiles): Promise<Imported> {
  switch (extname(source).toLowerCase()) {
    case '.dmn':
    case '.xml':
      return readDmn(source, args, pack);
    default:
      throw unusable('CLI_TABLE_FILE_KIND', { file: source });
  }
}

async function readDmn(source: string, args: Args, pack: PackFiles): Promise<Imported> {
  const id = args.value('id');
  const present = decisionsIn(pack);
  const result = importDmn(await readTextFile(source), {
    file: basename(source),
    ...(id === undefined ? {} : { id }),
    present,
  });
  if (!result.ok) throw new CaseloomError(result.issues);
  const files = new Map(result.value.map((one) => [artifactFile('tables', one.id), prettyJson(one.value as never)]));
  const model = result.value.find(({ value }) => value.kind === 'model')?.id;
  const stale = [...present]
    .filter(([, value]) => model !== undefined && (value as { readonly model?: string }).model === model)
    .map(([artifact]) => artifactFile('tables', artifact))
    .filter((path) => !files.has(path));
  const made = result.value.filter(({ value }) => value.kind !== 'model').length;
  return { files, issues: result.issues, summary: [`tables/${model ?? '*'}: ${made} decisions and functions`], stale };
}

/** Decisions that the pack has itself, by artifact id. */
function decisionsIn(pack: PackFiles): ReadonlyMap<string, DecisionDocument | DecisionModel> {
  const found = new Map<string, DecisionDocument>();
  for (const [path, text] of pack) {
    const name = /^tables\/([^/.]+)\.json$/.exec(path)?.[1];
    const value = name === undefined ? undefined : parseJson(text, path).json?.value;
    if (typeof value === 'object' && value !== null) found.set(name!, value as unknown as DecisionDocument);
  }
  return found;
}
