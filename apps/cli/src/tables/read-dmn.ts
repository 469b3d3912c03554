import { CaseloomError } from '@caseloom/core';
import { importDmn } from '@caseloom/dmn';
import { artifactFile, parseJson, prettyJson, type PackFiles } from '@caseloom/pack';
import type { DecisionDocument } from '@caseloom/tables';
import { basename } from 'node:path';
import type { Args } from '../args.ts';
import { readTextFile } from '../packs/text-files.ts';
import type { ImportedTables } from './imported.ts';

/** A DMN model as artifacts; those of an earlier import of the same model that it does not have any more go. @throws CaseloomError DMN_… */
export async function readDmn(source: string, args: Args, pack: PackFiles): Promise<ImportedTables> {
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
    .filter(([, value]) => model !== undefined && modelOf(value) === model)
    .map(([artifact]) => artifactFile('tables', artifact))
    .filter((path) => !files.has(path));
  const made = result.value.filter(({ value }) => value.kind !== 'model').length;
  return { files, issues: result.issues, summary: `tables/${model ?? '*'}: ${made} decisions and functions`, stale };
}

function modelOf(value: DecisionDocument): string | undefined {
  return value.kind === 'model' ? undefined : value.model;
}

/** Decisions that the pack has itself, by artifact id. */
function decisionsIn(pack: PackFiles): ReadonlyMap<string, DecisionDocument> {
  const found = new Map<string, DecisionDocument>();
  for (const [path, text] of pack) {
    const name = /^tables\/([^/.]+)\.json$/.exec(path)?.[1];
    const value = name === undefined ? undefined : parseJson(text, path).json?.value;
    if (typeof value === 'object' && value !== null) found.set(name!, value as unknown as DecisionDocument);
  }
  return found;
}
