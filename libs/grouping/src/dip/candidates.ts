import type { Decimal } from '@caseloom/core';
import type { AuxiliaryRow } from './auxiliary.ts';
import type { Catalogue, CatalogueRow, CatalogueWord } from './catalogue.ts';
import type { DipMethod } from './method.ts';
import { expressionHolds } from './procedure-expression.ts';
import type { ProcedureKinds } from './procedure-kinds.ts';

/** A group that the stay could be in. */
export interface Candidate {
  readonly row: CatalogueRow;
  readonly catalogue: CatalogueWord;
  /** The stay's procedures that occur in the expression, in the order of the stay. */
  readonly matched: readonly string[];
  readonly opType: string;
}

/** A candidate with what its auxiliary row and the hospital's average factor make of it. */
export interface PricedCandidate extends Candidate {
  readonly auxiliary: AuxiliaryRow | undefined;
  readonly estimatedAverage: Decimal;
}

export interface CandidateSearch {
  readonly method: DipMethod;
  readonly catalogue: Catalogue;
  readonly kinds: ProcedureKinds;
}

/** All candidates of one catalogue, in table order (1.4 and 1.5 of the method). */
export function candidatesOf(
  word: CatalogueWord,
  search: CandidateSearch,
  principal: string,
  procedures: readonly string[],
): readonly Candidate[] {
  if (word === '核心' || word === '基层') return byExpression(word, search, principal, procedures);
  if (word === '综合') return comprehensive(search, principal, procedures);
  return search.catalogue.rows.filter((row) => row.catalogue === word).map((row) => plain(row, row.opType));
}

/** Core and basic groups: rows of the diagnosis key whose expression holds; a conservative row only when no expression did and the stay is conservative. */
function byExpression(
  word: CatalogueWord,
  { method, catalogue, kinds }: CandidateSearch,
  principal: string,
  procedures: readonly string[],
): readonly Candidate[] {
  const rows = catalogue.byKey(word, principal.slice(0, method.dx_key_length));
  const performed = new Set(procedures);
  const found: Candidate[] = [];
  for (const row of rows) {
    if (row.expression === undefined || !expressionHolds(row.expression, performed)) continue;
    const codes = row.expression.codes;
    const matched = procedures.filter((code) => codes.has(code));
    found.push({ row, catalogue: word, matched, opType: kinds.ofList(matched) });
  }
  if (found.length > 0 || kinds.ofList(procedures) !== method.type_if_unknown) return found;
  const conservative = rows.find((row) => row.expression === undefined);
  return conservative === undefined ? [] : [plain(conservative, method.type_if_unknown)];
}

/** Comprehensive groups: the longest prefix of the diagnosis that has rows of the stay's kind, then the first range that contains it and has one. */
function comprehensive(
  { method, catalogue, kinds }: CandidateSearch,
  principal: string,
  procedures: readonly string[],
): readonly Candidate[] {
  const kind = kinds.ofList(procedures);
  const found: Candidate[] = [];
  for (const length of method.comprehensive.exact_prefixes) {
    const row = catalogue.byKey('综合', principal.slice(0, length)).find((one) => one.opType === kind);
    if (row === undefined) continue;
    found.push(plain(row, kind));
    break;
  }
  if (method.comprehensive.ranges) {
    const category = principal.slice(0, 3);
    const hit = catalogue.ranges.find(({ from, to, row }) => from <= category && category <= to && row.opType === kind);
    if (hit !== undefined) found.push(plain(hit.row, kind));
  }
  if (found.length > 0 || method.comprehensive.fallback !== 'blank_group') return found;
  const blank = catalogue.rows.find((row) => row.catalogue === '空白');
  return blank === undefined ? [] : [plain(blank, blank.opType)];
}

function plain(row: CatalogueRow, opType: string): Candidate {
  return { row, catalogue: row.catalogue, matched: [], opType };
}
