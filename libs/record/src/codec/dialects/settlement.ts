import { parseCsvTable } from '@caseloom/core';
import type { DialectColumn, FormId } from '../dialect.ts';
import { settlementColumns } from './settlement-columns.ts';

/** A field of the settlement list's interface. */
export interface SettlementColumn extends DialectColumn {
  /** `setlinfo`, or a list node such as `diseinfo`. */
  readonly node: string;
  /** Which messages carry it: 4101, 4101A. */
  readonly messages: readonly string[];
}

/** Every field of 4101 and 4101A, `path` being '' where the record needs none. */
export const settlementFieldTable: readonly SettlementColumn[] = parseCsvTable(settlementColumns.trim()).rows.map(
  ({ values }) => {
    const { node, column, zh, path, form, messages } = values as Record<
      'node' | 'column' | 'zh' | 'path' | 'form' | 'messages',
      string
    >;
    return { node, column, zh, path, messages: messages.split(' '), ...(form === '' ? {} : { form: form as FormId }) };
  },
);

/** Head fields that carry one value of the record each. */
export const settlementHead: readonly DialectColumn[] = settlementFieldTable.filter(
  ({ node, path }) => node === 'setlinfo' && path !== '' && !path.endsWith('[]'),
);
