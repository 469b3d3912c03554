import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemError } from '../../../api/client.ts';
import { canRedo, canUndo, commit, redo, startHistory, undo, type History } from '../../../editor/history.ts';
import { sameJson } from '../../../editor/same-json.ts';
import type { Rows } from '../../../grid/edits.ts';
import type { GridHistory } from '../../../grid/grid-props.ts';
import type { GridRow, RowIssues } from '../../../grid/grid-types.ts';
import { useIssueText } from '../../../parts/index.ts';
import { useWorkbench, type RowsEdit } from '../workbench/workbench-context.tsx';
import { batchBetween, wrongIds, type StoredRows } from './row-batch.ts';

/** A table with what stands above it: the two are undone and stored together. */
export interface TableDocument<Head> {
  readonly head: Head;
  readonly rows: Rows;
}

interface Options<Head> {
  readonly stored: TableDocument<Head>;
  /** Which list of which artifact. */
  readonly target: Pick<RowsEdit, 'kind' | 'artifact' | 'table' | 'family'>;
  /** How rows are stored under a head; the same function as long as it answers the same. */
  readonly formOf: (head: Head) => StoredRows;
  /** The artifact's own fields as they are stored; only sent when the head differs. */
  readonly fieldsOf: (head: Head) => Record<string, unknown>;
  readonly editable: boolean;
  readonly wrongIdText: (what: 'missing' | 'twice') => string;
}

export interface TableDraft<Head> {
  readonly present: TableDocument<Head>;
  /** As it is stored now: places in complaints of the checks are places in it. */
  readonly base: TableDocument<Head>;
  readonly change: (next: TableDocument<Head>, mark?: string) => void;
  readonly history: GridHistory;
  readonly changed: boolean;
  readonly save: () => Promise<boolean>;
  /** The keyboard left the table: a good moment to store. */
  readonly pause: () => void;
  /** What keeps rows from being stored, by the grid's row key. */
  readonly refused: ReadonlyMap<string, RowIssues>;
  /** The last save needs a reason for the inherited rows that it takes out; called with it, saves again. */
  readonly giveReason: ((reason: string) => void) | undefined;
}

const PAUSE_MS = 4000;

/**
 * The edits of a table between two saves. They are stored as one batch after a pause, on leaving the table and by Ctrl+S; undo reaches back
 * over saves. Rows without an id of their own are shown and wait.
 */
export function useTableDraft<Head>(options: Options<Head>): TableDraft<Head> {
  const { stored, target, formOf, fieldsOf, editable, wrongIdText } = options;
  const { saveRows, saving, holdUnsaved } = useWorkbench();
  const textOf = useIssueText();
  const [history, setHistory] = useState<History<TableDocument<Head>>>(() => startHistory(stored));
  const [base, setBase] = useState(stored);
  const [complaints, setComplaints] = useState<ReadonlyMap<string, RowIssues>>(new Map());
  const [failed, setFailed] = useState<TableDocument<Head>>();
  const present = history.present;
  const form = useMemo(() => formOf(present.head), [formOf, present.head]);
  const changed = present.rows !== base.rows || (present.head !== base.head && !sameJson(present.head, base.head));

  // What is stored changed without us: follow it when nothing is unsaved here.
  const seen = useRef(stored);
  useEffect(() => {
    if (seen.current === stored) return;
    seen.current = stored;
    if (sameTable(stored, base)) return;
    if (changed) return;
    setBase(stored);
    setHistory(startHistory(stored));
  }, [stored, base, changed]);

  const wrong = useMemo(
    () => (editable ? wrongIds(present.rows, form.idOf) : new Map<string, never>()),
    [editable, present.rows, form],
  );
  const refused = useMemo(() => {
    if (wrong.size === 0) return complaints;
    const all = new Map(complaints);
    for (const [key, what] of wrong) all.set(key, new Map([['id', { severity: 'error', message: wrongIdText(what) }]]));
    return all;
  }, [complaints, wrong, wrongIdText]);

  const latest = useRef({ present, base, wrong });
  latest.current = { present, base, wrong };
  const reason = useRef('');
  const [needsReason, setNeedsReason] = useState(false);
  const save = useCallback(async (): Promise<boolean> => {
    const { present: now, base: old, wrong: without } = latest.current;
    if (without.size > 0) return false;
    const { edits, keys } = batchBetween(old.rows, now.rows, form);
    const headChanged = now.head !== old.head && !sameJson(now.head, old.head);
    if (edits.length === 0 && !headChanged) {
      setBase(now);
      return true;
    }
    const body: RowsEdit = {
      ...target,
      edits: [...edits],
      ...(headChanged ? { fields: fieldsOf(now.head) } : {}),
      ...(reason.current === '' ? {} : { reason: reason.current }),
    };
    const { ok, problem } = await saveRows(body);
    setComplaints(ok ? new Map() : complaintsOf(problem, keys, textOf));
    setFailed(ok ? undefined : now);
    setNeedsReason(!ok && lacksReason(problem));
    if (ok) reason.current = '';
    if (ok) setBase(now);
    return ok;
  }, [form, target, fieldsOf, saveRows, textOf]);

  useEffect(() => {
    holdUnsaved(editable && changed ? save : undefined);
    return () => holdUnsaved(undefined);
  }, [editable, changed, save, holdUnsaved]);
  useEffect(() => {
    if (!editable || !changed || saving || wrong.size > 0 || failed === present) return undefined;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [editable, changed, saving, wrong, failed, present, save]);

  return {
    present,
    base,
    change: useCallback((next, mark) => setHistory((one) => commit(one, next, mark)), []),
    changed,
    save,
    pause: () => {
      if (editable && changed && !saving && wrong.size === 0 && failed !== present) void save();
    },
    refused,
    giveReason: needsReason
      ? (given) => {
          reason.current = given;
          void save();
        }
      : undefined,
    history: {
      canUndo: canUndo(history),
      canRedo: canRedo(history),
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
    },
  };
}

function sameTable<Head>(a: TableDocument<Head>, b: TableDocument<Head>): boolean {
  if (a.rows.length !== b.rows.length || !sameJson(a.head, b.head)) return false;
  for (let index = 0; index < a.rows.length; index++)
    if (!sameJson(a.rows.at(index)!.cells, b.rows.at(index)!.cells)) return false;
  return true;
}

function lacksReason(problem: unknown): boolean {
  return (
    problem instanceof ProblemError &&
    (problem.problem.issues ?? []).some((one) => one.code === 'PACK_EDIT_REASON_MISSING')
  );
}

/** Complaints about a batch name its edits; each belongs to the row that the edit came from. */
function complaintsOf(
  problem: unknown,
  keys: readonly string[],
  textOf: ReturnType<typeof useIssueText>,
): ReadonlyMap<string, RowIssues> {
  const found = new Map<string, RowIssues>();
  if (!(problem instanceof ProblemError)) return found;
  for (const one of problem.problem.issues ?? []) {
    const at = /^edits\[(\d+)\]/.exec(one.path);
    const key = at === null ? undefined : keys[Number(at[1])];
    if (key !== undefined) found.set(key, new Map([['', { severity: 'error', message: textOf(one as never) }]]));
  }
  return found;
}

/** A row of the grid for a stored one. */
export const storedRow = (index: number, cells: readonly string[]): GridRow => ({ key: `s${index}`, cells });
