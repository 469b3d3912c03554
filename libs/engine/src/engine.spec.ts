import { describe, expect, it } from '@jest/globals';
import { parsePack, resolvePack, type PackFiles } from '@caseloom/pack';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import {
  compilePack,
  compileSoundPack,
  editRules,
  evaluateCase,
  explainRule,
  kinds,
  messages,
  openSharedPack,
  runPackTests,
  sharePack,
  type CompiledPack,
} from './index.ts';
import { SMALL_PACK } from '../spec/small-pack.ts';

function compiled(...chain: PackFiles[]): CompiledPack {
  const sources = chain.map((files) => {
    const parsed = parsePack(files, kinds);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues, undefined, 1));
    return parsed.value;
  });
  const resolved = resolvePack(sources, kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues, undefined, 1));
  return compilePack(resolved.value);
}

const pack = compiled(SMALL_PACK);
const pair = { conduct: pack, policy: pack };
const asOf = '2026-05-08';
const record = (changes: Partial<CaseRecord> = {}): CaseRecord =>
  normaliseRecord({
    patient: { name: '张三', sex: '1', ageYears: 60 },
    stay: { dischargeAt: '2026-05-08T10:00:00' },
    dx: { principal: { code: 'K80.100' } },
    fee: { total: '12800.00' },
    ...changes,
  }).record;

describe('the engine', () => {
  it('compiles a sound pack without a complaint', () => {
    expect(pack.issues.filter((one) => one.severity === 'error')).toEqual([]);
    expect(() => compileSoundPack(pack.resolved)).not.toThrow();
  });

  it('answers the same in a thread that opens what another compiled', () => {
    const opening = openSharedPack(structuredClone(sharePack(pack)));
    let step = opening.next();
    while (step.done !== true) step = opening.next();
    const opened = step.value;
    expect(opened.hash).toBe(pack.hash);
    expect(opened.issues).toEqual(pack.issues);
    expect(opened.resolved.provenance).toEqual(pack.resolved.provenance);
    expect([...opened.resolved.artifacts.keys()]).toEqual([...pack.resolved.artifacts.keys()]);
    expect([...opened.schemes.keys()]).toEqual([...pack.schemes.keys()]);
    expect([...opened.rules.ids()]).toEqual([...pack.rules.ids()]);
    for (const total of ['12800.00', '3000.00', undefined]) {
      const one = record(total === undefined ? { fee: {} } : { fee: { total } });
      expect(evaluateCase(one, { conduct: opened, policy: opened }, { asOf })).toEqual(
        evaluateCase(one, pair, { asOf }),
      );
    }
  });

  it('validates, groups, pays and then runs the rules that read those results', () => {
    const answer = evaluateCase(record({ fee: { total: '3000.00' } }), pair, { asOf });
    expect(answer.grouping).toMatchObject({
      status: 'grouped',
      mdc: 'MDCH',
      adrg: 'HC1',
      drg: 'HC19',
      weight: '1.2500',
    });
    expect(answer.payment).toMatchObject({
      policy: 'rate',
      standard: '12500.00',
      caseType: 'LOW',
      amount: '3000.00',
      balance: '0.00',
    });
    expect(answer.findings.map((one) => one.ruleId)).toEqual(['low-outlier']);
  });

  it('names the packs, the input and the date of every result, [P4] one conduct and one policy pack per run', () => {
    const { manifest } = evaluateCase(record(), pair, { asOf });
    expect(manifest).toEqual({
      recordHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      packs: { conduct: pack.hash, policy: pack.hash },
      engine: '3',
      asOf,
    });
  });

  it('[P5] gives the same bytes for the same input, whatever the order of its members or the packs of other runs', () => {
    const again = compiled(new Map([...SMALL_PACK].reverse()));
    const turned = Object.fromEntries(Object.entries(record()).reverse()) as CaseRecord;
    expect(JSON.stringify(evaluateCase(turned, { conduct: again, policy: again }, { asOf }))).toBe(
      JSON.stringify(evaluateCase(record(), pair, { asOf })),
    );
  });

  it('folds what could not be evaluated into one line per field, and never counts it as passed', () => {
    const answer = evaluateCase(record({ fee: {} }), pair, { asOf });
    expect(answer.notEvaluable).toContainEqual({
      path: 'fee.total',
      reason: 'missing',
      rules: 1,
      ids: ['charge-zero'],
    });
    expect(answer.counts.notEvaluable).toBeGreaterThan(0);
    expect(answer.payment).toMatchObject({ status: 'notPayable' });
  });

  it('orders findings by priority, severity and id', () => {
    const answer = evaluateCase(record({ patient: { sex: '1', ageYears: 60 }, fee: { total: '0' } }), pair, { asOf });
    expect(answer.findings.map((one) => one.ruleId).slice(0, 2)).toEqual(['charge-zero', 'name-empty']);
  });

  it('adds to measures only what is known', () => {
    const ungrouped = evaluateCase(record({ dx: { principal: { code: 'A00.000' } } }), pair, { asOf });
    expect(ungrouped.measures.map((one) => one.measure)).toEqual(['CLEAN']);
    expect(evaluateCase(record(), pair, { asOf }).measures).toContainEqual({
      measure: 'CMI',
      numerator: '1.25',
      denominator: '1',
    });
  });

  it('tells why a rule did not fire, with the value it read', () => {
    const explanation = explainRule('low-outlier', record(), pair, { asOf });
    expect(explanation.outcome).toBe('notFired');
    expect(explanation.instances[0]?.firstReason).toMatchObject({ fact: 'payment', read: 'NORMAL', result: false });
  });

  it('answers after an edit of one rule, the pack before as it was', () => {
    const { rule } = pack.rules.get('name-empty')!;
    const edited = editRules(pack, { set: 'basic', upsert: [{ ...rule, priority: 9 }], remove: ['charge-zero'] });
    const nameless = record({ patient: { sex: '1', ageYears: 60 }, fee: { total: '0' } });
    const fired = (conduct: CompiledPack) =>
      evaluateCase(nameless, { conduct, policy: pack }, { asOf }).findings.map((one) => one.ruleId);
    expect([edited.issues, edited.rules.size]).toEqual([[], pack.rules.size - 1]);
    expect([fired(edited)[0], fired(edited).includes('charge-zero')]).toEqual(['name-empty', false]);
    expect(fired(pack).slice(0, 2)).toEqual(['charge-zero', 'name-empty']);
    expect(() => editRules(pack, { set: 'nobody', upsert: [], remove: [] })).toThrow('RULES_SET_UNKNOWN');
  });

  it("runs the pack's own tests and says what differs", () => {
    expect(runPackTests(pack)).toMatchObject({ passed: 1, failed: 0 });
    const broken = new Map(SMALL_PACK);
    broken.set('tests/own.json', (SMALL_PACK.get('tests/own.json') ?? '').replace('"HC19"', '"HC11"'));
    expect(runPackTests(compiled(broken)).results[0]?.differences).toEqual([
      'grouping.drg: expected "HC11", got "HC19"',
    ]);
  });

  it("[PACK-29] tells a pack's own failing tests from those of its parents that it changes", () => {
    const hospital = new Map([
      [
        'pack.json',
        JSON.stringify({
          format: 1,
          id: 'hospital',
          version: '1.0.0',
          title: { zh: '医院', en: 'Hospital' },
          layer: 'hospital',
          extends: { id: pack.resolved.manifest.id, range: '*' },
          language: 'zh-CN',
          maintainers: [],
        }),
      ],
      [
        'overlay/payment/rate.json',
        JSON.stringify([
          { op: 'patch', family: '$artifact', id: 'rate', value: { parameters: { lowMultiple: '0.10' } } },
        ]),
      ],
    ]);
    const report = runPackTests(compiled(SMALL_PACK, hospital));
    expect(report).toMatchObject({ passed: 0, failed: 0, changed: 1, results: [{ inherited: true, passed: false }] });
    const own = new Map([
      ...hospital,
      ['overlay/tests/own.json', JSON.stringify([{ op: 'patch', id: 'low', value: { title: '本院的' } }])],
    ]);
    expect(runPackTests(compiled(SMALL_PACK, own))).toMatchObject({ passed: 0, failed: 1, changed: 0 });
  });

  it('refuses a pack whose policy names a scheme that is not there', () => {
    const wrong = new Map(SMALL_PACK);
    wrong.set(
      'payment/rate.json',
      (SMALL_PACK.get('payment/rate.json') ?? '').replace('"scope":{}', '"scope":{},"scheme":"other"'),
    );
    expect(compiled(wrong).issues).toContainEqual(
      expect.objectContaining({ code: 'ENGINE_SCHEME_UNKNOWN', path: 'payment/rate.json#scheme' }),
    );
  });

  it('names what keeps a scheme from compiling once, at its address', () => {
    const wrong = new Map(SMALL_PACK);
    wrong.set('grouping/tiny.mdc.csv', 'order,mdc,name,condition\n1,MDCH,肝胆胰疾病,principal_dx in {nowhere}\n');
    const errors = compiled(wrong).issues.filter((one) => one.severity === 'error');
    expect(errors.map((one) => `${one.code} ${one.path}`)).toEqual([
      'GROUPING_LIST_UNKNOWN grouping/tiny.mdc.csv:2:condition',
    ]);
  });

  it('has every message in both languages', () => {
    const lacking = Object.entries(messages).filter(
      ([, message]) => message.zh.trim() === '' || message.en.trim() === '',
    );
    expect(lacking).toEqual([]);
  });
});
