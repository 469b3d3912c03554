import type { Issue } from '@caseloom/core';
import { LOCK_FILE } from '@caseloom/pack';
import type { PackFiles, Table } from '@caseloom/pack';
import { cutPieces, listed } from '../../packs/file-pieces.ts';
import type { FilePieces, Piece } from '../../packs/file-pieces.ts';
import type { BenchState } from '../bench/bench-state.ts';
import type { BenchSource } from '../bench/bench-source.ts';
import type { TaskContext } from './task.ts';

/** One file before and after an edit; null where there is none. */
export interface FileChange {
  readonly path: string;
  readonly before: FilePieces | null;
  readonly after: FilePieces | null;
}

/** What an edit made, for whoever keeps the files. */
export interface EditOutcome extends Said {
  readonly changes: readonly FileChange[];
  /** Pieces that the files before did not have. */
  readonly fresh: readonly Piece[];
}

const MOST_ISSUES = 2_000;

/** Makes the next state of edited files and tells what has to be written. @throws CaseloomError when they no longer read or resolve */
export function editOutcome(
  state: BenchState,
  source: BenchSource,
  edited: PackFiles,
  context: TaskContext,
  tables?: ReadonlyMap<string, Table>,
): EditOutcome {
  const files = edited.has(LOCK_FILE) ? new Map([...edited].filter(([path]) => path !== LOCK_FILE)) : edited;
  const next = state.after(files, tables);
  const written = fileChanges(state, source, files);
  context.keep(sourceAfter(source, written.changes), next);
  return { ...written, ...saidOf(next) };
}

/** What has to be written so that the pack consists of these files. */
export function fileChanges(
  state: BenchState,
  source: BenchSource,
  files: PackFiles,
): Pick<EditOutcome, 'changes' | 'fresh'> {
  const before = new Map(source.packs.at(-1)!.files);
  const fresh: Piece[] = [];
  const changes: FileChange[] = [];
  for (const [path, text] of files) {
    if (state.own.files.get(path) === text) continue;
    const known = new Set(before.get(path)?.pieces);
    const pieces = cutPieces(text);
    fresh.push(...pieces.filter((one) => !known.has(one.hash)));
    changes.push({ path, before: before.get(path) ?? null, after: listed(pieces) });
  }
  for (const [path, file] of before) if (!files.has(path)) changes.push({ path, before: file, after: null });
  return { changes, fresh };
}

/** What there is to say about a pack. */
export interface Said {
  readonly errors: number;
  readonly warnings: number;
  /** How many there are altogether. */
  readonly found: number;
  /** The first of them. */
  readonly issues: readonly Issue[];
}

export function saidOf({ issues }: BenchState): Said {
  return {
    errors: issues.filter((one) => one.severity === 'error').length,
    warnings: issues.filter((one) => one.severity === 'warning').length,
    found: issues.length,
    issues: issues.slice(0, MOST_ISSUES),
  };
}

/** The same chain with the edited files. */
export function sourceAfter(source: BenchSource, changes: readonly FileChange[]): BenchSource {
  const files = new Map(source.packs.at(-1)!.files);
  for (const { path, after } of changes)
    if (after === null) files.delete(path);
    else files.set(path, after);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { packs: [...source.packs.slice(0, -1), { files: sorted }] };
}
