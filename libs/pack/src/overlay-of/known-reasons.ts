import { rowKey } from '../format/table.ts';
import { elementKey, tableRowKey } from '../overlay/layer.ts';
import type { KindRegistry, SourcePack } from '../types.ts';
import type { LayOptions } from './lay-over.ts';

/** The reasons that a pack's overlays give for what they disable, so that overlays made anew can keep them. */
export function knownReasons(
  { overlays }: Pick<SourcePack, 'overlays'>,
  kinds: KindRegistry,
): LayOptions['reasonOf'] & {} {
  const reasons = new Map<string, string>();
  for (const { kind, artifact, ops, tables, tableNotes } of overlays) {
    for (const op of ops)
      if (op.op === 'disable' && op.family !== undefined)
        reasons.set(elementKey(kind, artifact, op.family, op.id), op.reason);
    for (const [name, { rows }] of Object.entries(tables))
      for (const row of rows) {
        const reason = row['_op'] === 'disable' ? row['_reason'] || tableNotes?.get(name)?.reason : undefined;
        if (reason !== undefined)
          reasons.set(tableRowKey(kind, artifact, name, rowKey(row, kinds.get(kind)!.tables[name]!)), reason);
      }
  }
  return ({ kind, id }, list, element) =>
    reasons.get(
      list.endsWith('.csv')
        ? tableRowKey(kind, id, list.slice(0, -'.csv'.length), element)
        : elementKey(kind, id, list, element),
    );
}
