import type { AuxiliaryRow } from './auxiliary/factor-rows.ts';
import type { CatalogueRow } from './catalogue.ts';

/** A group that the stay could be in. */
export interface Candidate {
  readonly row: CatalogueRow;
  /** Group code as reported: the row's own, or rewritten to the stay's category. */
  readonly code: string;
  /** Places in the stay's procedures of those that occur in the expression; the others are left over. */
  readonly matched: readonly number[];
  readonly opType: string;
  /** Row of the auxiliary catalogue that changes its score and average. */
  readonly auxiliary: AuxiliaryRow | undefined;
}

const NONE: readonly number[] = [];

/** A candidate found without looking at procedures: none is matched, all are left over. */
export function unmatched(row: CatalogueRow, opType: string, code: string = row.code): Candidate {
  return { row, code, matched: NONE, opType, auxiliary: undefined };
}
