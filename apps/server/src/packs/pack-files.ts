import type { PackFiles } from '@caseloom/pack';
import type { Step } from '../database/steps.ts';
import { Refusal, notFound } from '../http/problem.ts';
import { cutPieces, listed, pieceOf } from './file-pieces.ts';
import type { FileList, FilePieces, Piece } from './file-pieces.ts';

interface FileRow {
  path: string;
  pieces: string[];
  length: number;
}

/** The files of a draft, without their texts. */
export async function draftFiles(step: Step, draftId: string): Promise<FileList> {
  return fileList(
    await step.rows<FileRow>(
      'select path, pieces, length from pack_draft_file where tenant = $1 and draft_id = $2 order by path',
      [draftId],
    ),
  );
}

/** The files of a published version, without their texts. */
export async function versionFiles(step: Step, packHash: string): Promise<FileList> {
  return fileList(
    await step.rows<FileRow>(
      'select path, pieces, length from pack_version_file where tenant = $1 and pack_hash = $2 order by path',
      [packHash],
    ),
  );
}

/** The texts of files, read together. @throws Refusal PACK_PIECE_DAMAGED when a piece is gone or no longer what its hash says */
export async function readFiles(step: Step, files: FileList): Promise<PackFiles> {
  const texts = await readPieces(step, [...new Set([...files.values()].flatMap((file) => file.pieces))]);
  return new Map([...files].map(([path, { pieces }]) => [path, pieces.map((hash) => texts.get(hash)!).join('')]));
}

const AT_ONCE = 200;

/** @returns hash → text, of every hash asked for. @throws Refusal PACK_PIECE_DAMAGED */
export async function readPieces(step: Step, hashes: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let from = 0; from < hashes.length; from += AT_ONCE) {
    const rows = await step.rows<{ hash: string; content: string }>(
      'select hash, content from pack_text where tenant = $1 and hash = any($2::text[])',
      [`{${hashes.slice(from, from + AT_ONCE).join(',')}}`],
    );
    for (const { hash, content } of rows) if (pieceOf(content).hash === hash) texts.set(hash, content);
  }
  const lost = hashes.find((hash) => !texts.has(hash));
  if (lost !== undefined) throw new Refusal(500, 'PACK_PIECE_DAMAGED', { piece: lost.slice(0, 12) });
  return texts;
}

/**
 * Keeps pieces for another day: those that come back into a list from outside, and those that an edit takes out, which it may be undone by.
 * @throws Refusal NOT_FOUND when one of them is not kept
 */
export async function keepPieces(step: Step, hashes: readonly string[]): Promise<void> {
  const asked = [...new Set(hashes)].sort();
  const kept = await step.rows(
    `update pack_text set kept_at = now() where tenant = $1 and hash = any($2::text[]) returning hash`,
    [`{${asked.join(',')}}`],
  );
  if (kept.length < asked.length) throw notFound();
}

/** Keeps pieces that are not kept yet, and those that are for another day at least: whoever clears up meanwhile waits and sees it. */
export async function writePieces(step: Step, pieces: readonly Piece[]): Promise<void> {
  const sorted = [...new Map(pieces.map((one) => [one.hash, one.text]))].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let from = 0; from < sorted.length; from += AT_ONCE)
    await step.rows(
      `insert into pack_text (tenant, hash, content)
       select $1, one.hash, one.content from json_to_recordset($2::json) as one(hash text, content text)
       on conflict (tenant, hash) do update set kept_at = now()`,
      [JSON.stringify(sorted.slice(from, from + AT_ONCE).map(([hash, content]) => ({ hash, content })))],
    );
}

/** Makes a draft consist of `after`; what it shares with `before` is not written again. */
export async function writeDraftFiles(
  step: Step,
  draftId: string,
  before: FileList,
  after: PackFiles,
): Promise<FileList> {
  const known = new Set([...before.values()].flatMap((file) => file.pieces));
  const list = new Map<string, FilePieces>();
  const fresh: Piece[] = [];
  for (const [path, text] of after) {
    const pieces = cutPieces(text);
    list.set(path, listed(pieces));
    fresh.push(...pieces.filter((one) => !known.has(one.hash)));
  }
  await writePieces(step, fresh);
  await writeDraftList(step, draftId, before, list);
  return list;
}

/** Writes which pieces each file has, of files that differ. The pieces themselves are there already. */
export async function writeDraftList(step: Step, draftId: string, before: FileList, after: FileList): Promise<void> {
  const gone = [...before.keys()].filter((path) => !after.has(path));
  const changed = [...after].filter(([path, file]) => !sameFile(before.get(path), file));
  if (gone.length > 0)
    await step.rows(
      'delete from pack_draft_file where tenant = $1 and draft_id = $2 and path in (select json_array_elements_text($3::json))',
      [draftId, JSON.stringify(gone)],
    );
  if (changed.length > 0)
    await step.rows(
      `insert into pack_draft_file (tenant, draft_id, path, pieces, length)
       select $1, $2, one.path, one.pieces, one.length from json_to_recordset($3::json) as one(path text, pieces jsonb, length int)
       on conflict (tenant, draft_id, path) do update set pieces = excluded.pieces, length = excluded.length`,
      [draftId, JSON.stringify(changed.map(([path, { pieces, length }]) => ({ path, pieces, length })))],
    );
}

/** Keeps the texts of files. @returns what they consist of */
export async function writeFiles(step: Step, files: PackFiles): Promise<FileList> {
  const cut = [...files].map(([path, text]) => [path, cutPieces(text)] as const);
  await writePieces(
    step,
    cut.flatMap(([, pieces]) => pieces),
  );
  return new Map(cut.map(([path, pieces]) => [path, listed(pieces)]));
}

/** Writes which files a version has that is being published. Their pieces are there already. */
export async function writeVersionList(step: Step, packHash: string, files: FileList): Promise<void> {
  await step.rows(
    `insert into pack_version_file (tenant, pack_hash, path, pieces, length)
     select $1, $2, one.path, one.pieces, one.length from json_to_recordset($3::json) as one(path text, pieces jsonb, length int)`,
    [packHash, JSON.stringify([...files].map(([path, { pieces, length }]) => ({ path, pieces, length })))],
  );
}

export const sameFile = (one: FilePieces | undefined, other: FilePieces | undefined): boolean =>
  one?.length === other?.length && one?.pieces.join() === other?.pieces.join();

const fileList = (rows: readonly FileRow[]): FileList =>
  new Map(rows.map(({ path, pieces, length }) => [path, { pieces, length: Number(length) }]));
