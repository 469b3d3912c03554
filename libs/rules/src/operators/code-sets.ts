import type { CompileContext } from '../run.ts';
import type { CodeSet, CodeTable } from '../types.ts';

/** Code systems that every case uses. A pack that has no table for one knows nothing of its codes: answers are unknown, not errors. */
const SYSTEMS = ['icd10', 'icd9cm3'];

/** The value set of that name; reports RULE_SET_UNKNOWN. */
export function codeSetOf(name: string, context: CompileContext): CodeSet | undefined {
  const set = context.environment.codeSet(name);
  if (set === undefined) context.report('RULE_SET_UNKNOWN', { set: name });
  return set;
}

/** The table of a code system; reports RULE_TABLE_UNKNOWN. */
export function codeTableOf(system: string, context: CompileContext, at: string): CodeTable | undefined {
  const table = context.environment.codeTable(system);
  if (table === undefined && !SYSTEMS.includes(system)) context.report('RULE_TABLE_UNKNOWN', { system }, at);
  return table;
}
