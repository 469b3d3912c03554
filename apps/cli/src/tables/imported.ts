import type { Issue } from '@caseloom/core';
import type { PackFiles } from '@caseloom/pack';

/** What a file of decisions gives: files of the pack, and what there is to say. */
export interface ImportedTables {
  readonly files: PackFiles;
  readonly issues: readonly Issue[];
  /** One line for stderr. */
  readonly summary: string;
  /** Files of an earlier import that the new one does not have any more. */
  readonly stale: readonly string[];
}
