import { CaseloomError, issue, type Issue } from '@caseloom/core';
import { makeRow, rowKey, type Row } from './format/table.ts';
import type { Chain, Place } from './overlay/chain.ts';
import { parseJson } from './text/json.ts';
import { suggestion } from './text/near.ts';
import { textOf } from './text/values.ts';
import type { PackFiles, PackKindId, ResolvedPack, TableSpec } from './types.ts';

type Members = Readonly<Record<string, unknown>>;

/** One change of a list of rows. `value` is the whole row as it shall be; `id` its key (for a table, key cells joined by `joinKey`). */
export type RowEdit =
  | {
      readonly op: 'add';
      readonly id: string;
      readonly value: Members;
      readonly before?: string;
      readonly after?: string;
    }
  | { readonly op: 'set'; readonly id: string; readonly value: Members }
  | { readonly op: 'remove'; readonly id: string }
  | { readonly op: 'move'; readonly id: string; readonly before?: string; readonly after?: string };

/** Many edits of one table or one family of an artifact, applied one after the other, all or none. */
export interface RowBatch {
  readonly kind: PackKindId;
  readonly artifact: string;
  /** Table, or else a family; needed where the kind has several families. */
  readonly table?: string | undefined;
  readonly family?: string | undefined;
  /** The artifact's own fields as they shall be, in the same step; makes the artifact when there is none. */
  readonly fields?: Members | undefined;
  readonly edits: readonly RowEdit[];
  /** Why inherited rows are taken out; needed only when some are. */
  readonly reason?: string | undefined;
}

/** What inherited artifacts are edited against. */
export interface RowBase {
  /** The resolved chain without this pack. */
  readonly parents: ResolvedPack | undefined;
  /** The resolved chain with it, before the edits. */
  readonly standing: ResolvedPack;
}

/** Runs the edits on the list; all that cannot be done are told at once. @param valueOf the stored form; its issue is placed at the edit */
export function applyInPlace<T>(
  rows: Chain<T>,
  edits: readonly RowEdit[],
  valueOf: (edit: RowEdit & { readonly value: Members }) => T,
): void {
  const issues: Issue[] = [];
  edits.forEach((edit, index) => {
    try {
      applyOne(rows, edit, valueOf);
    } catch (error) {
      if (!(error instanceof CaseloomError)) throw error;
      for (const one of error.issues) issues.push({ ...one, path: `edits[${index}]` });
    }
  });
  if (issues.length > 0) throw new CaseloomError(issues);
}

function applyOne<T>(rows: Chain<T>, edit: RowEdit, valueOf: (edit: RowEdit & { readonly value: Members }) => T): void {
  if (edit.op === 'add' && rows.has(edit.id)) throw fail('PACK_OVERLAY_EXISTS', '', { id: edit.id });
  if (edit.op !== 'add' && !rows.has(edit.id)) throw unknown(edit.id, rows);
  if (edit.op === 'add' || edit.op === 'move') requirePlace(rows, edit);
  if (edit.op === 'add') rows.insert(edit.id, valueOf(edit), edit);
  else if (edit.op === 'set') rows.set(edit.id, valueOf(edit));
  else if (edit.op === 'move') rows.move(edit.id, edit);
  else rows.remove(edit.id);
}

function requirePlace<T>(rows: Chain<T>, { before, after }: Place): void {
  const anchor = before ?? after;
  if (anchor !== undefined && !rows.has(anchor)) throw unknown(anchor, rows);
}

/** Cells of a row; @throws CaseloomError PACK_OVERLAY_ID_CHANGED when they name another row */
export function rowOf(value: Members, spec: TableSpec, id: string): Row {
  const row = makeRow(
    Object.keys(value),
    Object.values(value).map((cell) => textOf(cell ?? '')),
  );
  const found = rowKey(row, spec);
  if (found !== id) throw fail('PACK_OVERLAY_ID_CHANGED', '', { id, found });
  return row;
}

export function readJson(files: PackFiles, file: string): unknown {
  const { json, issues } = parseJson(files.get(file) ?? '', file);
  if (json === undefined) throw new CaseloomError(issues);
  return json.value;
}

function unknown<T>(id: string, rows: Chain<T>): CaseloomError {
  return fail('PACK_ELEMENT_UNKNOWN', '', { id, known: suggestion(id, nearby(rows)) || '–' });
}

/** Near names are looked for among the first rows only: a list may be very long and a batch very wrong. */
function nearby<T>(rows: Chain<T>): string[] {
  const ids: string[] = [];
  for (const [id] of rows.entries()) if (ids.push(id) === 200) break;
  return ids;
}

export function fail(code: string, path: string, args: Issue['args']): CaseloomError {
  return new CaseloomError([issue(code, path, args)]);
}
