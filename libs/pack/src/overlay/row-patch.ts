import type { Row } from '../format/table.ts';

/** Cells that differ; emptied ones are named in `_clear`, for an empty cell of a patch means "as it was". */
export function rowPatch(before: Row, wanted: Row): Row | undefined {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(wanted)])].filter(
    (column) => (before[column] ?? '') !== (wanted[column] ?? ''),
  );
  if (changed.length === 0) return undefined;
  const cleared = changed.filter((column) => (wanted[column] ?? '') === '');
  const patch = Object.fromEntries(
    changed.filter((column) => (wanted[column] ?? '') !== '').map((column) => [column, wanted[column]!]),
  );
  return { ...patch, ...(cleared.length === 0 ? {} : { _clear: cleared.join('|') }) };
}

/** Where an overlay put a row: changing it does not move it back. */
export function rowPlace(say: Row | undefined): Row {
  const [before, after] = [say?.['_before'] ?? '', say?.['_after'] ?? ''];
  return { ...(before === '' ? {} : { _before: before }), ...(after === '' ? {} : { _after: after }) };
}
