import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { DipParts } from '../dip-scheme.ts';
import type { DipMethod } from '../method.ts';

/** What a check looks at: the method, the tables as they stand, and what was read of them. */
export interface DipChecked {
  readonly method: DipMethod;
  readonly tables: Artifact['tables'];
  readonly parts: DipParts;
}

export type DipCheck = (checked: DipChecked) => readonly Issue[];

/** Looks at every row of a table; `path` is `table.csv:row`. A table that is absent has no rows. */
export function eachRow(
  tables: Artifact['tables'],
  table: string,
  look: (row: Readonly<Record<string, string>>, path: string) => readonly (Issue | undefined)[],
): Issue[] {
  return (tables[table]?.rows ?? []).flatMap((row, index) =>
    look(row, `${table}.csv:${index + 2}`).filter((one) => one !== undefined),
  );
}

export function hasRows(tables: Artifact['tables'], table: string): boolean {
  return (tables[table]?.rows.length ?? 0) > 0;
}

export function warning(code: string, path: string, args: Issue['args']): Issue {
  return { code, severity: 'warning', path, args };
}

export function error(code: string, path: string, args: Issue['args']): Issue {
  return { code, severity: 'error', path, args };
}
