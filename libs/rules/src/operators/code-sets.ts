import { fields } from '@caseloom/record';
import type { CompileContext } from '../run.ts';
import type { CodeSet, CodeTable } from '../types.ts';

/** Code systems that every case uses. A pack that has no table for one knows nothing of its codes: answers are unknown, not errors. */
const SYSTEMS = ['icd10', 'icd9cm3'];

/** Value sets that the record's catalogue names; a large one (departments, nationality) may be left to another layer. */
const CATALOGUE_SETS: ReadonlySet<string> = new Set(fields.flatMap((field) => field.valueSet ?? []));

/** The value set of that name; undefined where the pack has none: membership is unknown then. Reports RULE_SET_UNKNOWN for names nobody knows. */
export function codeSetOf(name: string, context: CompileContext): CodeSet | undefined {
  const set = context.environment.codeSet(name);
  if (set === undefined && !CATALOGUE_SETS.has(name)) context.report('RULE_SET_UNKNOWN', { set: name });
  return set;
}

/** The table of a code system; reports RULE_TABLE_UNKNOWN. */
export function codeTableOf(system: string, context: CompileContext, at: string): CodeTable | undefined {
  const table = context.environment.codeTable(system);
  if (table === undefined && !SYSTEMS.includes(system)) context.report('RULE_TABLE_UNKNOWN', { system }, at);
  return table;
}
