import { parseCondition } from '@caseloom/grouping';
import type { CodeSystemId, Condition } from '@caseloom/grouping';
import { oncePerScheme } from './scheme-of.ts';
import type { SchemeArtifact } from './scheme-of.ts';

const OPERATING = 'operating';

/** Every code list of a scheme, by the name that conditions call it. */
const listsOf = oncePerScheme((scheme) => {
  const lists = new Map<string, string[]>();
  for (const { list = '', code = '' } of scheme.tables['code_lists']?.rows ?? []) {
    const codes = lists.get(list);
    if (codes === undefined) lists.set(list, [code]);
    else codes.push(code);
  }
  const operating = scheme.tables['operating_procedures'];
  if (operating !== undefined)
    lists.set(
      OPERATING,
      operating.rows.map((row) => row['code'] ?? ''),
    );
  return lists;
});

export const codesOfList = (scheme: SchemeArtifact, list: string): readonly string[] | undefined =>
  listsOf(scheme).get(list);

/** A list as conditions name it, with what kind of codes it has. */
export interface NamedList {
  readonly list: string;
  readonly system: CodeSystemId;
  readonly codes: number;
}

/** The lists that conditions name, each once, in the order of the texts; a count of lists names all that begin so. */
export function listsNamed(scheme: SchemeArtifact, conditions: readonly Condition[]): NamedList[] {
  const all = listsOf(scheme);
  const found = new Map<string, NamedList>();
  const name = (list: string, subject: unknown) => {
    const codes = all.get(list);
    if (codes !== undefined && !found.has(list))
      found.set(list, { list, system: systemOf(list, subject), codes: codes.length });
  };
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { list, lists, prefix, subject } = value as Record<string, unknown>;
    if (typeof list === 'string') name(list, subject);
    if (Array.isArray(lists)) for (const one of lists) if (typeof one === 'string') name(one, subject);
    if (typeof prefix === 'string') for (const one of all.keys()) if (one.startsWith(prefix)) name(one, subject);
    for (const inner of Object.values(value)) visit(inner);
  };
  for (const one of conditions) visit(one);
  return [...found.values()];
}

/** By who asks for it, else by its own name: `adrg:BB1/proc`. */
export function systemOf(list: string, subject?: unknown): CodeSystemId {
  if (typeof subject === 'string') return subject.endsWith('proc') ? 'proc' : 'dx';
  return list === OPERATING || list.includes('/proc') ? 'proc' : 'dx';
}

/** A condition taken apart; undefined where it cannot be read. */
export function readCondition(text: string, path: string): Condition | undefined {
  const read = parseCondition(text, path);
  return read.ok ? read.value : undefined;
}
