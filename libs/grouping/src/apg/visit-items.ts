import { decimal, isDecimalText } from '@caseloom/core';
import type { GroupingInput, TraceStep } from '../types.ts';
import type { CodeRows } from './code-rows.ts';
import type { ApgMethod } from './method.ts';
import type { Apg, ApgCodeRow } from './read-tables.ts';
import type { ApgItem, ApgResult, ApgSource } from './types.ts';

/** More units of one line than these are no count but a slip of the bill; they are counted as this many. */
const MOST_UNITS = 100;

export interface VisitItems {
  readonly items: readonly ApgItem[];
  readonly unlisted: ApgResult['unlisted'];
}

/** Collects the groups that the procedures, charge lines and diagnoses of a visit open ([APG-2] to [APG-4]). */
export function visitItems(
  visit: GroupingInput,
  rows: Readonly<Record<ApgSource, CodeRows>>,
  method: ApgMethod,
  trace?: TraceStep[],
): VisitItems {
  const items: ApgItem[] = [];
  const unlisted: { index: number; code: string; amount?: string }[] = [];
  const tell = (code: string, args: TraceStep['args'], outcome: TraceStep['outcome']): void => {
    trace?.push({ code, args, outcome });
  };
  const put = (item: ApgItem): void => {
    items.push(item);
    const { source, code, apg, name, type, weight } = item;
    tell('GROUPING_APG_REACHED', { source, code, apg, name, type, weight: weight ?? '—' }, 'taken');
  };

  visit.procedures.forEach((code, index) => {
    const row = rows.procedure.find(code, visit);
    if (row !== undefined) put({ ...groupOf(row.apg), source: 'procedure', code, index });
    else if (code !== '') tell('GROUPING_APG_UNLISTED', { source: 'procedure', code }, 'note');
  });

  const opened = countByGroup(items);
  (visit.charges ?? []).forEach(({ code, amount, quantity }, index) => {
    const charge = amount === undefined ? {} : { amount };
    const row = rows.item.find(code, visit);
    if (row === undefined) {
      unlisted.push({ index, code, ...charge });
      return tell('GROUPING_APG_UNLISTED', { source: 'item', code }, 'note');
    }
    const { apg } = row.apg;
    for (let unit = 0; unit < unitsOf(row, quantity, method); unit++) {
      const known = opened.get(apg) ?? 0;
      if (known > 0) {
        opened.set(apg, known - 1);
        tell('GROUPING_APG_COUNTED_ONCE', { code, apg }, 'note');
      } else put({ ...groupOf(row.apg), source: 'item', code, index, ...(unit === 0 ? charge : {}) });
    }
  });

  if (method.medical === 'always' || !items.some(({ type }) => type === 'significant')) {
    const medical = medicalGroup(visit, rows.diagnosis, method);
    if (medical !== undefined) put(medical);
  }
  return { items, unlisted };
}

function medicalGroup(visit: GroupingInput, rows: CodeRows, method: ApgMethod): ApgItem | undefined {
  const tried = method.secondaryDiagnoses ? visit.diagnoses : visit.diagnoses.slice(0, 1);
  for (const [index, code] of tried.entries()) {
    const row: ApgCodeRow | undefined = rows.find(code, visit);
    if (row !== undefined) return { ...groupOf(row.apg), source: 'diagnosis', code, index };
  }
  return undefined;
}

/** How often procedures opened each group: charge lines of the same group are the bill of those procedures, not more of them. */
function countByGroup(items: readonly ApgItem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { apg } of items) counts.set(apg, (counts.get(apg) ?? 0) + 1);
  return counts;
}

/** Pass-through lines are paid at their charge, so a line of any quantity is one. */
function unitsOf({ apg }: ApgCodeRow, quantity: string | undefined, method: ApgMethod): number {
  if (apg.type === 'passThrough' || method.units === 'line' || quantity === undefined || !isDecimalText(quantity))
    return 1;
  const count = decimal(quantity);
  return count.isInteger() && count.greaterThan(1) ? Math.min(count.toNumber(), MOST_UNITS) : 1;
}

function groupOf({
  apg,
  name,
  type,
  weight,
  family,
}: Apg): Pick<ApgItem, 'apg' | 'name' | 'type' | 'weight' | 'family'> {
  return { apg, name, type, ...(weight === undefined ? {} : { weight }), ...(family === undefined ? {} : { family }) };
}
