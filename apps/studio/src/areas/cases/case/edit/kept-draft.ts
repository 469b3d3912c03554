import type { CaseRecord } from '@caseloom/record';
import type { ApiChange } from './draft.ts';
import { setAt } from './set-at.ts';

/** Unsaved changes as this tab keeps them, so that a reload or a crash does not lose them. */
export interface KeptDraft {
  readonly version: number;
  readonly changes: readonly ApiChange[];
}

const keyOf = (caseId: string): string => `caseloom.draft.${caseId}`;

export function keepDraft(store: Storage, caseId: string, kept: KeptDraft): void {
  if (kept.changes.length === 0) store.removeItem(keyOf(caseId));
  else {
    try {
      store.setItem(keyOf(caseId), JSON.stringify(kept));
    } catch {
      // A full store costs only the safety copy; the page still holds the work.
    }
  }
}

export function readDraft(store: Storage, caseId: string): KeptDraft | undefined {
  const text = store.getItem(keyOf(caseId));
  if (text === null) return undefined;
  try {
    const kept = JSON.parse(text) as Partial<KeptDraft>;
    return typeof kept.version === 'number' && Array.isArray(kept.changes)
      ? { version: kept.version, changes: kept.changes }
      : undefined;
  } catch {
    return undefined;
  }
}

/** The record with kept changes laid over it; one that no longer fits the record is left out. */
export function withKept(record: CaseRecord, changes: readonly ApiChange[]): CaseRecord {
  return changes.reduce<CaseRecord>((present, { path, value }) => {
    try {
      return setAt(present, path, value ?? undefined);
    } catch {
      return present;
    }
  }, record);
}
