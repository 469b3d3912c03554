import type { Operations, OutputOf } from '@caseloom/api';
import { isFactField } from '@caseloom/record';
import type { CodeTable, RuleEnvironment } from '@caseloom/rules';

/** As much of a pack's tables as the rule and the cases at hand need. */
export type TrialTables = OutputOf<Operations['tablesAmong']>;

export const NO_TABLES: TrialTables = { sets: {}, systems: {}, parameters: {}, maps: {} };

const MOST_NAMES = 1000;
const MOST_LENGTH = 200;

/** Texts in a rule that may name a value set, code system, parameter or map. */
export function namesIn(...documents: readonly unknown[]): string[] {
  const names = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && value !== '' && value.length <= MOST_LENGTH && names.size < MOST_NAMES)
      names.add(value);
    else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) visit(inner);
  };
  for (const one of documents) visit(one);
  return [...names].sort();
}

/** Short texts that the cases carry and that may be codes: no decimals, no dates. */
export function valuesIn(documents: readonly unknown[], most: number): string[] {
  const values = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value !== '' && value.length <= 40 && !/^-?\d+\.\d+$|^\d{4}-\d{2}-\d{2}/.test(value)) values.add(value);
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) visit(inner);
  };
  for (const one of documents) visit(one);
  return [...values].slice(0, most);
}

/** What compiling and running rules may ask, from the tables that were fetched. A value that was not asked about belongs to no set. */
export function trialEnvironment(tables: TrialTables): RuleEnvironment {
  const sets = new Map(Object.entries(tables.sets).map(([id, set]) => [id, { ...set, members: new Set(set.members) }]));
  const systems = new Map(Object.entries(tables.systems).map(([id, system]) => [id, codeTable(id, system)]));
  const maps = new Map(Object.entries(tables.maps).map(([id, { pairs }]) => [id, new Map(Object.entries(pairs))]));
  const parameters = new Map(Object.entries(tables.parameters));
  return {
    codeSet: (name) => {
      const set = sets.get(name);
      return set && { has: (code) => set.members.has(code), size: set.size, sample: set.sample };
    },
    codeTable: (system) => systems.get(system),
    parameter: (name) => parameters.get(name),
    map: (id) => maps.get(id),
    hasField: isFactField,
  };
}

function codeTable(system: string, { rows: given, size, sample }: TrialTables['systems'][string]): CodeTable {
  const rows = new Map(Object.entries(given));
  return { system, rows, size, sample, get: (code) => rows.get(code), has: (code) => rows.has(code) };
}
