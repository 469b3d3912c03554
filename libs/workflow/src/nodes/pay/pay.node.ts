import { issue } from '@caseloom/core';
import { z } from 'zod';
import { defineNodeKind, left, refused } from '../node-kind.ts';

const STATUSES = ['paid', 'notPayable'];

/** Computes the payment and books it; leaves by `paid` or `notPayable`. */
export const payNode = defineNodeKind({
  id: 'pay',
  title: { zh: '支付测算', en: 'Pay' },
  about: { zh: '计算支付并登记结果。', en: 'Computes the payment and books the result.' },
  config: z.strictObject({}),
  outcomes: () => STATUSES,
  stage: () => 'pay',
  enter: () => ({ rest: 'running', effects: [{ type: 'pay' }] }),
  answer: {
    event: 'paid',
    leave: ({ path }, { status }) =>
      STATUSES.includes(status)
        ? left(status)
        : refused(issue('WORKFLOW_STATUS_UNKNOWN', path, { status, known: STATUSES.join(', ') })),
  },
});
