import { z } from 'zod';
import { defineNodeKind } from '../node-kind.ts';

/** Where a case comes in. A graph has exactly one. */
export const startNode = defineNodeKind({
  id: 'start',
  title: { zh: '开始', en: 'Start' },
  about: { zh: '病例从这里进入流程。', en: 'Where a case enters the workflow.' },
  config: z.strictObject({}),
  outcomes: () => ['started'],
  enter: () => ({ go: 'started' }),
});
