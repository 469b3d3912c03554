import type { ResultHead } from '@caseloom/grouping';
import { csvRow, type Row } from '../output/row-writer.ts';

export const DRG_COLUMNS = ['id', 'status', 'reason', 'mdc', 'adrg', 'drg'] as const;

/** The answer to one case of a DRG scheme. */
export function drgRow(id: string, { status, reason, mdc, adrg, drg }: ResultHead): Row {
  return { id, status, reason, mdc, adrg, drg };
}

/** What stands behind the id in the answer's CSV line, from the comma on. */
export function drgTail(result: ResultHead): string {
  return csvRow(DRG_COLUMNS, drgRow('', result));
}
