import type { KnownSystems } from '../../code-systems.ts';
import type { CodesOfTable } from '../family-analysis.ts';
import type { ConformityReport } from '../types.ts';

/** Codes of the scheme's tables that the systems do not know, and those that end before the day asked about; without a day, all that end. */
export function checkCodes(
  tables: readonly CodesOfTable[],
  known: KnownSystems,
  asOf: string | undefined,
): ConformityReport['codes'] {
  return tables.map(({ table, system, codes }) => {
    const distinct = [...new Set(codes)].filter((code) => code !== '');
    const about = { table, system, total: distinct.length };
    const entries = known[system];
    if (entries === undefined) return { ...about, checked: false, unknown: [], expired: [] };
    const expired = distinct.flatMap((code) => {
      const validTo = entries.get(code)?.validTo;
      return validTo !== undefined && (asOf === undefined || validTo < asOf) ? [{ code, validTo }] : [];
    });
    return { ...about, checked: true, unknown: distinct.filter((code) => !entries.has(code)), expired };
  });
}
