import { defineTask } from '../../library/tasks/task.ts';
import { checkOfScheme } from '../scheme-check.ts';
import type { SchemeCheck } from '../scheme-check.ts';
import { schemeOf } from '../scheme-of.ts';

/** What is to be known of a scheme of a pack before anybody relies on it, against the parents' scheme of the same name. @throws Refusal 404 */
export const checkSchemeTask = defineTask({
  id: 'checkScheme',
  run: (state, { scheme, today }: { readonly scheme: string; readonly today: string }): SchemeCheck =>
    checkOfScheme(schemeOf(state, scheme), state.resolved, {
      base: state.parents?.artifacts.get('grouping')?.get(scheme),
      today,
    }),
});
