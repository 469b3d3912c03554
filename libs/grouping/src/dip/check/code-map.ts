import { eachRow, error, hasRows, warning } from './look.ts';
import type { DipCheck } from './look.ts';

const KINDS = ['dx', 'procedure'];

/** The translation of codes: kinds that are none, targets that are themselves translated (once is all that happens), a table that is missing or not read. */
export const checkCodeMap: DipCheck = ({ method, tables }) => {
  const option = 'code_conversion';
  const isThere = hasRows(tables, 'code_map');
  if (!method.code_conversion)
    return isThere ? [warning('GROUPING_DIP_TABLE_UNREAD', 'code_map.csv', { table: 'code_map', option })] : [];
  if (!isThere) return [warning('GROUPING_DIP_TABLE_MISSING', 'code_map.csv', { table: 'code_map', option })];
  const sources = new Set((tables['code_map']?.rows ?? []).map((row) => `${row['kind']} ${row['from']}`));
  return eachRow(tables, 'code_map', (row, path) => {
    const { kind = '', from = '', to = '' } = row;
    return [
      KINDS.includes(kind)
        ? undefined
        : error('GROUPING_DIP_MAP_KIND', `${path}:kind`, { kind, known: KINDS.join(' ') }),
      to !== '' && to !== from && sources.has(`${kind} ${to}`)
        ? warning('GROUPING_DIP_MAP_CHAIN', `${path}:to`, { from, to })
        : undefined,
    ];
  });
};
