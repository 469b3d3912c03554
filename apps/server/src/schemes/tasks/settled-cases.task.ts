import { caseFacts } from '@caseloom/record';
import type { CaseRecord } from '@caseloom/record';
import { agreement, groupingInput } from '@caseloom/grouping';
import type { Agreement } from '@caseloom/grouping';
import { schemeInput } from '@caseloom/engine';
import { defineTask } from '../../library/tasks/task.ts';
import { compiledScheme } from '../compiled-scheme.ts';
import { schemeOf } from '../scheme-of.ts';

export interface GivenSettled {
  readonly scheme: string;
  readonly today: string;
  readonly cases: readonly { readonly id: string; readonly settled: string; readonly record: CaseRecord }[];
}

/** Settled cases against a scheme; DIP stays by the settlement rows of the pack's own policies. @throws Refusal 404; CaseloomError when the scheme does not run */
export const settledCasesTask = defineTask({
  id: 'settledCases',
  run: (state, { scheme: id, today, cases }: GivenSettled): Agreement => {
    const artifact = schemeOf(state, id);
    const scheme = compiledScheme(artifact);
    const given = cases.map(({ id: name, settled, record }) => {
      const asOf = record.stay?.dischargeAt?.slice(0, 10) ?? today;
      const facts = caseFacts(record, { asOf });
      const read =
        artifact.value.family === 'dip'
          ? schemeInput(facts, state.compiled, scheme, { asOf })
          : { input: groupingInput(facts, scheme) };
      return { id: name, settled, ...read };
    });
    return agreement(scheme, given);
  },
});
