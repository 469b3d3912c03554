import { describe, expect, it } from '@jest/globals';
import { parsePack, resolvePack, type PackFiles } from '@caseloom/pack';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import { SMALL_DIP } from '../spec/small-dip.ts';
import { SMALL_PACK } from '../spec/small-pack.ts';
import {
  compilePack,
  counterfactuals,
  evaluateCase,
  factsOf,
  groupAndPay,
  kinds,
  openSharedPack,
  recommendGroups,
  sharePack,
  type CompiledPack,
} from './index.ts';

const asOf = '2026-05-20';

function compiled(files: PackFiles): CompiledPack {
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const resolved = resolvePack([parsed.value], kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues));
  return compilePack(resolved.value);
}

const dip = compiled(SMALL_DIP);
const stay = (changes: Partial<CaseRecord> = {}): CaseRecord =>
  normaliseRecord({
    org: { code: 'H1' },
    patient: { sex: '1', ageYears: 60 },
    stay: { admitAt: '2026-05-01', dischargeAt: '2026-05-08' },
    settlement: { settledAt: '2026-05-20' },
    dx: { principal: { code: 'K80.100' } },
    op: [{ code: '51.2300' }],
    fee: { total: '10000.00' },
    ...changes,
  }).record;
const facts = (record: CaseRecord, pack = dip) => factsOf(record, { conduct: pack, policy: pack }, { asOf });

describe('DIP settlement in the engine', () => {
  it('compiles the pack without a complaint', () => {
    expect(dip.issues.filter((one) => one.severity !== 'info')).toEqual([]);
  });

  it('[PAY-7] groups and settles by the same row, by hospital and month, and both answers name it', () => {
    const of = (code: string, settledAt: string) =>
      groupAndPay(facts(stay({ org: { code }, settlement: { settledAt } })), dip, { asOf });
    const [first, may, june] = [of('H1', '2026-05-20'), of('H2', '2026-05-20'), of('H2', '2026-06-01')];
    expect([first.grouping?.dip?.estimatedAverage, may.grouping?.dip?.estimatedAverage]).toEqual(['10000', '5000']);
    expect([first.payment?.amount, may.payment?.amount, june.payment?.amount]).toEqual([
      '12000.00',
      '20000.00',
      '12000.00',
    ]);
    expect([first, may, june].map((one) => one.grouping?.settlement?.row)).toEqual(['||H1', '5||H2', '||H2']);
    for (const one of [first, may, june]) expect(one.payment?.settlement).toEqual(one.grouping?.settlement);
  });

  it('answers the same in a thread that opens what another compiled', () => {
    const opening = openSharedPack(structuredClone(sharePack(dip)));
    let step = opening.next();
    while (step.done !== true) step = opening.next();
    const other = step.value;
    const record = stay({ org: { code: 'H2' } });
    expect(evaluateCase(record, { conduct: other, policy: other }, { asOf })).toEqual(
      evaluateCase(record, { conduct: dip, policy: dip }, { asOf }),
    );
  });

  it('refuses a hospital without a row, in grouping and in payment', () => {
    const { grouping, payment } = groupAndPay(facts(stay({ org: { code: 'H9' } })), dip, { asOf });
    expect([grouping?.status, grouping?.reason, payment?.reason]).toEqual([
      'invalid',
      'noSettlementRow',
      'noHospitalRow',
    ]);
  });
});

describe('what else a stay could be', () => {
  it('[REC-1] settles every candidate with the charge of the stay and names what it lacks', () => {
    const { grouping, candidates, reason } = recommendGroups(facts(stay()), dip, { asOf });
    expect([grouping?.dip?.group, reason]).toEqual(['K80.1:51.2300', undefined]);
    expect(
      candidates.map((one) => [one.position, one.group, one.payment?.caseType, one.payment?.amount, one.missing]),
    ).toEqual([
      // 10000 ÷ (500 × 10) = 2: 500 × (2 − 1) × 12.
      [1, 'K80.1', 'HIGH', '6000.00', []],
      [2, 'K80.1:51.2300', 'NORMAL', '12000.00', []],
      // 10000 ÷ 4000 = 2.5: 400 × 1.5 × 12.
      [3, 'K80.8', 'HIGH', '7200.00', [{ kind: 'diagnosis', anyOf: ['K80.8'] }]],
      [4, 'K80:S', 'NORMAL', '10800.00', expect.anything()],
    ]);
    expect(candidates[1]!.payment?.settlement?.row).toBe('||H1');
  });

  it.each<[string, Partial<CaseRecord>, CompiledPack, string]>([
    ['no principal diagnosis', { dx: {} }, dip, 'noPrincipalDiagnosis'],
    ['no settlement row', { org: { code: 'H9' } }, dip, 'noSettlementRow'],
    ['no policy in force', { stay: { dischargeAt: '2025-12-31' } }, dip, 'noPolicy'],
    ['a scheme that does not say how', {}, compiled(SMALL_PACK), 'notOffered'],
  ])('[REC-1] says why there is nothing: %s', (_name, changes, pack, reason) => {
    expect(recommendGroups(facts(stay(changes), pack), pack, { asOf })).toMatchObject({ candidates: [], reason });
  });

  it('[REC-2] tells which diagnoses the answer rests on, and which would decide in the first place', () => {
    const drg = compiled(
      new Map([
        ...SMALL_PACK,
        [
          'grouping/tiny.drg.csv',
          'order,mdc,rule,adrg,drg,name,condition\n1,MDCH,HC1,HC1,HC11,重,has_mcc\n2,MDCH,HC1,HC1,HC19,轻,true\n',
        ],
        ['grouping/tiny.mcc.csv', 'code,exclusion_group\nI21.900,1\n'],
        [
          'grouping/tiny.weights.csv',
          'drg,weight,mean_charge,mean_los_days,risk_level\nHC11,2.5,24000.00,9.0,high\nHC19,1.25,12000.00,7.0,low\n',
        ],
      ]),
    );
    const other = [{ code: 'E11.900' }, { code: 'I21.900' }];
    const record = stay({ dx: { principal: { code: 'K80.100' }, other } });
    const found = counterfactuals(facts(record, drg), drg, { asOf });
    expect(found.map((one) => [one.kind, one.code, one.index, one.grouping.drg, one.payment?.amount])).toEqual([
      ['without', 'I21.900', 1, 'HC19', '12500.00'],
      ['principal', 'E11.900', 0, '0000', '0.00'],
      ['principal', 'I21.900', 1, '0000', '0.00'],
    ]);
  });
});
