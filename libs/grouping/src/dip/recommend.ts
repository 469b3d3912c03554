import { formatDecimal } from '@caseloom/core';
import type { Decimal } from '@caseloom/core';
import { z } from 'zod';
import type { DipCandidate } from '../types.ts';
import type { Candidate } from './candidate.ts';
import { unmatched } from './candidate.ts';
import { CATALOGUE_WORDS, DIP_CATALOGUES } from './catalogues.ts';
import type { ExpressionCodes } from './procedure-expression.ts';
import { candidatesOf } from './search/search.ts';
import type { Search } from './search/search.ts';
import type { DipStay } from './stay.ts';

export const recommendSchema = z
  .strictObject({
    same_dx_first_chars: z.number().int().min(1).describe('Characters that sibling diagnoses share'),
    next_char_in: z.array(z.string()).describe('Next character of the sibling keys, in the order of the answer'),
    catalogues: z.array(z.enum(CATALOGUE_WORDS)).describe('Catalogues of the siblings, in the order of the answer'),
    comprehensive_probe_procedures: z
      .array(z.string())
      .describe('Procedures with which comprehensive groups are looked for, one at a time; empty: none'),
  })
  .describe('Which other groups a stay could be in');

type Recommend = z.infer<typeof recommendSchema>;

/** What a recommendation looks into, beside the search. */
export interface Recommendation {
  readonly how: Recommend;
  readonly search: Search;
  readonly codes: ExpressionCodes;
  /** The stay with other procedures. */
  withProcedures(procedures: readonly string[]): DipStay;
}

/**
 * What else the stay could be, 1.10 of the method: the rows of the sibling diagnoses, whatever their procedures, then the comprehensive groups that
 * the stay would reach with no procedure and with each probe; each row once, without the auxiliary catalogue.
 */
export function recommendDip(
  { how, search, codes, withProcedures }: Recommendation,
  stay: DipStay,
  average: ((candidate: Candidate) => Decimal) | undefined,
): readonly DipCandidate[] {
  const probes = how.comprehensive_probe_procedures.flatMap((probe) =>
    candidatesOf('综合', search, withProcedures(probe === '' ? [] : [probe])),
  );
  const seen = new Set<Candidate['row']>();
  const once = [...siblings(how, search, stay), ...probes].filter(({ row }) => !seen.has(row) && seen.add(row));
  return once.map((candidate, index) => {
    const { row } = candidate;
    return {
      position: index + 1,
      groupSeq: row.seq,
      group: candidate.code,
      name: row.name,
      catalogue: DIP_CATALOGUES[row.catalogue],
      opType: candidate.opType,
      score: row.scoreText,
      ...(row.basicFactorText === undefined ? {} : { basicFactor: row.basicFactorText }),
      ...(row.averageCharge === undefined ? {} : { averageCharge: row.averageCharge }),
      ...(average === undefined ? {} : { estimatedAverage: formatDecimal(average(candidate)) }),
      missing: missingOf(candidate, stay, codes, search),
    };
  });
}

/** By key, per key by catalogue. */
function siblings(how: Recommend, { catalogue, kinds }: Search, stay: DipStay): readonly Candidate[] {
  const shared = stay.principal.slice(0, how.same_dx_first_chars);
  return how.next_char_in.flatMap((next) =>
    how.catalogues.flatMap((word) =>
      catalogue
        .byExpression(word, shared + next)
        .all.map((row) => unmatched(row, row.opType === '' ? kinds.conservative : row.opType)),
    ),
  );
}

function missingOf(
  { row, opType }: Candidate,
  stay: DipStay,
  codes: ExpressionCodes,
  { kinds }: Search,
): DipCandidate['missing'] {
  const missing: DipCandidate['missing'][number][] = [];
  if (row.byExpression && !stay.principal.startsWith(row.dxKey))
    missing.push({ kind: 'diagnosis', anyOf: [row.dxKey] });
  for (const group of row.expression?.groups ?? [])
    if (!group.some((code) => stay.met.includes(code)))
      missing.push({ kind: 'procedure', anyOf: group.map((code) => codes.texts[code]!) });
  if (!row.byExpression && row.catalogue !== '空白' && opType !== kinds.conservative && opType !== stay.kind)
    missing.push({ kind: 'procedure', anyOf: [], opType });
  return missing;
}
