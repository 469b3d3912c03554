import { overlayTableFile } from '../format/paths.ts';
import { OVERLAY_COLUMNS } from '../format/table.ts';
import type { Artifact, OverlayTableNote, Table, TableSpec } from '../types.ts';
import type { Ledger } from './layer.ts';

/** What an overlay says of one table of an inherited artifact. */
export interface TableChange {
  readonly artifact: Artifact;
  readonly name: string;
  readonly spec: TableSpec;
  readonly overlay: Table;
  readonly note: OverlayTableNote | undefined;
  readonly ledger: Ledger;
}

export function joinColumns(base: Table | undefined, overlay: Table): readonly string[] {
  const steering: readonly string[] = OVERLAY_COLUMNS;
  const known = base?.columns ?? [];
  return [...known, ...overlay.columns.filter((column) => !steering.includes(column) && !known.includes(column))];
}

/** `overlay/grouping/drg.weights.csv:12:weight` */
export function rowAddress(change: TableChange, index: number, column?: string): string {
  const file = overlayTableFile(change.artifact.kind, change.artifact.id, change.name);
  return `${file}:${change.overlay.lines?.[index] ?? index + 2}${column === undefined ? '' : `:${column}`}`;
}
