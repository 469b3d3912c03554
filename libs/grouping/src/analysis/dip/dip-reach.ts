import { decimal, formatDecimal } from '@caseloom/core';
import type { Artifact } from '@caseloom/pack';
import { compileDip } from '../../dip/compile-dip.ts';
import type { DipDocument } from '../../document.ts';
import type { CompiledScheme, GroupingInput } from '../../types.ts';
import type { Reach } from '../types.ts';
import { placedRows } from './catalogue-rows.ts';
import type { PlacedRow } from './catalogue-rows.ts';

/** A hospital whose estimates are the scores themselves. */
const HOSPITAL = { averageFactor: '1', averageFactorBasic: '1' };

/**
 * Of each row of the catalogue whether a stay is grouped there. Proved are only rows that are never even candidates: a key longer than what is cut from a
 * diagnosis, and a conservative row behind the first of its key where the method takes the first. The others are tried with the stay that fits them
 * best, in a hospital with the average factor 1; where another row takes it, nothing is claimed. [ANA-6]
 */
export function dipReach(artifact: Artifact<DipDocument>): readonly Reach[] {
  const compiled = compileDip(artifact);
  if (!compiled.ok) return [];
  const rows = placedRows(artifact);
  const kinds = procedureOfEachKind(artifact);
  const firstConservative = new Map<string, PlacedRow>();
  return rows.map((row): Reach => {
    const about = { group: row.code, kind: 'key' as const, path: row.path };
    const isByKey = row.catalogue === 'core' || row.catalogue === 'basic';
    if (isByKey && row.dxKey.length > artifact.value.method.dx_key_length) return { ...about, state: 'dead', by: [] };
    if (isByKey && row.procedures === '' && artifact.value.method.conservative.take === 'first') {
      const first = firstConservative.get(row.keyNode);
      if (first !== undefined) return { ...about, state: 'dead', by: [first.path] };
      firstConservative.set(row.keyNode, row);
    }
    const witness = bestStay(row, artifact, kinds).find((stay) => isGroupedIn(compiled.value, stay, row));
    return witness === undefined ? { ...about, state: 'undecided' } : { ...about, state: 'reached', witness };
  });
}

function isGroupedIn(scheme: CompiledScheme, stay: GroupingInput, { seq }: PlacedRow): boolean {
  return scheme.group(stay, HOSPITAL, { trace: 'none' }).dip?.groupSeq === seq;
}

/** Stays with the row's key as the diagnosis, the first alternative of each part of its expression, and its estimate as the fee. */
function bestStay(
  { dxKey, procedures, opType, score }: PlacedRow,
  { value: { method } }: Artifact<DipDocument>,
  kinds: ReadonlyMap<string, string>,
): readonly GroupingInput[] {
  const { and, or } = method.procedure_expression;
  const performed = procedures.split(and).map((part) => (or === null ? part : part.split(or)[0]!));
  const fee = score === '' ? {} : { totalCharge: formatDecimal(decimal(score)) };
  const stay = { sex: '1', ageYears: 40, diagnoses: [dxKey.split('-')[0]!], ...fee };
  if (procedures !== '') return [{ ...stay, procedures: performed.filter((code) => code !== '') }];
  const ofKind = kinds.get(opType);
  return [{ ...stay, procedures: [] }, ...(ofKind === undefined ? [] : [{ ...stay, procedures: [ofKind] }])];
}

/** Some procedure of each kind, that no row of an expression is likely to name: the last one of the table. */
function procedureOfEachKind(artifact: Artifact<DipDocument>): ReadonlyMap<string, string> {
  return new Map((artifact.tables['procedures']?.rows ?? []).map((row) => [row['op_type'] ?? '', row['code'] ?? '']));
}
