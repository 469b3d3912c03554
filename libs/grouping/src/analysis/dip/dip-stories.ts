import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../../document.ts';
import type { CodeStories } from '../family-analysis.ts';
import type { CodeLead, CodeStory, CodeSystemId } from '../types.ts';
import { placedRows } from './catalogue-rows.ts';
import type { PlacedRow } from './catalogue-rows.ts';

/**
 * Where codes lead: of a diagnosis the rows of its key, then of its category, its chapter and its ranges; of a procedure the rows whose expression names it.
 * Catalogue by catalogue, as the table has them; which one wins is the method's choice among those that hold.
 */
export function dipStories(artifact: Artifact<DipDocument>): CodeStories {
  const rows = placedRows(artifact);
  const { method } = artifact.value;
  const byKey = indexed(rows, ({ dxKey }) => [dxKey]);
  const byProcedure = indexed(rows, ({ codes }) => codes);
  const ranges = rows.filter(({ dxKey, catalogue }) => catalogue === 'comprehensive' && dxKey.includes('-'));
  const column = (table: string, key: string, value: string): ReadonlyMap<string, string> =>
    new Map((artifact.tables[table]?.rows ?? []).map((row) => [row[key] ?? '', row[value] ?? '']));
  const levels = column('ccmcc', 'dx_code', 'level');
  const excludeTables = column('ccmcc', 'dx_code', 'exclude_table');
  const excluded = new Set((artifact.tables['excluded_procedures']?.rows ?? []).map((row) => row['code'] ?? ''));
  const kinds = column('procedures', 'code', 'op_type');
  const shorterThan = method.procedure_expression.prefix_if_shorter_than ?? 0;

  const ofDiagnosis = (code: string): readonly PlacedRow[] => {
    const keys = [
      ...new Set([method.dx_key_length, ...method.comprehensive.exact_prefixes].map((n) => code.slice(0, n))),
    ];
    const category = code.slice(0, 3);
    const within = ranges.filter(({ dxKey }) => {
      const [from = '', to = ''] = dxKey.split('-');
      return from <= category && category <= to;
    });
    const isLookedUp = ({ dxKey, catalogue }: PlacedRow): boolean =>
      catalogue === 'comprehensive'
        ? method.comprehensive.exact_prefixes.includes(dxKey.length)
        : dxKey.length <= method.dx_key_length;
    return [...keys.flatMap((key) => (byKey.get(key) ?? []).filter(isLookedUp)), ...within];
  };
  const ofProcedure = (code: string): readonly PlacedRow[] => [
    ...(byProcedure.get(code) ?? []),
    ...beginningsBelow(code, shorterThan).flatMap((beginning) => byProcedure.get(beginning) ?? []),
  ];

  const story = (code: string, system: CodeSystemId): CodeStory => {
    const found = system === 'dx' ? ofDiagnosis(code) : ofProcedure(code);
    const leads = found.map((placed, index) => lead(placed, system, index + 1));
    const level = system === 'dx' ? levels.get(code)?.toLowerCase() : undefined;
    const isComplication = level === 'cc' || level === 'mcc';
    return {
      code,
      system,
      leads,
      ...(leads[0] === undefined ? {} : { first: leads[0] }),
      complications: isComplication ? [{ level, exclusionGroup: excludeTables.get(code) ?? '' }] : [],
      ...(system === 'dx'
        ? {}
        : { isOperating: isOperation(kinds.get(code), method.type_if_unknown), isExcluded: excluded.has(code) }),
    };
  };
  return { codes: (system) => [...(system === 'dx' ? byKey : byProcedure).keys()], story };
}

/** Anything above the kind of stays without operation. */
function isOperation(kind: string | undefined, conservative: string): boolean {
  return kind !== undefined && kind !== '' && kind !== conservative;
}

function lead(row: PlacedRow, system: CodeSystemId, rank: number): CodeLead {
  const isDiagnosis = system === 'dx';
  return {
    node: row.node,
    level: 'group',
    opens: row.code,
    name: row.name,
    path: row.path,
    subject: isDiagnosis ? 'principal_dx' : 'any_proc',
    list: isDiagnosis ? row.keyNode : row.procedures,
    isNegated: false,
    rank,
  };
}

/** Beginnings of a code that expressions may write for all codes that begin so: shorter than the bound. */
function beginningsBelow(code: string, bound: number): readonly string[] {
  const longest = Math.min(bound, code.length) - 1;
  return Array.from({ length: Math.max(0, longest) }, (_, index) => code.slice(0, longest - index));
}

function indexed(
  rows: readonly PlacedRow[],
  keysOf: (row: PlacedRow) => readonly string[],
): ReadonlyMap<string, readonly PlacedRow[]> {
  const found = new Map<string, PlacedRow[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const list = found.get(key);
      if (list === undefined) found.set(key, [row]);
      else list.push(row);
    }
  }
  return found;
}
