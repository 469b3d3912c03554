import { parseCsvTable } from '@caseloom/core';
import type { Issue } from '@caseloom/core';
import type { Artifact, Table } from '@caseloom/pack';
import { z } from 'zod';
import type { CodeSet, CodeSystems } from '../code-systems.ts';
import { schemeFamilies } from '../families.ts';
import { groupingKind } from '../grouping.kind.ts';
import { drgHead, jsonHead } from './scheme-head.ts';
import { conformity } from './conformity.ts';
import type { ImportedScheme } from './imported-scheme.ts';
import { artifactName, schemeFiles } from './scheme-files.ts';

export type { ImportedScheme } from './imported-scheme.ts';

/** Tables without which a family has no groups. */
const NEEDED = ['mdc', 'adrg', 'drg', 'groups', 'apgs', 'apg_codes'];

/**
 * Takes over a scheme from its folder form (docs/spec/grouping.md): `scheme.csv` and the DRG tables, or `scheme.json` and the tables of DIP or APG. Tables are copied
 * column by column; rows with an `order` are put in that order. Settlement rows of a DIP folder belong to payment and are left to it.
 * @param files name in the folder → UTF-8 text; `code_lists.csv.gz` comes as `code_lists.csv`, already decompressed. `icd10_dx.csv` and `icd9_proc.csv`
 *   (`code,name`), where given, are what codes are held against.
 * @param options.codes what codes are held against where the folder has no table of a system
 * @param options.id id of the artifact; default: the scheme's own id, with what cannot stand in a file name replaced by `-`
 * @fails SCHEME_IMPORT_HEAD_MISSING, SCHEME_IMPORT_TABLE_MISSING, and the complaints of the check
 */
export function importSchemeFolder(
  files: ReadonlyMap<string, string>,
  options: { readonly id?: string; readonly codes?: CodeSystems } = {},
): ImportedScheme | { readonly files?: undefined; readonly artifact?: undefined; readonly issues: readonly Issue[] } {
  const head = files.has('scheme.json')
    ? jsonHead(files.get('scheme.json')!)
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
  const lines = new Map<string, readonly number[]>();
  for (const name of Object.keys(schemeFamilies[parsed.data.family].tables)) {
    const text = files.get(`${name}.csv`);
    if (text !== undefined) {
      const read = readTable(text, name, issues);
      tables[name] = read.table;
      lines.set(`${name}.csv`, read.lines);
    } else if (NEEDED.includes(name))
      issues.push({
        code: 'SCHEME_IMPORT_TABLE_MISSING',
        severity: 'error',
        path: `${name}.csv`,
        args: { table: name },
      });
  }
  const id = artifactName(options.id ?? head.value.id);
  const artifact: Artifact = { kind: 'grouping', id, value: parsed.data, tables };
  const found = groupingKind.check?.(artifact as Artifact<never>, { artifacts: () => [] }) ?? [];
  issues.push(
    ...found.map((one) => atSourceLine(one, lines)),
    ...conformity(artifact, { ...options.codes, ...codesIn(files) }),
  );
  return { files: schemeFiles(artifact, head.value.document), artifact, issues };
}

/** The code systems that the folder brings along. */
function codesIn(files: ReadonlyMap<string, string>): CodeSystems {
  const read = (name: string): CodeSet | undefined => {
    const text = files.get(name);
    return text === undefined ? undefined : new Set(parseCsvTable(text).rows.map(({ values }) => values['code'] ?? ''));
  };
  const [dx, proc] = [read('icd10_dx.csv'), read('icd9_proc.csv')];
  return { ...(dx === undefined ? {} : { dx }), ...(proc === undefined ? {} : { proc }) };
}

/** A table with the line of the file on which each of its rows starts. */
interface ReadTable {
  readonly table: Table;
  readonly lines: readonly number[];
}

function readTable(text: string, name: string, issues: Issue[]): ReadTable {
  const file = `${name}.csv`;
  const { header: written, rows, problems } = parseCsvTable(text);
  const place = (code: string, row: number, args: Issue['args'] = {}): Issue => ({
    code,
    severity: 'error',
    path: `${file}:${row}`,
    args: { row, ...args },
  });
  issues.push(...problems.map((one) => place(one.code, one.row)));
  const needed = (groupingKind.tables[name]?.columns ?? []).filter(({ required }) => required === true);
  // Blanks and capitals of a header say nothing.
  const known = new Map((groupingKind.tables[name]?.columns ?? []).map((column) => [column.name, column.name]));
  const header = written.map((title) => known.get(title.trim().toLowerCase()) ?? title);
  for (const column of needed)
    if (!header.includes(column.name)) issues.push(place('SCHEME_IMPORT_COLUMN_MISSING', 1, { column: column.name }));
  const named = rows.map(({ row, values }) => ({
    row,
    values: Object.fromEntries(written.map((title, at) => [header[at]!, values[title] ?? ''])),
  }));
  const filled = named.filter(({ values }) => header.some((title) => values[title] !== ''));
  const kept = [...withoutRepeats(filled, header, file, issues)];
  // A blank number is none: then the rows stay as they stand.
  if (kept.every(({ values }) => (values['order'] ?? '').trim() !== '' && Number.isFinite(Number(values['order']))))
    kept.sort((a, b) => Number(a.values['order']) - Number(b.values['order']));
  return { table: { columns: header, rows: kept.map(({ values }) => values) }, lines: kept.map(({ row }) => row) };
}

/** A check counts the rows of the table it is given; what is told is the line of the file. */
function atSourceLine(one: Issue, lines: ReadonlyMap<string, readonly number[]>): Issue {
  const [file = '', row = '', ...rest] = one.path.split(':');
  const line = lines.get(file)?.[Number(row) - 2];
  if (line === undefined || String(line) === row) return one;
  const args = 'row' in one.args ? { ...one.args, row: line } : one.args;
  return { ...one, path: [file, String(line), ...rest].join(':'), args };
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
