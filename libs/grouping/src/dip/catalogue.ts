import { decimal, formatDecimal, isDecimalText } from '@caseloom/core';
import type { Decimal, Issue } from '@caseloom/core';
import type { Table } from '@caseloom/pack';
import { DIP_CATALOGUES } from './catalogues.ts';
import type { CatalogueWord } from './catalogues.ts';
import type { DipMethod } from './method.ts';
import type { ExpressionCodes, ProcedureExpression } from './procedure-expression.ts';

/** One row of the catalogue; a group code may stand in more than one. */
export interface CatalogueRow {
  readonly seq: string;
  readonly catalogue: CatalogueWord;
  readonly dxKey: string;
  /** Bounds of a key of the form A00-B99, three characters each. */
  readonly range: { readonly from: string; readonly to: string } | undefined;
  /** Looked up by the first characters of the diagnosis and an expression; else by a prefix or range and a kind. */
  readonly byExpression: boolean;
  readonly expression: ProcedureExpression | undefined;
  readonly opType: string;
  readonly code: string;
  readonly name: string;
  readonly score: Decimal;
  readonly basicFactor: Decimal | undefined;
  /** The same as results write them. */
  readonly scoreText: string;
  readonly basicFactorText: string | undefined;
  readonly averageCharge: string | undefined;
  /** 1–4 where the group stands once per severity. */
  readonly severity: number | undefined;
  /** Where the group is divided by the level of the operation. */
  readonly surgeryLevel: number | undefined;
  /** Place in the artifact: `groups.csv:12`. */
  readonly path: string;
}

type Cells = Readonly<Record<string, string>>;

/**
 * Reads `groups`. Order of rows is the order of the table.
 * @fails GROUPING_TABLE_MISSING, GROUPING_DIP_CATALOGUE_UNKNOWN, GROUPING_NUMBER, GROUPING_DIP_RANGE
 */
export function readCatalogue(
  table: Table | undefined,
  method: DipMethod,
  codes: ExpressionCodes,
): { readonly rows: readonly CatalogueRow[]; readonly issues: readonly Issue[] } {
  if (table === undefined) {
    const missing: Issue = {
      code: 'GROUPING_TABLE_MISSING',
      severity: 'error',
      path: 'groups.csv',
      args: { table: 'groups' },
    };
    return { rows: [], issues: [missing] };
  }
  const issues: Issue[] = [];
  const rows = table.rows.flatMap((cells, index) => readRow(cells, index, method, codes, issues) ?? []);
  return { rows, issues };
}

function readRow(
  cells: Cells,
  index: number,
  method: DipMethod,
  codes: ExpressionCodes,
  issues: Issue[],
): CatalogueRow | undefined {
  const row = index + 2;
  const path = `groups.csv:${row}`;
  const word = cells['catalogue'] ?? '';
  const refuse = (code: string, column: string, args: Issue['args']): void => {
    issues.push({ code, severity: 'error', path: `${path}:${column}`, args });
  };
  if (!isCatalogue(word)) {
    refuse('GROUPING_DIP_CATALOGUE_UNKNOWN', 'catalogue', { catalogue: word, row });
    return undefined;
  }
  const number = (column: string, isRequired = false): Decimal | undefined => {
    const text = cells[column] ?? '';
    if (isDecimalText(text)) return decimal(text);
    if (text !== '' || isRequired) refuse('GROUPING_NUMBER', column, { value: text, row });
    return undefined;
  };
  const dxKey = cells['dx_key'] ?? '';
  const range = rangeOf(dxKey);
  if (range !== undefined && (range.from.length < 3 || range.to.length < 3 || range.from > range.to))
    refuse('GROUPING_DIP_RANGE', 'dx_key', { range: dxKey });
  const score = number('score', true) ?? decimal('0');
  const basicFactor = number('basic_factor');
  return {
    seq: cells['seq'] ?? '',
    catalogue: word,
    dxKey,
    range,
    byExpression: (word === '核心' || word === '基层') && dxKey.length === method.dx_key_length && range === undefined,
    expression: codes.parse(cells['procedures'] ?? ''),
    opType: cells['op_type'] ?? '',
    code: cells['group_code'] ?? '',
    name: cells['group_name'] ?? '',
    score,
    basicFactor,
    scoreText: formatDecimal(score),
    basicFactorText: basicFactor === undefined ? undefined : formatDecimal(basicFactor),
    averageCharge: cells['avg_amount'] || undefined,
    severity: number('severity')?.toNumber(),
    surgeryLevel: number('surgery_level')?.toNumber(),
    path,
  };
}

function isCatalogue(word: string): word is CatalogueWord {
  return Object.hasOwn(DIP_CATALOGUES, word);
}

/** A range is compared by the letter and the two characters after it. */
function rangeOf(key: string): CatalogueRow['range'] {
  const dash = key.indexOf('-');
  return dash < 0 ? undefined : { from: key.slice(0, dash).slice(0, 3), to: key.slice(dash + 1).slice(0, 3) };
}
