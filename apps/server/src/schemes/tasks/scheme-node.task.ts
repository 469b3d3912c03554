import type { OutputOf, Operations } from '@caseloom/api';
import { defineTask } from '../../library/tasks/task.ts';
import { nodeView } from '../node-view.ts';
import { schemeIndex } from '../scheme-index.ts';
import { schemeOf } from '../scheme-of.ts';

/** One node; undefined when the tree has none of that id. @throws Refusal 404 */
export const schemeNodeTask = defineTask({
  id: 'schemeNode',
  run: (state, asked: { scheme: string; id: string }): OutputOf<Operations['schemeNode']> | undefined => {
    const scheme = schemeOf(state, asked.scheme);
    const index = schemeIndex(scheme);
    const place = index.placeOf(asked.id);
    return place === undefined ? undefined : nodeView(state, scheme, index, place);
  },
});
