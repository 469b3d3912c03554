import { describe, expect, it } from '@jest/globals';
import { parsePack, resolvePack } from '@caseloom/pack';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import { SMALL_PACK } from '../spec/small-pack.ts';
import { compilePack, evaluateCase, kinds, resultHash, type CompiledPack } from './index.ts';

const BOUNDS =
  'level,key,measure,n,p25,median,p75,low,high\ndrg,HC19,charge,58,9000.00,10000.00,12000.00,5062.50,21333.33\n';
const model = (state: string, more: object = {}) =>
  JSON.stringify({
    title: { zh: '费用离群', en: 'Charge outliers' },
    method: 'outliers',
    state,
    parameters: { minimumCases: 30, spread: 2 },
    population: { cases: 2000, from: '2025-05-01', to: '2026-04-30', learnedOn: '2026-05-01', by: '周质控' },
    ...more,
  });
const acceptance = { judged: 40, right: 36, precision: '0.9000', threshold: '0.80', by: '周质控', on: '2026-05-02' };

function compiled(files: Readonly<Record<string, string>>): CompiledPack {
  const parsed = parsePack(new Map([...SMALL_PACK, ...Object.entries(files)]), kinds);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const resolved = resolvePack([parsed.value], kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues));
  return compilePack(resolved.value);
}

const stay = (total: string): CaseRecord =>
  normaliseRecord({
    patient: { name: '张三', sex: '1', ageYears: 60 },
    stay: { dischargeAt: '2026-05-08T10:00:00' },
    dx: { principal: { code: 'K80.100' } },
    fee: { total },
  }).record;
const evaluated = (pack: CompiledPack, total: string) =>
  evaluateCase(stay(total), { conduct: pack, policy: pack }, { asOf: '2026-05-08' });
const withModel = (content: string) => compiled({ 'models/charge.json': content, 'models/charge.bounds.csv': BOUNDS });

describe('models of a pack', () => {
  const shadow = withModel(model('shadow'));
  const accepted = withModel(model('accepted', { acceptance }));

  it('[STAT-5] in the shadow change no finding and no count', () => {
    const answer = evaluated(shadow, '64000.00');
    const without = evaluated(compiled({}), '64000.00');
    expect(answer.findings).toEqual(without.findings);
    expect(answer.counts).toEqual(without.counts);
    expect(without).not.toHaveProperty('shadow');
    expect(answer.shadow).toMatchObject([
      {
        key: 'models/charge:drg HC19 charge@fee.total',
        ruleId: 'models/charge',
        severity: 'info',
        path: 'fee.total',
        statistics: { model: 'charge', numbers: { cases: '58', median: '10000.00', value: '64000' } },
      },
    ]);
    const { resultHash: hash, ...rest } = answer;
    expect(resultHash(rest)).toBe(hash);
  });

  it('[STAT-5] speak once they are accepted, and only of what is far off', () => {
    const answer = evaluated(accepted, '64000.00');
    expect(answer).not.toHaveProperty('shadow');
    expect(answer.findings.filter((one) => one.statistics !== undefined).map((one) => one.message.zh)).toEqual([
      '本院 HC19 组 58 例费用中位数 10000.00 元，常见 5062.50–21333.33 元；本例 64000 元。',
    ]);
    expect(evaluated(accepted, '12800.00').findings.some((one) => one.statistics !== undefined)).toBe(false);
  });

  it('[STAT-5] are not sound when accepted without a measured precision', () => {
    const codes = withModel(model('accepted')).issues.map((one) => `${one.code} ${one.path}`);
    expect(codes).toContain('MODEL_ACCEPTANCE_MISSING models/charge.json#acceptance');
  });
});
