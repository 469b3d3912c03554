import type { Table } from '@caseloom/pack';
import type { RuleTables } from './arrange-rules.ts';
import type { ImportIssues } from './import-issues.ts';
import type { SchemeLists } from './list-names.ts';
import type { Complication } from './read-complications.ts';
import type { WorkbookContent } from './read-workbook-sheets.ts';

type Row = Readonly<Record<string, string>>;

/** The tables of the scheme's folder form, with everything that was read from the sheets. */
export function schemeTables(
  rules: RuleTables,
  lists: SchemeLists,
  { lists: sheets, complications, weights }: WorkbookContent,
  issues: ImportIssues,
): Readonly<Record<string, Table>> {
  const operating = new Map(sheets.flatMap(({ kind, codes }) => (kind === 'proc' ? [...codes] : [])));
  const groups = new Set([...rules.drg.map((row) => row['drg']), ...rules.adrg.map((row) => row['rule'])]);
  const weighted = [...weights.rows].filter(([drg]) => {
    if (!groups.has(drg)) issues.add('SCHEME_SHEET_WEIGHT_UNKNOWN', 'warning', weights.places.get(drg)!, { drg });
    return groups.has(drg);
  });
  return {
    mdc: table(['order', 'mdc', 'name', 'condition', 'no_group'], rules.mdc),
    adrg: table(['order', 'mdc', 'rule', 'adrg', 'name', 'kind', 'condition', 'no_drg_result'], rules.adrg),
    drg: table(['order', 'mdc', 'rule', 'adrg', 'drg', 'name', 'condition'], rules.drg),
    code_lists: table(
      ['list', 'code'],
      lists.named.flatMap(({ name, codes }) => [...codes.keys()].map((code) => ({ list: name, code }))),
    ),
    operating_procedures: table(
      ['code', 'name'],
      [...operating].map(([code, name]) => ({ code, name })),
    ),
    cc: complicationTable(complications.cc),
    mcc: complicationTable(complications.mcc),
    exclusion: table(
      ['principal_dx', 'exclusion_group'],
      [...complications.tables].flatMap(([name, { codes }]) =>
        [...codes].map((code) => ({ principal_dx: code, exclusion_group: name })),
      ),
    ),
    ...(weighted.length === 0
      ? {}
      : {
          weights: table(
            ['drg', 'weight', 'mean_charge', 'mean_los_days', 'risk_level'],
            weighted.map(([, row]) => row),
          ),
        }),
  };
}

function complicationTable(complications: ReadonlyMap<string, Complication>): Table {
  return table(
    ['code', 'exclusion_group'],
    [...complications.values()].map(({ code, excluded }) => ({ code, exclusion_group: excluded })),
  );
}

function table(columns: readonly string[], rows: readonly Row[]): Table {
  return { columns, rows };
}
