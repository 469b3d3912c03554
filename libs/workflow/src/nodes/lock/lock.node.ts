import { z } from 'zod';
import { defineNodeKind, left } from '../node-kind.ts';

const config = z.strictObject({
  /** True: opens the front page again instead. */
  unlock: z.boolean().optional(),
});

/** Makes the front page final: from here on nobody corrects it without an unlock. */
export const lockNode = defineNodeKind({
  id: 'lock',
  title: { zh: '定稿', en: 'Lock' },
  about: { zh: '首页定稿；之后修改须先解锁。', en: 'Makes the front page final; later changes need an unlock.' },
  config,
  outcomes: () => ['locked'],
  stage: ({ unlock }) => (unlock === true ? 'unlock' : 'lock'),
  enter: ({ config: { unlock } }) => ({
    rest: 'running',
    effects: [{ type: 'lock', ...(unlock === true ? { unlock } : {}) }],
  }),
  answer: { event: 'locked', leave: () => left('locked') },
});
