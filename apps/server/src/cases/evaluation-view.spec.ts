import { describe, expect, it } from '@jest/globals';
import type { Evaluation } from '@caseloom/engine';
import type { Actor } from '../http/actor.ts';
import { evaluationView } from './evaluation-view.ts';

const evaluation = {
  manifest: { recordHash: 'r', packs: { conduct: 'c', policy: 'p' }, engine: '3', asOf: '2026-03-09' },
  findings: [],
  notEvaluable: [],
  counts: { rules: 0, fired: 0, failed: 0 },
  grouping: {
    status: 'grouped',
    meanCharge: '16023.46',
    dip: { group: 'K80.1:51.2300', score: '120', estimatedAverage: '14400' },
    trace: [
      {
        code: 'GROUPING_DIP_POOL',
        args: { count: 1 },
        outcome: 'note',
        detail: [{ code: 'GROUPING_DIP_CANDIDATE', args: { group: 'K80.1', average: '14400' }, outcome: 'taken' }],
      },
    ],
  },
  payment: { amount: '12000.00' },
  measures: [],
} as unknown as Evaluation;
const seenBy = (...permissions: string[]) =>
  JSON.stringify(
    evaluationView(evaluation, false, [], undefined, { permissions: new Set(permissions) } as unknown as Actor),
  );

describe('a result as one person may see it', () => {
  it('[P17] tells amounts, mean charges among them, only to who may see payment', () => {
    expect(seenBy('case.read', 'money.read')).toMatch(/16023\.46.*14400.*14400.*12000\.00/);
    const told = seenBy('case.read');
    for (const amount of ['16023', '14400', '12000']) expect(told).not.toContain(amount);
    for (const kept of ['K80.1:51.2300', 'GROUPING_DIP_CANDIDATE', '"score":"120"']) expect(told).toContain(kept);
  });
});
