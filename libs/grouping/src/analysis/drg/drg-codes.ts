import type { Artifact } from '@caseloom/pack';
import type { DrgDocument } from '../../document.ts';
import { readDrgTables } from '../../drg/read-tables.ts';
import { columnCodes } from '../column-codes.ts';
import type { CodesOfTable } from '../family-analysis.ts';
import { askedTerms } from '../reach/terms.ts';

/** A list of `code_lists` holds codes of the system that conditions ask of it; one that nothing reads is in neither. */
export function drgCodes(artifact: Artifact<DrgDocument>): readonly CodesOfTable[] {
  const parsed = readDrgTables(artifact);
  const { lists } = askedTerms(parsed);
  const asked = (['dx', 'proc'] as const).map((system) => ({
    table: 'code_lists',
    system,
    codes: [...lists[system]].filter((list) => list !== 'operating').flatMap((list) => parsed.lists.get(list) ?? []),
  }));
  return [
    ...asked,
    ...columnCodes(artifact, [
      ['operating_procedures', 'code', 'proc'],
      ['cc', 'code', 'dx'],
      ['mcc', 'code', 'dx'],
      ['exclusion', 'principal_dx', 'dx'],
      ['excluded_diagnoses', 'code', 'dx'],
      ['excluded_procedures', 'code', 'proc'],
    ]),
  ];
}
