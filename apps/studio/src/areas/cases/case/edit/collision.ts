import { mergeRevision, type CaseRecord, type Conflict } from '@caseloom/record';
import { setAt } from './set-at.ts';

/** What happened when somebody else saved first: what both changed, and the record with everything else of both joined. */
export interface Collision {
  readonly conflicts: readonly Conflict[];
  /** Mine and theirs joined; at a conflict it holds mine. */
  readonly joined: CaseRecord;
}

/**
 * Joins my unsaved work with what somebody else saved meanwhile. What only one of us changed stands; what both changed
 * differently is for the person to decide ([P6]).
 */
export function collide(base: CaseRecord, mine: CaseRecord, theirs: CaseRecord): Collision {
  const { record, conflicts } = mergeRevision({ base, local: mine, incoming: theirs });
  return { conflicts, joined: record };
}

/** The record after deciding: `theirs` names the paths where the other's value is taken. */
export function decide({ conflicts, joined }: Collision, theirs: ReadonlySet<string>): CaseRecord {
  return conflicts
    .filter(({ path }) => theirs.has(path))
    .reduce((record, { path, incoming }) => setAt(record, path, incoming), joined);
}
