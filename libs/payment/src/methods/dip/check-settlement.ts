import { isDecimalText } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import type { MethodComplaint } from '../method.ts';
import type { DipParameters } from './parameters.ts';
import { monthText } from './settlement-rows.ts';
import { SETTLEMENT_NUMBERS } from './settlement-table.ts';

/** What a row must have from somewhere: the number, and the parameter that stands in for a blank cell. */
const NEEDED = [
  ['average_factor', 'averageFactor'],
  ['hospital_coefficient', 'hospitalCoefficient'],
] as const;

/** Complaints about the settlement rows: rows in two places, cells that are no number or month, numbers that nobody gives, rows that the lookup never asks for. */
export function checkSettlement(given: DipParameters, tables: Artifact['tables']): readonly MethodComplaint[] {
  const table = tables['settlement'];
  if (table === undefined) return given.hospitals === undefined ? missingParameters(given) : [];
  const complaints: MethodComplaint[] = [];
  if (given.hospitals !== undefined)
    complaints.push({ code: 'PAYMENT_SETTLEMENT_TWICE', path: 'parameters.hospitals', args: {} });
  const asked = askedFor(given);
  table.rows.forEach((row, index) => {
    const at = (column: string): string => `settlement.csv:${index + 2}:${column}`;
    for (const column of SETTLEMENT_NUMBERS) {
      const value = row[column] ?? '';
      if (value !== '' && !isDecimalText(value))
        complaints.push({ code: 'PAYMENT_SETTLEMENT_NUMBER', path: at(column), args: { value, column } });
    }
    for (const [column, parameter] of NEEDED)
      if ((row[column] ?? '') === '' && given[parameter] === undefined)
        complaints.push({ code: 'PAYMENT_SETTLEMENT_MISSING', path: at(column), args: { column, parameter } });
    const month = row['month'] ?? '';
    if (month !== '' && monthText(month) === undefined)
      complaints.push({ code: 'PAYMENT_SETTLEMENT_MONTH', path: at('month'), args: { value: month } });
    for (const [column, isAsked] of Object.entries(asked))
      if ((row[column] ?? '') !== '' && !isAsked)
        complaints.push({
          code: 'PAYMENT_SETTLEMENT_UNREAD',
          path: at(column),
          args: { value: row[column]!, column },
          severity: 'warning',
        });
  });
  return complaints;
}

function missingParameters(given: DipParameters): MethodComplaint[] {
  return NEEDED.filter(([, parameter]) => given[parameter] === undefined).map(([, parameter]) => ({
    code: 'PAYMENT_PARAMETER_MISSING',
    path: `parameters.${parameter}`,
    args: { parameter },
  }));
}

/** Whether any attempt of the lookup asks for rows by month, by insured area. */
function askedFor({ settlementLookup = [] }: DipParameters): Readonly<Record<string, boolean>> {
  return {
    month: settlementLookup.some((step) => step.month !== 'NONE'),
    insured_area: settlementLookup.some((step) => step.insuredArea !== 'NONE'),
  };
}
