import { rowKey, tableRowKey } from '@caseloom/pack';
import type { Layer, ResolvedPack } from '@caseloom/pack';
import { groupingKind } from '@caseloom/grouping';
import type { SchemeNode } from '@caseloom/grouping';
import type { SchemeArtifact } from './scheme-of.ts';

type Row = Readonly<Record<string, string>>;
/** Tables with a row per group under its code. */
const OF_GROUPS = ['weights', 'apgs'];
const ORDER: readonly Layer[] = ['nation', 'province', 'city', 'hospital'];

/** A row of a scheme's table: `adrg.csv:12:condition` is the row behind line 12. */
export function rowAt(scheme: SchemeArtifact, path: string): { readonly table: string; readonly row: Row } | undefined {
  const [, table = '', line = ''] = /(?:^|[/.])([a-z_]+)\.csv:(\d+)/.exec(path) ?? [];
  const row = scheme.tables[table]?.rows[Number(line) - 2];
  return row && { table, row };
}

/** The layer whose overlay says something about a row; undefined for what stands as the scheme's own pack wrote it. */
export function layerOfRow(pack: ResolvedPack, scheme: SchemeArtifact, table: string, row: Row): Layer | undefined {
  const spec = groupingKind.tables[table];
  if (spec === undefined || spec.key.length === 0) return undefined;
  return pack.provenance.get(tableRowKey('grouping', scheme.id, table, rowKey(row, spec)))?.layer;
}

/** The lowest layer that says something about a node: about its conditions or its weight. */
export function layerOfNode(pack: ResolvedPack, scheme: SchemeArtifact, node: SchemeNode): Layer | undefined {
  let lowest: Layer | undefined;
  const take = (layer: Layer | undefined) => {
    if (layer !== undefined && (lowest === undefined || ORDER.indexOf(layer) > ORDER.indexOf(lowest))) lowest = layer;
  };
  for (const { path } of node.conditions ?? []) {
    const found = rowAt(scheme, path);
    if (found) take(layerOfRow(pack, scheme, found.table, found.row));
  }
  if (node.level === 'group')
    for (const table of OF_GROUPS)
      if (scheme.tables[table] !== undefined)
        take(pack.provenance.get(tableRowKey('grouping', scheme.id, table, node.code))?.layer);
  return lowest;
}
