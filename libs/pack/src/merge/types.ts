import type { PackKindId } from '../types.ts';

/** Three versions of one thing: `base` is what both sides started from; absent where a side does not have it. */
export interface Three<T> {
  readonly base?: T | undefined;
  readonly theirs?: T | undefined;
  readonly mine?: T | undefined;
}

/**
 * Both sides changed the same thing differently. The merged pack has mine until somebody decides.
 * `value`: a member; `removedByMine`, `removedByTheirs`: the other side changed it; `order`: both put something at the same place.
 */
export interface MergeConflict extends Three<unknown> {
  readonly what: 'value' | 'removedByMine' | 'removedByTheirs' | 'order';
  /** Only names or other members without effect are concerned (what the kind calls cosmetic): nothing is decided otherwise by it. */
  readonly cosmetic: boolean;
  /** `grouping/drg.drg#GB1|GB11:condition`: key of the row or element as in the provenance of a resolved pack, and the member. */
  readonly address: string;
}

/**
 * What became of one row, element or artifact that differs somewhere. `kept`: only mine changed it; `adopted`: only theirs; `agreed`: both alike;
 * `merged`: both, in different members; `conflict`: both differently.
 */
export interface MergedElement {
  readonly kind: PackKindId;
  readonly artifact: string;
  /** Family path, table name with `.csv`, or `$artifact` for own fields and whole artifacts. */
  readonly list: string;
  readonly id: string;
  readonly outcome: MergeOutcome;
  readonly conflicts: readonly MergeConflict[];
}

export type MergeOutcome = 'kept' | 'adopted' | 'agreed' | 'merged' | 'conflict';
