import { codeStories } from '@caseloom/grouping';
import type { CodeSystemId } from '@caseloom/grouping';
import { pinyinInitials } from '../knowledge/pinyin-initials.ts';
import { oncePerScheme } from './scheme-of.ts';

/** Columns of further tables that hold codes. */
const COLUMNS: readonly (readonly [table: string, column: string, system: CodeSystemId])[] = [
  ['cc', 'code', 'dx'],
  ['mcc', 'code', 'dx'],
  ['exclusion', 'principal_dx', 'dx'],
  ['ccmcc', 'dx_code', 'dx'],
  ['ccmcc_exclude', 'dx_code', 'dx'],
  ['excluded_diagnoses', 'code', 'dx'],
  ['operating_procedures', 'code', 'proc'],
  ['procedures', 'code', 'proc'],
  ['excluded_procedures', 'code', 'proc'],
];

/** Where the codes of a scheme lead, read once. */
export const storiesOf = oncePerScheme((scheme) => codeStories(scheme));

/** Every code that some table of the scheme knows, in the order of the codes. */
const codesOf = oncePerScheme((scheme) => {
  const codes = { dx: new Set(storiesOf(scheme).codes('dx')), proc: new Set(storiesOf(scheme).codes('proc')) };
  for (const [table, column, system] of COLUMNS)
    for (const row of scheme.tables[table]?.rows ?? []) if (row[column]) codes[system].add(row[column]);
  const sorted = (set: ReadonlySet<string>) => [...set].sort();
  return { dx: sorted(codes.dx), proc: sorted(codes.proc) };
});

export interface FoundCode {
  readonly system: CodeSystemId;
  readonly code: string;
  readonly name: string;
}

/** Codes that begin with the text, then those whose name or its pinyin initials contain it. */
export function findCodes(
  scheme: Parameters<typeof codesOf>[0],
  nameOf: (system: CodeSystemId, code: string) => string,
  asked: { readonly q: string; readonly system?: CodeSystemId | undefined; readonly limit: number },
): FoundCode[] {
  const q = asked.q.trim().toLowerCase();
  if (q === '') return [];
  const byCode: FoundCode[] = [];
  const byName: FoundCode[] = [];
  for (const system of ['dx', 'proc'] as const) {
    if (asked.system !== undefined && asked.system !== system) continue;
    for (const code of codesOf(scheme)[system]) {
      if (code.toLowerCase().startsWith(q)) byCode.push({ system, code, name: nameOf(system, code) });
      else if (byName.length < asked.limit) {
        const name = nameOf(system, code);
        if (name !== '' && (name.includes(q) || (q.length > 1 && initialsOf(name).includes(q))))
          byName.push({ system, code, name });
      }
    }
  }
  return [...byCode, ...byName].slice(0, asked.limit);
}

const MOST_INITIALS = 200_000;
const initials = new Map<string, string>();

/** Working initials out asks the platform for the order of every character; names come again and again. */
function initialsOf(name: string): string {
  let known = initials.get(name);
  if (known === undefined) {
    if (initials.size > MOST_INITIALS) initials.clear();
    initials.set(name, (known = pinyinInitials(name)));
  }
  return known;
}
