import { codesOf } from '@caseloom/pack';
import type { ResolvedPack } from '@caseloom/pack';

/** The systems that codes of a scheme are of: ICD-10 diagnoses, ICD-9-CM-3 procedures. */
export type CodeSystemId = 'dx' | 'proc';

/** The codes of each system that is known; of an absent one nobody can say what it lacks. A KnownSystems is one. */
export type CodeSystems = Readonly<Partial<Record<CodeSystemId, CodeSet>>>;

export interface CodeSet {
  has(code: string): boolean;
  keys(): Iterable<string>;
}

/** Codes with the last day on which each may be used, `YYYY-MM-DD`, where it has one. */
export type KnownCodes = ReadonlyMap<string, { readonly validTo?: string }>;

export type KnownSystems = Readonly<Partial<Record<CodeSystemId, KnownCodes>>>;

const SYSTEMS: Readonly<Record<CodeSystemId, string>> = { dx: 'icd10', proc: 'icd9cm3' };

interface CodesHead {
  readonly system: string;
  /** A part of the system: a code that is not in it may exist. */
  readonly sample?: boolean;
}

/** The code systems of a pack, for holding a scheme's codes against them; a system of which it has samples only is unknown. A last day stands in the column `validTo`. */
export function knownSystems({ artifacts }: Pick<ResolvedPack, 'artifacts'>): KnownSystems {
  const all = [...(artifacts.get('codes')?.values() ?? [])];
  const found: { -readonly [S in CodeSystemId]?: KnownCodes } = {};
  for (const system of ['dx', 'proc'] as const) {
    const parts = all.filter(({ value }) => (value as CodesHead).system === SYSTEMS[system]);
    if (parts.every(({ value }) => (value as CodesHead).sample === true)) continue;
    found[system] = new Map(
      parts.flatMap((part) =>
        [...codesOf(part)].map(([code, { validTo }]) => [code, validTo === undefined ? {} : { validTo }] as const),
      ),
    );
  }
  return found;
}
