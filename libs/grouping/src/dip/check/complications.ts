import type { Issue } from '@caseloom/core';
import { eachRow, error, hasRows, warning } from './look.ts';
import type { DipCheck, DipChecked } from './look.ts';

/** CC and MCC: levels that are none, exclusion tables that are not there, and a method that asks for complications without a table. */
export const checkComplications: DipCheck = (checked) => {
  const { method, tables } = checked;
  const byPrefix = method.supplement.complication_include_prefix === true;
  return [
    ...(asksForComplications(checked) && !hasRows(tables, 'ccmcc')
      ? [warning('GROUPING_DIP_TABLE_MISSING', 'ccmcc.csv', { table: 'ccmcc', option: 'supplement' })]
      : []),
    ...eachRow(tables, 'ccmcc', (row, path) => {
      const level = row['level'] ?? '';
      return [
        level === 'cc' || level === 'mcc'
          ? undefined
          : error('GROUPING_DIP_COMPLICATION_LEVEL', `${path}:level`, { level }),
        (row['include_prefix'] ?? '') === '' || byPrefix
          ? undefined
          : warning('GROUPING_DIP_MARK_UNREAD', `${path}:include_prefix`, {
              column: 'include_prefix',
              value: row['include_prefix']!,
            }),
      ];
    }),
    ...emptyExclusions(checked),
  ];
};

/** Exclusion tables without a diagnosis, each where it is first named: a source may write one for all rows that nothing excludes. */
function emptyExclusions({ tables }: DipChecked): Issue[] {
  const filled = new Set((tables['ccmcc_exclude']?.rows ?? []).map((row) => row['table'] ?? ''));
  const named = new Map<string, Issue>();
  eachRow(tables, 'ccmcc', (row, path) => {
    const table = row['exclude_table'] ?? '';
    if (table !== '' && !filled.has(table) && !named.has(table))
      named.set(table, warning('GROUPING_DIP_EXCLUSION_UNKNOWN', `${path}:exclude_table`, { table }));
    return [];
  });
  return [...named.values()];
}

function asksForComplications({ method: { supplement } }: DipChecked): boolean {
  if (supplement.kind === 'severity_rows') return supplement.order.some((one) => one.complication !== undefined);
  if (supplement.kind !== 'catalogue') return false;
  return Object.values(supplement.bands).some((levels) =>
    Object.values(levels).some((condition) => condition.complication !== undefined),
  );
}
