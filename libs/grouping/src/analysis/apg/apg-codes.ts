import type { Artifact } from '@caseloom/pack';
import { readApgTables } from '../../apg/read-tables.ts';
import type { ApgDocument } from '../../document.ts';
import type { CodesOfTable } from '../family-analysis.ts';

/** Full codes of diagnoses and procedures; items of charge lines are of no code system. */
export function apgCodes(artifact: Artifact<ApgDocument>): readonly CodesOfTable[] {
  const { codes } = readApgTables(artifact);
  const of = (source: string): readonly string[] =>
    codes.filter((row) => row.source === source && !row.code.endsWith('*')).map(({ code }) => code);
  return [
    { table: 'apg_codes', system: 'dx', codes: of('diagnosis') },
    { table: 'apg_codes', system: 'proc', codes: of('procedure') },
  ];
}
