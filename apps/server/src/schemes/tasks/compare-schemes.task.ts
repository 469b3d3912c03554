import type { OutputOf, Operations } from '@caseloom/api';
import type { BenchSource } from '../../library/bench/bench-source.ts';
import { defineTask } from '../../library/tasks/task.ts';
import { comparison, comparisonView } from '../comparison.ts';
import { schemeOf } from '../scheme-of.ts';

export interface OtherScheme {
  readonly source: BenchSource;
  readonly scheme: string;
}

/** What a scheme has otherwise than another one. @throws Refusal 404, SCHEME_FAMILIES_DIFFER */
export const compareSchemesTask = defineTask({
  id: 'compareSchemes',
  run: (
    state,
    asked: { readonly scheme: string; readonly other: OtherScheme; readonly codesFrom: number },
    context,
  ): OutputOf<Operations['compareSchemes']> => {
    const other = schemeOf(context.open(asked.other.source), asked.other.scheme);
    return comparisonView(comparison(other, schemeOf(state, asked.scheme)), asked.codesFrom);
  },
});
