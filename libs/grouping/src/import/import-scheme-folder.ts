import { parseCsvTable } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { z } from 'zod';
import { groupingKind } from '../grouping.kind.ts';
import { dipHead, drgHead } from './scheme-head.ts';
import { conformity } from './conformity.ts';
import type { ImportedScheme } from './imported-scheme.ts';
import { artifactName, schemeFiles } from './scheme-files.ts';

export type { ImportedScheme } from './imported-scheme.ts';

const DRG_TABLES = [
  'mdc',
  'adrg',
  'drg',
  'code_lists',
  'operating_procedures',
  'cc',
  'mcc',
  'exclusion',
  'excluded_diagnoses',
  'excluded_procedures',
  'weights',
  'group_attributes',
];
const DIP_TABLES = [
  'groups',
  'supplement',
  'ccmcc',
  'ccmcc_exclude',
  'procedures',
  'excluded_procedures',
  'code_map',
  'averages',
];

/**
 * Takes over a scheme from its folder form (docs/spec/grouping.md): `scheme.csv` and the DRG tables, or `scheme.json` and the DIP tables. Tables are copied
 * column by column; rows with an `order` are put in that order. Settlement rows of a DIP folder belong to payment and are left to it.
 * @param files name in the folder → UTF-8 text; `code_lists.csv.gz` comes as `code_lists.csv`, already decompressed. `icd10_dx.csv` and `icd9_proc.csv`
 *   (`code,name`), where given, are what codes are held against.
 * @param options.id id of the artifact; default: the scheme's own id, with what cannot stand in a file name replaced by `-`
 * @fails SCHEME_IMPORT_HEAD_MISSING, SCHEME_IMPORT_TABLE_MISSING, and the complaints of the check
 */
export function importSchemeFolder(
  files: ReadonlyMap<string, string>,
  options: { readonly id?: string } = {},
): ImportedScheme | { readonly files?: undefined; readonly artifact?: undefined; readonly issues: readonly Issue[] } {
  const head = files.has('scheme.json')
    ? dipHead(files.get('scheme.json')!)
    : files.has('scheme.csv')
      ? drgHead(files.get('scheme.csv')!)
      : undefined;
  if (head === undefined)
    return {
      issues: [
        {
          code: 'SCHEME_IMPORT_HEAD_MISSING',
          severity: 'error',
          path: '',
          args: { files: [...files.keys()].slice(0, 20).join(' ') },
        },
      ],
    };
  if (!head.ok) return { issues: head.issues };
  const parsed = groupingKind.schema.safeParse(head.value.document);
  if (!parsed.success) return { issues: schemaIssues(parsed.error, head.value.file) };

  const issues: Issue[] = [...head.issues];
  const tables: Record<string, Table> = Object.create(null) as Record<string, Table>;
  const names = parsed.data.family === 'drg' ? DRG_TABLES : DIP_TABLES;
  for (const name of names) {
    const text = files.get(`${name}.csv`);
    if (text !== undefined) tables[name] = readTable(text, `${name}.csv`, issues);
    else if (name === 'mdc' || name === 'adrg' || name === 'drg' || name === 'groups')
      issues.push({
        code: 'SCHEME_IMPORT_TABLE_MISSING',
        severity: 'error',
        path: `${name}.csv`,
        args: { table: name },
      });
  }
  const id = artifactName(options.id ?? head.value.id);
  const artifact: Artifact = { kind: 'grouping', id, value: parsed.data, tables };
  issues.push(
    ...(groupingKind.check?.(artifact as Artifact<never>, { artifacts: () => [] }) ?? []),
    ...conformity(artifact, files),
  );
  return { files: schemeFiles(artifact, head.value.document), artifact, issues };
}

function readTable(text: string, file: string, issues: Issue[]): Table {
  const { header, rows, problems } = parseCsvTable(text);
  issues.push(
    ...problems.map((one): Issue => ({
      code: one.code,
      severity: 'error',
      path: `${file}:${one.row}`,
      args: { row: one.row },
    })),
  );
  const filled = rows.filter(({ values }) => header.some((name) => values[name] !== ''));
  const kept = withoutRepeats(filled, header, file, issues).map(({ values }) => values);
  // A blank number is none: then the rows stay as they stand.
  if (kept.every((row) => (row['order'] ?? '').trim() !== '' && Number.isFinite(Number(row['order']))))
    kept.sort((a, b) => Number(a['order']) - Number(b['order']));
  return { columns: header, rows: kept };
}

/** Tables with a key may not repeat a row; where a source says the same twice, once is enough. */
function withoutRepeats<R extends { readonly row: number; readonly values: Readonly<Record<string, string>> }>(
  rows: readonly R[],
  header: readonly string[],
  file: string,
  issues: Issue[],
): readonly R[] {
  const spec = groupingKind.tables[file.slice(0, -'.csv'.length)];
  if (spec === undefined || spec.key.length === 0) return rows;
  const seen = new Set<string>();
  return rows.filter(({ row, values }) => {
    const content = JSON.stringify(header.map((name) => values[name]));
    if (!seen.has(content)) return seen.add(content);
    issues.push({ code: 'SCHEME_IMPORT_ROW_REPEATED', severity: 'info', path: `${file}:${row}`, args: { row } });
    return false;
  });
}

function schemaIssues(error: z.ZodError, file: string): Issue[] {
  return error.issues.map((one) => ({
    code: 'SCHEME_IMPORT_HEAD_INVALID',
    severity: 'error',
    path: `${file}#${one.path.map(String).join('.')}`,
    args: { problem: one.message },
  }));
}
