import { decimal, isDecimalText } from '@caseloom/core';
import type { Decimal, Issue } from '@caseloom/core';
import type { Table } from '@caseloom/pack';
import { parseProcedureExpression } from './procedure-expression.ts';
import type { ProcedureExpression } from './procedure-expression.ts';
import type { DipMethod } from './method.ts';

export const DIP_CATALOGUES = { 核心: 'core', 基层: 'basic', 综合: 'comprehensive', 空白: 'blank' } as const;
export type CatalogueWord = keyof typeof DIP_CATALOGUES;
export type CatalogueId = (typeof DIP_CATALOGUES)[CatalogueWord];

/** The word that the published tables use for a catalogue: `core` is 核心. */
export function catalogueWord(id: CatalogueId): CatalogueWord {
  return (Object.entries(DIP_CATALOGUES) as [CatalogueWord, CatalogueId][]).find(([, value]) => value === id)![0];
}

/** One row of the catalogue; a group code may stand in more than one. */
export interface CatalogueRow {
  readonly seq: string;
  readonly catalogue: CatalogueWord;
  readonly dxKey: string;
  readonly expression: ProcedureExpression | undefined;
  readonly opType: string;
  readonly code: string;
  readonly name: string;
  readonly score: Decimal;
  readonly basicFactor: Decimal | undefined;
  readonly averageCharge: string | undefined;
  /** Place in the artifact: `groups.csv:12`. */
  readonly path: string;
}

/** The rows by what they are searched by; order of the table is kept everywhere. */
export interface Catalogue {
  readonly rows: readonly CatalogueRow[];
  /** Rows of one catalogue by their full key. */
  byKey(catalogue: CatalogueWord, key: string): readonly CatalogueRow[];
  /** Comprehensive rows whose key is a range, in table order. */
  readonly ranges: readonly { readonly from: string; readonly to: string; readonly row: CatalogueRow }[];
}

/**
 * Reads `groups`. Order of rows is the order of the table.
 * @fails GROUPING_TABLE_MISSING, GROUPING_DIP_CATALOGUE_UNKNOWN, GROUPING_NUMBER, GROUPING_DIP_RANGE
 */
export function readCatalogue(
  table: Table | undefined,
  method: DipMethod,
): { readonly catalogue: Catalogue; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  if (table === undefined)
    issues.push({ code: 'GROUPING_TABLE_MISSING', severity: 'error', path: 'groups.csv', args: { table: 'groups' } });
  const rows: CatalogueRow[] = [];
  (table?.rows ?? []).forEach((cells, index) => {
    const path = `groups.csv:${index + 2}`;
    const word = cells['catalogue'] ?? '';
    if (!Object.hasOwn(DIP_CATALOGUES, word)) {
      issues.push({
        code: 'GROUPING_DIP_CATALOGUE_UNKNOWN',
        severity: 'error',
        path: `${path}:catalogue`,
        args: { catalogue: word, row: index + 2 },
      });
      return;
    }
    const number = (column: string): Decimal | undefined => {
      const text = cells[column] ?? '';
      if (text === '' || isDecimalText(text)) return text === '' ? undefined : decimal(text);
      issues.push({
        code: 'GROUPING_NUMBER',
        severity: 'error',
        path: `${path}:${column}`,
        args: { value: text, row: index + 2 },
      });
      return undefined;
    };
    const score = number('score');
    if (score === undefined)
      issues.push({
        code: 'GROUPING_NUMBER',
        severity: 'error',
        path: `${path}:score`,
        args: { value: cells['score'] ?? '', row: index + 2 },
      });
    const basicFactor = number('basic_factor');
    rows.push({
      seq: cells['seq'] ?? '',
      catalogue: word as CatalogueWord,
      dxKey: cells['dx_key'] ?? '',
      expression: parseProcedureExpression(
        cells['procedures'] ?? '',
        method.procedure_expression.and,
        method.procedure_expression.or,
      ),
      opType: cells['op_type'] ?? '',
      code: cells['group_code'] ?? '',
      name: cells['group_name'] ?? '',
      score: score ?? decimal('0'),
      basicFactor,
      averageCharge: cells['avg_amount'] || undefined,
      path,
    });
  });
  return { catalogue: index(rows, issues), issues };
}

function index(rows: readonly CatalogueRow[], issues: Issue[]): Catalogue {
  const byKey = new Map<string, CatalogueRow[]>();
  const ranges: { from: string; to: string; row: CatalogueRow }[] = [];
  for (const row of rows) {
    const dash = row.dxKey.indexOf('-');
    if (row.catalogue === '综合' && dash >= 0) {
      const from = row.dxKey.slice(0, dash);
      const to = row.dxKey.slice(dash + 1);
      if (from.length !== 3 || to.length !== 3 || from > to)
        issues.push({
          code: 'GROUPING_DIP_RANGE',
          severity: 'error',
          path: `${row.path}:dx_key`,
          args: { range: row.dxKey },
        });
      ranges.push({ from, to, row });
      continue;
    }
    const key = `${row.catalogue}|${row.dxKey}`;
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [row]);
    else list.push(row);
  }
  return { rows, ranges, byKey: (catalogue, key) => byKey.get(`${catalogue}|${key}`) ?? [] };
}
