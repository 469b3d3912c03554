import type { Issue } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { CodeSystems } from '../../code-systems.ts';
import type { DrgDocument } from '../../document.ts';
import type { ImportedScheme } from '../imported-scheme.ts';
import { artifactName, schemeFiles } from '../scheme-files.ts';
import { arrangeRules } from './arrange-rules.ts';
import type { RuleTables } from './arrange-rules.ts';
import { checkComplications, checkLists, checkSharedDiagnoses } from './check-lists.ts';
import { checkRules } from './check-rules.ts';
import { ImportIssues } from './import-issues.ts';
import { SchemeLists } from './list-names.ts';
import { readWorkbookSheets } from './read-workbook-sheets.ts';
import type { WorkbookContent } from './read-workbook-sheets.ts';
import { rulesFromLists } from './rules-from-lists.ts';
import type { SchemeMapping } from './scheme-mapping.ts';
import { schemeTables } from './scheme-tables.ts';
import type { SourceSheet } from './sheets.ts';

export interface WorkbookOptions {
  /** Id of the artifact; what cannot stand in a file name is replaced by `-`. */
  readonly id: string;
  readonly title?: string;
  /** Codes of the code systems in use: what codes are held against, and numbers restored by. */
  readonly codes?: CodeSystems;
}

/** What was made of a workbook, with what was counted on the way. */
export interface ImportedWorkbook extends ImportedScheme {
  readonly counts: WorkbookCounts;
  readonly sheets: readonly SheetAccount[];
}

export interface WorkbookCounts {
  readonly sheets: number;
  /** Rows of data that were read. */
  readonly rows: number;
  readonly lists: number;
  /** Different codes of diagnoses and procedures in the lists. */
  readonly codes: number;
  readonly rules: number;
  readonly groups: number;
}

/** What became of a sheet: read in these roles, its columns used or not; or not read at all. */
export interface SheetAccount {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly roles: readonly string[];
  readonly rows: number;
  readonly usedColumns: readonly string[];
  readonly unusedColumns: readonly string[];
}

/**
 * Makes a DRG scheme from the sheets of a workbook, as docs/spec/scheme-import.md says: lists, complications, exclusion tables, catalogue, weights, and the rule sheet in
 * the order of its rows; without a rule sheet, rules by the convention of the lists. Nothing in a sheet is evaluated. Every slip is an issue at `sheet!C5`.
 * @param mapping where the workbook holds what; `suggestSchemeMapping` proposes one
 * @returns always a scheme; errors mean that it will not run, or not as the workbook meant, before they are mended
 */
export function importWorkbook(
  sheets: readonly SourceSheet[],
  mapping: SchemeMapping,
  options: WorkbookOptions,
): ImportedWorkbook {
  const issues = new ImportIssues();
  const content = readWorkbookSheets(sheets, mapping, options.codes ?? {}, issues);
  const lists = new SchemeLists(content.lists);
  const hasRules = mapping.uses.some(({ role }) => role === 'rules');
  const rows = hasRules
    ? content.rules
    : rulesFromLists(content.catalogue, content.lists, mapping.procedureLists, issues);
  if (rows.length === 0) issues.add('SCHEME_SHEET_NO_RULES', 'error', { sheet: sheets[0]?.name ?? '' });
  const rules = arrangeRules(rows, lists, content.lists, content.catalogue);
  checkRules(rows, content.catalogue, lists, issues);
  checkLists(content.lists, lists, content.catalogue, hasRules, issues);
  checkSharedDiagnoses(content.lists, issues);
  checkComplications(content.complications, issues);
  const tables = schemeTables(rules, lists, content, issues);
  const unrelated = rules.adrg.find(({ kind }) => kind === 'ambiguous')?.['condition'] ?? 'none';
  const document = documentOf(options, unrelated);
  const artifact: Artifact = { kind: 'grouping', id: artifactName(options.id), value: document, tables };
  return {
    artifact,
    files: schemeFiles(artifact, document),
    issues: [...issues.all()] satisfies Issue[],
    counts: countsOf(sheets, content, rows.length, rules),
    sheets: content.accounts,
  };
}

function documentOf({ id, title }: WorkbookOptions, ambiguousRule: string): DrgDocument {
  const name = title ?? id;
  const none = { mdc: '0000', adrg: '0000', drg: '0000' };
  return {
    title: { zh: name, en: name },
    family: 'drg',
    ambiguousRule,
    retryWithSingleProcedures: false,
    intake: 'none',
    results: { ungrouped: none, invalid: none },
  };
}

function countsOf(
  sheets: readonly SourceSheet[],
  { accounts, lists }: WorkbookContent,
  rules: number,
  { adrg, drg }: RuleTables,
): WorkbookCounts {
  const unrelated = adrg.filter(({ kind }) => kind === 'ambiguous');
  const codes = new Set(lists.flatMap(({ codes: own }) => [...own.keys()]));
  return {
    sheets: sheets.length,
    rows: accounts.reduce((sum, { rows }) => sum + rows, 0),
    lists: lists.length,
    codes: codes.size,
    rules,
    groups: new Set([...drg.map((row) => row['drg']), ...unrelated.map((row) => row['rule'])]).size,
  };
}
