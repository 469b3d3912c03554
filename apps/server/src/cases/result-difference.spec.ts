import { describe, expect, it } from '@jest/globals';
import type { Evaluation } from '@caseloom/engine';
import { differenceOf } from './result-difference.ts';

const result = (engine: string, drg: string, step: string): Evaluation => ({
  manifest: { recordHash: 'r', packs: { conduct: 'c', policy: 'p' }, engine, asOf: '2026-11-01' },
  findings: [],
  notEvaluable: [],
  counts: { rules: 1, fired: 0, failed: 0 } as Evaluation['counts'],
  grouping: {
    scheme: 's',
    family: 'drg',
    status: 'grouped',
    mdc: 'MDCG',
    adrg: 'GB2',
    drg,
    complications: [],
    trace: [{ code: step, args: {}, outcome: 'taken' }],
  },
  measures: [] as unknown as Evaluation['measures'],
  resultHash: `${engine}${drg}${step}`,
});

describe('two results of one case', () => {
  it.each<[string, Evaluation, Evaluation, string | undefined]>([
    ['of one engine that group otherwise', result('3', 'GB21', 'A'), result('3', 'GB23', 'A'), 'grouping'],
    ['of one engine that tell the path otherwise', result('3', 'GB21', 'A'), result('3', 'GB21', 'B'), 'grouping'],
    [
      'of two engines that tell the same answer otherwise',
      result('2', 'GB21', 'A'),
      result('3', 'GB21', 'B'),
      undefined,
    ],
    [
      'of two engines that group otherwise',
      result('2', 'GB21', 'A'),
      result('3', 'GB23', 'B'),
      'engine 2 → 3; grouping',
    ],
  ])('%s', (_name, before, after, difference) => {
    expect(differenceOf(before, after)).toBe(difference);
  });
});
