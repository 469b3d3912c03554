import type { OutputOf, Operations } from '@caseloom/api';
import type { DipSettlementRow, GroupingInput } from '@caseloom/grouping';
import { defineTask } from '../../library/tasks/task.ts';
import { codeNames } from '../code-names.ts';
import { compiledScheme } from '../compiled-scheme.ts';
import { schemeOf } from '../scheme-of.ts';

export interface TriedCase {
  readonly scheme: string;
  readonly input: GroupingInput;
  readonly settlement?: DipSettlementRow | undefined;
}

/** One case grouped, with the whole way there. @throws Refusal 404; CaseloomError when the scheme does not run */
export const trySchemeTask = defineTask({
  id: 'tryScheme',
  run: (state, { scheme: id, input, settlement }: TriedCase): OutputOf<Operations['trySchemeCase']> => {
    const scheme = schemeOf(state, id);
    const compiled = compiledScheme(scheme);
    const began = performance.now();
    const grouping = compiled.group(input, settlement);
    const milliseconds = Math.round((performance.now() - began) * 1000) / 1000;
    const nameOf = codeNames(state, scheme);
    const named = (system: 'dx' | 'proc', codes: readonly string[]) =>
      codes.flatMap((code) => (nameOf(system, code) === '' ? [] : [[code, nameOf(system, code)] as const]));
    return {
      grouping,
      names: Object.fromEntries([...named('dx', input.diagnoses), ...named('proc', input.procedures)]),
      milliseconds,
    };
  },
});
