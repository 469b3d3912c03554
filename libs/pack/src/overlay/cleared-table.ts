import { overlayFile } from '../format/paths.ts';
import { parseJson } from '../text/json.ts';
import { isRecord } from '../text/values.ts';
import type { PackFiles, PackKindId } from '../types.ts';

/** Whether a pack's overlay clears an inherited table: of its rows none is inherited then. */
export function isCleared(
  files: PackFiles,
  at: { readonly kind: PackKindId; readonly artifact: string; readonly table: string },
): boolean {
  const file = overlayFile(at.kind, at.artifact);
  const text = files.get(file);
  if (text === undefined || !text.includes('clear')) return false;
  const ops = parseJson(text, file).json?.value;
  return (
    Array.isArray(ops) &&
    ops.some((op: unknown) => isRecord(op) && op['op'] === 'table' && op['id'] === at.table && op['clear'] === true)
  );
}
