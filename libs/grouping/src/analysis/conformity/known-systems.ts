import type { Artifact } from '@caseloom/pack';
import type { CodeSystemId } from '../types.ts';
import type { KnownCodes, KnownSystems } from './code-tables.ts';

const SYSTEMS: Readonly<Record<CodeSystemId, string>> = { dx: 'icd10', proc: 'icd9cm3' };

interface CodesHead {
  readonly system?: string;
  /** A part of the system: a code that is not in it may exist. */
  readonly sample?: boolean;
  readonly codes?: readonly Readonly<Record<string, string>>[];
}

/** The code systems of a pack, for holding a scheme's codes against them; a system of which it has samples only is unknown. A last day stands in the column `validTo`. */
export function knownSystems(artifacts: Iterable<Artifact>): KnownSystems {
  const all = [...artifacts];
  const found: { dx?: KnownCodes; proc?: KnownCodes } = {};
  for (const system of ['dx', 'proc'] as const) {
    const parts = all.filter(({ value }) => (value as CodesHead).system === SYSTEMS[system]);
    if (parts.every(({ value }) => (value as CodesHead).sample === true)) continue;
    const rows = parts.flatMap(({ value, tables }) => [
      ...((value as CodesHead).codes ?? []),
      ...(tables['codes']?.rows ?? []),
    ]);
    found[system] = new Map(rows.map((row) => [row['code'] ?? '', row['validTo'] ? { validTo: row['validTo'] } : {}]));
  }
  return found;
}
