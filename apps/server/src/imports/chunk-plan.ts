import { sha256Hex } from '@caseloom/core';
import {
  externalFacts,
  mergeRevision,
  recordHash,
  recordKey,
  personKey,
  valueAt,
  changesBetween,
} from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import { CaseChange } from '../cases/case-change.ts';
import type { Person } from '../cases/case-change.ts';
import type { CaseState } from '../cases/case-state.ts';
import { filingMonth } from '../cases/case-summary.ts';
import type { StoredConflict } from '../cases/encounter.entity.ts';

export type ImportOutcome = 'created' | 'revised' | 'unchanged';

/** A readable row: the record, and cells of the file that came differently. */
export interface IncomingCase {
  readonly row: number;
  readonly record: CaseRecord;
  readonly raw: Record<string, string> | undefined;
  readonly jobId: string;
}
/** What is known here of the same record number. */
export interface KnownCase {
  readonly state: CaseState;
  readonly base: CaseRecord;
}
export interface PlannedCase {
  readonly outcome: ImportOutcome;
  readonly change: CaseChange | undefined;
  readonly newConflicts: number;
}

/**
 * What one row of a file does to one case. New content under a known number is a revision; a field corrected here keeps its value and shows
 * as a conflict; a final front page stays as it is and everything that differs is a conflict. The same content again does nothing.
 */
export function planCase(
  incoming: IncomingCase,
  known: KnownCase | undefined,
  personId: string,
  by: Person,
  today: string,
  now: Date,
): PlannedCase {
  const { jobId, raw } = incoming;
  const record = known ? withStandingDocuments(incoming.record, known.base) : incoming.record;
  if (!known) {
    const change = CaseChange.begin(
      { caseMonth: filingMonth(record, today), recordKey: recordKey(record)!, personId },
      by,
      now,
    );
    change.revise(record, 'import', { jobId, raw });
    change.imported(record);
    return { outcome: 'created', change, newConflicts: 0 };
  }
  const { state, base } = known;
  const before = state.encounter.conflicts;
  if (recordHash(record) === state.encounter.importHash)
    return { outcome: 'unchanged', change: undefined, newConflicts: 0 };
  const change = CaseChange.of(state, by, now);
  change.imported(record);
  const merged = state.encounter.isLocked ? lockedMerge(state.record, base, record) : merge(state.record, base, record);
  const conflicts = [...merged.conflicts, ...stillOpen(before, merged.conflicts, state.record, record)];
  change.conflicts(conflicts);
  const isRevised = recordHash(merged.record) !== state.encounter.recordHash;
  if (isRevised) change.revise(merged.record, 'import', { jobId, raw });
  if (merged.conflicts.length > 0) {
    change.event('conflict', {
      zh: `导入与本地修正有 ${merged.conflicts.length} 处不一致`,
      en: `${merged.conflicts.length} imported values differ from corrections made here`,
    });
  }
  return { outcome: isRevised ? 'revised' : 'unchanged', change, newConflicts: merged.conflicts.length };
}

/** A file of front pages says nothing about a stay's settlement list, charges and external facts: what an earlier file brought of them stands. */
function withStandingDocuments(record: CaseRecord, base: CaseRecord): CaseRecord {
  const standing = ['settlement', 'charges', ...externalFacts].filter((name) => base[name] !== undefined);
  return { ...Object.fromEntries(standing.map((name) => [name, base[name]])), ...record };
}

function merge(
  local: CaseRecord,
  base: CaseRecord,
  incoming: CaseRecord,
): { record: CaseRecord; conflicts: StoredConflict[] } {
  const { record, conflicts } = mergeRevision({ base, local, incoming });
  return {
    record,
    conflicts: conflicts.map(({ path, base: was, local: mine, incoming: theirs }) => ({
      path,
      ...defined({ base: was, mine, theirs }),
    })),
  };
}

function lockedMerge(
  local: CaseRecord,
  base: CaseRecord,
  incoming: CaseRecord,
): { record: CaseRecord; conflicts: StoredConflict[] } {
  const conflicts = changesBetween(local, incoming).map(({ path, before, after }) => ({
    path,
    ...defined({ base: valueAt(base, path), mine: before, theirs: after }),
  }));
  return { record: local, conflicts };
}

/** Conflicts of earlier imports that nobody decided and that this one does not touch; the file's value is the one that came last. */
function stillOpen(
  before: readonly StoredConflict[],
  now: readonly StoredConflict[],
  local: CaseRecord,
  incoming: CaseRecord,
): StoredConflict[] {
  return before
    .filter(
      (one) =>
        !now.some(
          (other) =>
            other.path === one.path || other.path.startsWith(`${one.path}.`) || one.path.startsWith(`${other.path}.`),
        ),
    )
    .map((one) => ({ ...one, ...defined({ theirs: valueAt(incoming, one.path) }) }))
    .filter((one) => JSON.stringify(valueAt(local, one.path)) !== JSON.stringify(one.theirs));
}

/** Under which a person is found again within a tenant; a record that names nobody stands alone. */
export function personHash(tenant: string, record: CaseRecord): string {
  return sha256Hex(`${tenant}\n${personKey(record) ?? `record:${recordKey(record) ?? ''}`}`);
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
