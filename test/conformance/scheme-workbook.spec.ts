import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readWorkbook } from '@caseloom/files';
import { caseBatch, compileScheme, importWorkbook, suggestSchemeMapping } from '@caseloom/grouping';
import type { CompiledScheme, ImportedWorkbook, ResultHead, SourceSheet } from '@caseloom/grouping';
import { relaidWorkbook } from '../support/relaid-workbook.ts';
import { syntheticWorkbook, workbookCases } from '../support/synthetic-workbook.ts';
import { WorkbookGrouper } from '../support/workbook-grouper.ts';
import type { WorkbookCase, WorkbookCells } from '../support/workbook-grouper.ts';

const sample = join(process.env['CASELOOM_REFERENCE_DATA'] ?? '../shared', 'domain', 'sample_scheme.xlsx');
const present = existsSync(sample);
if (!present) process.stdout.write(`SKIPPED scheme workbook conformance: no sample at ${sample}\n`);
const CASES = process.env['CASELOOM_BUDGET'] === 'small' ? 500 : 2_000;

const imported = (sheets: readonly SourceSheet[]): ImportedWorkbook =>
  importWorkbook(sheets, suggestSchemeMapping(sheets).mapping, { id: 'made' });

/** What the batch answers, by the place of the case; a line that it leaves to others is not there. */
function batched(scheme: CompiledScheme, cases: readonly WorkbookCase[]): Map<string, string> {
  const header = ['id', 'sex', 'age', 'age_days', 'birth_weight_g', 'diagnoses', 'procedures'];
  const lines = cases.map(({ sex, ageYears, ageDays, birthWeightGrams, diagnoses, procedures }, id) =>
    [id, sex, ageYears, ageDays, birthWeightGrams, diagnoses.join('|'), procedures.join('|')].join(','),
  );
  const batch = caseBatch(scheme, header, (result) => `,${headOf(result)}`)!;
  const { bytes } = batch.answer(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
  const rows = new TextDecoder().decode(bytes).split('\n').slice(0, -1);
  return new Map(rows.map((row) => [row.slice(0, row.indexOf(',')), row.slice(row.indexOf(',') + 1)]));
}

const headOf = ({ status, reason = '', mdc, adrg, drg }: ResultHead): string =>
  [status, reason, mdc, adrg, drg].join(',');

/** Answers that differ between the imported scheme and the sheets read literally. */
function differences(scheme: ImportedWorkbook, cells: WorkbookCells, count: number, seed: number): unknown[] {
  const compiled = compileScheme(scheme.artifact);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues.slice(0, 5)));
  const literal = new WorkbookGrouper(cells);
  const grouped = new Set<string>();
  const cases = workbookCases(cells, count, seed);
  const found = cases.flatMap((given) => {
    const expected = literal.group(given);
    const answer = compiled.value.group(given, undefined, { trace: 'none' });
    grouped.add(expected.drg);
    const isSame = answer.drg === expected.drg && (expected.drg !== '0000' || answer.mdc === expected.mdc);
    return isSame ? [] : [{ given, expected, got: [answer.mdc, answer.drg] }];
  });
  expect(grouped.size).toBeGreaterThan(8);
  // A missing principal diagnosis has no place of its own in a case file.
  const filed = cases.filter(({ diagnoses }) => diagnoses[0] !== '');
  const batch = batched(compiled.value, filed);
  expect(batch.size).toBeGreaterThan(filed.length / 2);
  const apart = filed.flatMap((given, id) => {
    const alone = headOf(compiled.value.group(given, undefined, { trace: 'none' }));
    return [alone, undefined].includes(batch.get(String(id))) ? [] : [{ given, alone, batch: batch.get(String(id)) }];
  });
  return [...found, ...apart];
}

function asSheets(cells: WorkbookCells): SourceSheet[] {
  return Object.entries(cells).map(([name, rows]) => ({
    name,
    rows: rows.map((row, index) => ({
      row: index + 1,
      cells: row.map(String),
      numbers: row.flatMap((cell, column) => (typeof cell === 'number' ? [{ column }] : [])),
    })),
  }));
}

describe('[SCHEME-1] a workbook of rules groups as its sheets say', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))('made-up workbook %i', (seed) => {
    const cells = syntheticWorkbook(seed);
    const scheme = imported(asSheets(cells));
    expect(scheme.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(differences(scheme, cells, CASES, seed + 100).slice(0, 3)).toEqual([]);
  });
});

describe('[SCHEME-2] a workbook laid out in another way', () => {
  it.each(Array.from({ length: 4 }, (_, seed) => seed))('makes the same scheme: made-up workbook %i', (seed) => {
    const cells = syntheticWorkbook(seed);
    const plain = imported(asSheets(cells));
    const other = imported(relaidWorkbook(cells));
    expect(other.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const [path, text] of plain.files) expect([path, other.files.get(path)]).toEqual([path, text]);
  });

  it('makes the same scheme when the sheets have no names of their own, and an older state is hidden', () => {
    const sheets = asSheets(syntheticWorkbook(3));
    const named = sheets.map((sheet, index) => ({ ...sheet, name: `Sheet${index + 1}` }));
    const older = { ...named.at(-1)!, name: 'Sheet11', hidden: true };
    const other = imported([...named, older]);
    for (const [path, text] of imported(sheets).files) expect([path, other.files.get(path)]).toEqual([path, text]);
    expect(other.issues.map(({ path, code }) => `${path} ${code}`)).toEqual(
      expect.arrayContaining(['Sheet11 SCHEME_SHEET_HIDDEN', 'Sheet11 SCHEME_SHEET_UNUSED']),
    );
  });
});

(present ? describe : describe.skip)('[SCHEME-1] the sample workbook', () => {
  it('groups as its sheets say', async () => {
    const { sheets } = await readWorkbook(sample);
    const cells = Object.fromEntries(sheets.map(({ name, rows }) => [name, rows.map((row) => row.cells)]));
    expect(differences(imported(sheets), cells, 3 * CASES, 7).slice(0, 3)).toEqual([]);
  });

  it('is imported completely, its oddities named one by one', async () => {
    const { sheets, cut } = await readWorkbook(sample);
    const scheme = imported(sheets);
    expect(cut).toBe(false);
    expect(scheme.counts).toEqual({ sheets: 10, rows: 729, lists: 23, codes: 326, rules: 35, groups: 34 });
    expect(scheme.issues.map(({ severity, path, code }) => `${severity} ${path} ${code}`)).toEqual([
      'info DRG分组规则!E2 SCHEME_SHEET_TIDIED',
      'info DRG分组规则!D3 SCHEME_SHEET_ASSUMED_MONTH',
      'warning DRG分组规则!E21 SCHEME_SHEET_ROW_NEVER',
      'warning ADRG手术表!B92 SCHEME_SHEET_LIST_UNUSED',
      'info MDC诊断表 SCHEME_SHEET_DIAGNOSES_SHARED',
      'warning CC!C4 SCHEME_SHEET_TABLE_MISSING',
    ]);
  });
});
