import { parseDecimal } from '@caseloom/core';
import type { Facts } from '@caseloom/record';
import type { Feature, Level } from './types.ts';

export interface Seen {
  /** As models know it: diagnosis `K80`, procedure `51.2`, charge item as it is. */
  readonly code: string;
  readonly path: string;
  readonly name?: string;
}

/** What of a case models look at. */
export interface Observation {
  readonly groups: Readonly<Partial<Record<Level, string>>>;
  readonly losDays?: number;
  /** Yuan, more than 0, as text. */
  readonly charge?: string;
  /** Each code once, where it stands first. */
  readonly diagnosis: readonly Seen[];
  readonly procedure: readonly Seen[];
  readonly item: readonly Seen[];
}

/** Reads an observation from the facts of a case with its grouping. A case that was not grouped has no groups; missing values are absent. */
export function observationOf(facts: Facts): Observation {
  const { grouping, losDays, fee } = facts as {
    grouping?: { status?: string; drg?: string; adrg?: string; mdc?: string };
    losDays?: unknown;
    fee?: { total?: unknown };
  };
  const total = parseDecimal(fee?.total);
  return {
    groups: grouping?.status === 'grouped' ? groupsOf(grouping) : {},
    ...(typeof losDays === 'number' && losDays > 0 ? { losDays } : {}),
    ...(total?.gt(0) ? { charge: total.toFixed(2) } : {}),
    diagnosis: seenIn(facts['diagnoses'], 'diagnoses', 'code', categoryOf.diagnosis),
    procedure: seenIn(facts['procedures'], 'op', 'code', categoryOf.procedure),
    item: seenIn(facts['charges'], 'charges', 'itemCode', categoryOf.item),
  };
}

/** The category under which a code is counted: three characters of a diagnosis, four of a procedure, a charge item as it is. */
export const categoryOf: Readonly<Record<Feature, (code: string) => string>> = {
  diagnosis: (code) => code.slice(0, 3).toUpperCase(),
  procedure: (code) => code.slice(0, 4),
  item: (code) => code,
};

function groupsOf({ drg, adrg, mdc }: { drg?: string; adrg?: string; mdc?: string }): Observation['groups'] {
  return { ...(drg ? { drg } : {}), ...(adrg ? { adrg } : {}), ...(mdc ? { mdc } : {}) };
}

function seenIn(list: unknown, fact: string, field: string, category: (code: string) => string): Seen[] {
  if (!Array.isArray(list)) return [];
  const seen = new Map<string, Seen>();
  for (const [index, item] of list.entries()) {
    const { [field]: code, name } = (item ?? {}) as Record<string, unknown>;
    if (typeof code !== 'string' || code === '') continue;
    const key = category(code);
    if (!seen.has(key))
      seen.set(key, {
        code: key,
        path: fact === 'diagnoses' ? diagnosisPath(index) : `${fact}[${index}].${field}`,
        ...(typeof name === 'string' && name !== '' ? { name } : {}),
      });
  }
  return [...seen.values()];
}

/** The fact `diagnoses` has the principal one first; the record has it apart. */
const diagnosisPath = (index: number) => (index === 0 ? 'dx.principal.code' : `dx.other[${index - 1}].code`);
