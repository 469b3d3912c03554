import type { CodeSystemId, CodeSystems } from '../../code-systems.ts';
import { CatalogueLevel } from './read-catalogue.ts';
import type { Catalogue } from './read-catalogue.ts';
import { CodeCells } from './code-cells.ts';
import { headerColumns } from './find-header.ts';
import type { SheetAccount } from './import-workbook.ts';
import type { ImportIssues } from './import-issues.ts';
import { ComplicationSheets } from './read-complications.ts';
import { CodeLists } from './read-lists.ts';
import type { CodeList } from './read-lists.ts';
import { readRuleRow } from './read-rules.ts';
import type { RuleRow } from './read-rules.ts';
import { WeightSheets } from './read-weights.ts';
import { columnsOf, roleRows } from './role-rows.ts';
import type { RoleRow } from './role-rows.ts';
import { ROLES } from './roles.ts';
import type { Field, Role } from './roles.ts';
import type { SchemeMapping, SheetUse } from './scheme-mapping.ts';
import { withMergedFilled } from './sheets.ts';
import type { SourceSheet } from './sheets.ts';

/** Everything that the mapped sheets hold. */
export interface WorkbookContent {
  readonly catalogue: Catalogue;
  readonly lists: readonly CodeList[];
  readonly complications: ComplicationSheets;
  readonly rules: readonly RuleRow[];
  readonly weights: WeightSheets;
  readonly accounts: readonly SheetAccount[];
}

/** Columns with codes that a number may have been: which code system they are of. */
const SYSTEM_OF_ROLE: Partial<Record<Role, CodeSystemId>> = {
  mdcDiagnoses: 'dx',
  adrgDiagnoses: 'dx',
  adrgProcedures: 'proc',
  mcc: 'dx',
  cc: 'dx',
  complications: 'dx',
  exclusions: 'dx',
};

interface OpenUse {
  readonly use: SheetUse;
  readonly sheet: SourceSheet;
  readonly columns: ReadonlyMap<Field, number>;
}

/** Reads every sheet in the roles that the mapping gives it; sheets and columns that nobody reads are reported. */
export function readWorkbookSheets(
  sheets: readonly SourceSheet[],
  mapping: SchemeMapping,
  systems: CodeSystems,
  issues: ImportIssues,
): WorkbookContent {
  const filled = new Map(sheets.map((sheet) => [sheet.name, withMergedFilled(sheet)]));
  const opened = mapping.uses.flatMap((use) => open(use, filled, issues));
  const cells = new CodeCells(issues, systems);
  const levels = {
    mdc: new CatalogueLevel('mdc', issues),
    adrg: new CatalogueLevel('adrg', issues),
    drg: new CatalogueLevel('drg', issues),
  };
  const lists = new CodeLists(cells, issues);
  const complications = new ComplicationSheets(cells, issues);
  const weights = new WeightSheets(issues);
  const rules: RuleRow[] = [];
  const readers: Readonly<Record<Role, (row: RoleRow, use: SheetUse) => void>> = {
    mdc: (row) => levels.mdc.add(row),
    adrg: (row) => levels.adrg.add(row),
    drg: (row) => levels.drg.add(row),
    mdcDiagnoses: (row, use) => lists.add(row, 'mdcDx', use.separators),
    adrgDiagnoses: (row, use) => lists.add(row, 'dx', use.separators),
    adrgProcedures: (row, use) => lists.add(row, 'proc', use.separators),
    mcc: (row, use) => complications.addComplication(row, 'mcc', use.separators),
    cc: (row, use) => complications.addComplication(row, 'cc', use.separators),
    complications: (row, use) => complications.addComplication(row, undefined, use.separators),
    exclusions: (row, use) => complications.addExclusion(row, use.separators),
    rules: (row) => {
      const rule = readRuleRow(row, issues);
      if (rule !== undefined) rules.push(rule);
    },
    weights: (row) => weights.add(row),
  };
  for (const { use, sheet, columns } of opened) {
    const system = SYSTEM_OF_ROLE[use.role];
    const column = columns.get('code');
    if (system === undefined || column === undefined) continue;
    noteTexts(sheet, use, column, system, cells);
  }
  const counts = new Map<string, number>();
  for (const { use, sheet, columns } of opened) {
    let rows = 0;
    for (const row of roleRows(sheet, use, columns, issues)) {
      rows++;
      readers[use.role](row, use);
    }
    counts.set(sheet.name, Math.max(rows, counts.get(sheet.name) ?? 0));
  }
  const accounts = sheets.map((sheet) =>
    accountOf(sheet, filled.get(sheet.name)!, opened, counts.get(sheet.name) ?? 0, mapping, issues),
  );
  const catalogue = { mdcs: levels.mdc.entries, adrgs: levels.adrg.entries, drgs: levels.drg.entries };
  return { catalogue, lists: lists.all(), complications, rules, weights, accounts };
}

/** A use whose sheet and needed columns are there. */
function open(use: SheetUse, sheets: ReadonlyMap<string, SourceSheet>, issues: ImportIssues): OpenUse[] {
  const sheet = sheets.get(use.sheet);
  if (sheet === undefined) {
    issues.add(
      'SCHEME_SHEET_MISSING',
      'error',
      { sheet: use.sheet },
      { role: use.role, sheets: [...sheets.keys()].join(', ') },
    );
    return [];
  }
  const columns = columnsOf(sheet, use, issues);
  const isWhole = (ROLES[use.role].required as readonly Field[]).every(
    (field) => columns.has(field) || use.fixed?.[field] !== undefined,
  );
  return isWhole ? [{ use, sheet, columns }] : [];
}

function noteTexts(sheet: SourceSheet, use: SheetUse, column: number, system: CodeSystemId, cells: CodeCells): void {
  for (const { row, cells: texts, numbers } of sheet.rows) {
    if (row < use.headerRow + use.headerRows) continue;
    const text = (texts[column] ?? '').trim();
    // Of a file without types a short number may have lost its last digits.
    const isNumber =
      numbers?.some((one) => one.column === column) === true ||
      (sheet.untyped === true && /^[0-9]+(\.[0-9]{0,3})?$/.test(text));
    if (!isNumber) cells.note(text, system);
  }
}

/** Which columns of a sheet were read; what was not is told, sheet by sheet and column by column. */
function accountOf(
  source: SourceSheet,
  sheet: SourceSheet,
  opened: readonly OpenUse[],
  rows: number,
  mapping: SchemeMapping,
  issues: ImportIssues,
): SheetAccount {
  const uses = opened.filter(({ use }) => use.sheet === sheet.name);
  const hidden = source.hidden === true;
  const isEmpty = sheet.rows.length === 0;
  if (hidden && !isEmpty)
    issues.add('SCHEME_SHEET_HIDDEN', 'info', { sheet: sheet.name }, { read: uses.length > 0 ? 'yes' : 'no' });
  if (uses.length === 0) {
    const given = mapping.unused.find((one) => one.sheet === sheet.name);
    const severity = isEmpty || given !== undefined ? 'info' : 'warning';
    issues.add(
      'SCHEME_SHEET_UNUSED',
      severity,
      { sheet: sheet.name },
      { rows: sheet.rows.length, reason: given?.reason ?? '–' },
    );
    return { sheet: sheet.name, hidden, roles: [], rows: 0, usedColumns: [], unusedColumns: [] };
  }
  const { use } = uses[0]!;
  const header = sheet.rows.filter(({ row }) => row >= use.headerRow && row < use.headerRow + use.headerRows);
  const below = sheet.rows.filter(({ row }) => row >= use.headerRow + use.headerRows);
  const used = new Set(uses.flatMap(({ columns }) => [...columns.values()]));
  const known = headerColumns(header, []);
  const idle = known.filter(({ column }) => !used.has(column));
  for (const { column, header: text } of idle)
    issues.add(
      'SCHEME_SHEET_COLUMN_UNUSED',
      'info',
      { sheet: sheet.name, row: use.headerRow, column },
      { header: text },
    );
  const named = new Set(known.map(({ column }) => column));
  const stray = new Set<number>();
  for (const { row, cells } of below)
    cells.forEach((cell, column) => {
      if (cell.trim() === '' || named.has(column) || used.has(column) || stray.has(column)) return;
      stray.add(column);
      issues.add(
        'SCHEME_SHEET_COLUMN_UNNAMED',
        'warning',
        { sheet: sheet.name, row, column },
        { found: cell.trim().slice(0, 40) },
      );
    });
  return {
    sheet: sheet.name,
    hidden,
    roles: uses.map((one) => one.use.role),
    rows,
    usedColumns: known.filter(({ column }) => used.has(column)).map((one) => one.header),
    unusedColumns: idle.map((one) => one.header),
  };
}
