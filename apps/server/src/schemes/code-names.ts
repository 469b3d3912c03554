import type { CodeSystemId } from '@caseloom/grouping';
import type { BenchState } from '../library/bench/bench-state.ts';
import { oncePerScheme } from './scheme-of.ts';
import type { SchemeArtifact } from './scheme-of.ts';

/** The code systems as packs call them. */
const SYSTEM = { dx: 'icd10', proc: 'icd9cm3' } as const;

/** Names that a scheme's own tables have, of procedures. */
const ownNames = oncePerScheme((scheme) => {
  const names = new Map<string, string>();
  for (const table of ['operating_procedures', 'procedures'])
    for (const { code = '', name = '' } of scheme.tables[table]?.rows ?? []) if (name !== '') names.set(code, name);
  return names;
});

/** The name of a code by the pack's code tables, else by the scheme's own; empty where neither knows it. */
export function codeNames(state: Pick<BenchState, 'environment'>, scheme: SchemeArtifact) {
  const own = ownNames(scheme);
  return (system: CodeSystemId, code: string): string =>
    state.environment.codeSystem(SYSTEM[system])?.rows.get(code)?.['zh'] ??
    (system === 'proc' ? own.get(code) : undefined) ??
    '';
}
