import { harmlessCell } from '@caseloom/core';

const GUARDED = /^'+[=+\-@\t\r\0]/;

/** A cell for a CSV that people open in a spreadsheet and give back: harmless there ([P19]), and `unguardedCell` has it again as it was. */
export function guardedCell(cell: string): string {
  if (cell === '-') return cell;
  return GUARDED.test(cell) ? `'${cell}` : harmlessCell(cell);
}

export function unguardedCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
