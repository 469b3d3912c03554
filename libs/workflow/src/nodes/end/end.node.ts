import { z } from 'zod';
import { defineNodeKind } from '../node-kind.ts';

const config = z.strictObject({
  /** What the end is called in reports; absent: `completed`. */
  outcome: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]*$/)
    .optional(),
});

/** Where a case is done. A graph has one or several. */
export const endNode = defineNodeKind({
  id: 'end',
  title: { zh: '结束', en: 'End' },
  about: { zh: '病例在此完成流程。', en: 'Where a case is done.' },
  config,
  outcomes: () => [],
  stage: () => 'end',
  enter: ({ config: { outcome = 'completed' } }) => ({ rest: 'ended', outcome, effects: [{ type: 'end', outcome }] }),
});
