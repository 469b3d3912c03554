import { parseCsvTable } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { readDrgTables } from '../drg/read-tables.ts';
import { unusedLists } from '../drg/check-drg.ts';

/** Columns of the scheme's tables that hold codes, by the system they come from. */
const CODE_COLUMNS: readonly { readonly table: string; readonly column: string; readonly system: 'dx' | 'proc' }[] = [
  { table: 'operating_procedures', column: 'code', system: 'proc' },
  { table: 'cc', column: 'code', system: 'dx' },
  { table: 'mcc', column: 'code', system: 'dx' },
  { table: 'exclusion', column: 'principal_dx', system: 'dx' },
  { table: 'ccmcc', column: 'dx_code', system: 'dx' },
  { table: 'ccmcc_exclude', column: 'dx_code', system: 'dx' },
  { table: 'procedures', column: 'code', system: 'proc' },
  { table: 'excluded_diagnoses', column: 'code', system: 'dx' },
  { table: 'excluded_procedures', column: 'code', system: 'proc' },
];

/** The import's own report beside the check: lists that nothing reads, and codes that no given code table knows (counted, with the first few). */
export function conformity(artifact: Artifact, files: ReadonlyMap<string, string>): Issue[] {
  const issues = artifact.tables['code_lists'] === undefined ? [] : unusedLists(readDrgTables(artifact));
  const tables = { dx: codesOf(files.get('icd10_dx.csv')), proc: codesOf(files.get('icd9_proc.csv')) };
  if (tables.dx === undefined && tables.proc === undefined)
    return [...issues, { code: 'SCHEME_IMPORT_CODES_NOT_CHECKED', severity: 'info', path: '', args: {} }];
  for (const { table, column, system } of CODE_COLUMNS) {
    const known = tables[system];
    const rows = artifact.tables[table]?.rows;
    if (known === undefined || rows === undefined) continue;
    report(
      issues,
      `${table}.csv`,
      rows.map((row) => row[column] ?? '').filter((code) => code !== '' && !known.has(code)),
    );
  }
  const lists = artifact.tables['code_lists']?.rows ?? [];
  const both = new Set([...(tables.dx ?? []), ...(tables.proc ?? [])]);
  if (tables.dx !== undefined && tables.proc !== undefined)
    report(
      issues,
      'code_lists.csv',
      lists.map((row) => row['code'] ?? '').filter((code) => !both.has(code)),
    );
  return issues;
}

function codesOf(text: string | undefined): ReadonlySet<string> | undefined {
  return text === undefined ? undefined : new Set(parseCsvTable(text).rows.map(({ values }) => values['code'] ?? ''));
}

function report(issues: Issue[], path: string, unknown: readonly string[]): void {
  const distinct = [...new Set(unknown)];
  if (distinct.length > 0)
    issues.push({
      code: 'SCHEME_IMPORT_CODES_UNKNOWN',
      severity: 'warning',
      path,
      args: { count: distinct.length, codes: distinct.slice(0, 10).join(' ') },
    });
}
