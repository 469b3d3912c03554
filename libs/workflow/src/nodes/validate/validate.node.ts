import { z } from 'zod';
import { defineNodeKind, left } from '../node-kind.ts';

const config = z.strictObject({
  /** Open findings of these severities mean `findings`; absent: block and error. */
  findingsFrom: z
    .array(z.enum(['block', 'error', 'warn']))
    .min(1)
    .optional(),
});

const MUST_BE_FIXED = ['block', 'error'] as const;

/** Runs the rules; leaves by `clean` or `findings`. */
export const validateNode = defineNodeKind({
  id: 'validate',
  title: { zh: '校验', en: 'Validate' },
  about: {
    zh: '运行规则，按有无未解决的问题分流。',
    en: 'Runs the rules and parts cases with open findings from clean ones.',
  },
  config,
  outcomes: () => ['clean', 'findings'],
  stage: () => 'validate',
  enter: () => ({ rest: 'running', effects: [{ type: 'validate' }] }),
  answer: {
    event: 'validated',
    leave: ({ config }, { open }) =>
      left((config.findingsFrom ?? MUST_BE_FIXED).some((severity) => open[severity] > 0) ? 'findings' : 'clean'),
  },
});
