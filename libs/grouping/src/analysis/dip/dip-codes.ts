import type { Artifact } from '@caseloom/pack';
import type { DipDocument } from '../../document.ts';
import { columnCodes } from '../column-codes.ts';
import type { CodesOfTable } from '../family-analysis.ts';
import { placedRows } from './catalogue-rows.ts';

/** Full codes of a DIP scheme; keys of diagnoses, and what expressions write for all codes that begin so, are none. */
export function dipCodes(artifact: Artifact<DipDocument>): readonly CodesOfTable[] {
  const shortest = artifact.value.method.procedure_expression.prefix_if_shorter_than ?? 0;
  const named = placedRows(artifact).flatMap(({ codes }) => codes.filter((code) => code.length >= shortest));
  return [
    { table: 'groups', system: 'proc', codes: named },
    ...columnCodes(artifact, [
      ['ccmcc', 'dx_code', 'dx'],
      ['ccmcc_exclude', 'dx_code', 'dx'],
      ['procedures', 'code', 'proc'],
      ['excluded_procedures', 'code', 'proc'],
    ]),
  ];
}
