import { issue } from '@caseloom/core';
import { z } from 'zod';
import { defineNodeKind, left, refused } from '../node-kind.ts';

const STATUSES = ['grouped', 'ambiguous', 'ungrouped', 'invalid'];

/** Groups the case and books the result; leaves by the grouping's status. */
export const groupNode = defineNodeKind({
  id: 'group',
  title: { zh: '分组', en: 'Group' },
  about: { zh: '分组并登记结果，按入组状态分流。', en: 'Groups the case, books the result and leaves by its status.' },
  config: z.strictObject({}),
  outcomes: () => STATUSES,
  stage: () => 'group',
  enter: () => ({ rest: 'running', effects: [{ type: 'group' }] }),
  answer: {
    event: 'grouped',
    leave: ({ path }, { status }) =>
      STATUSES.includes(status)
        ? left(status)
        : refused(issue('WORKFLOW_STATUS_UNKNOWN', path, { status, known: STATUSES.join(', ') })),
  },
});
