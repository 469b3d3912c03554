import type { Artifact } from '@caseloom/pack';
import type { CodesOfTable } from './family-analysis.ts';
import type { CodeSystemId } from './types.ts';

export type CodeColumn = readonly [table: string, column: string, system: CodeSystemId];

/** The codes of columns that hold nothing else; tables that are absent are left out. */
export function columnCodes({ tables }: Artifact, columns: readonly CodeColumn[]): readonly CodesOfTable[] {
  return columns.flatMap(([table, column, system]) => {
    const found = tables[table];
    return found === undefined ? [] : [{ table, system, codes: found.rows.map((row) => row[column] ?? '') }];
  });
}
