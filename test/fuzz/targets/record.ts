import { compileSoundPack, evaluateCase, explainRule, kinds, type CompiledPack } from '@caseloom/engine';
import { parseJson, parsePack, resolvePack } from '@caseloom/pack';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { damaged, json, ownMembers, text } from '../hostile.ts';
import { RECORD } from '../specimen.ts';
import { must, type Target } from '../target.ts';

/** A record that has something of everything the national rules read, other systems included. */
const WHOLE: CaseRecord = {
  ...RECORD,
  clin: { abo: '1', allergyFlag: '2', allergyDrugs: '青霉素', nursing: { level1: 7 }, ventilatorDuration: '0/1/0' },
  icu: [{ code: '1', inAt: '2026-05-02T09:00:00', outAt: '2026-05-03T09:00:00', duration: '1/0/0' }],
  settlement: { dx: [{ code: 'K80.1', principalFlag: '1' }], op: [{ code: '51.23' }], total: '12800.00' },
  charges: [{ name: '呼吸机辅助呼吸', amount: '600.00' }],
  labs: [{ code: 'K', value: '2.9', result: 'positive', at: '2026-05-02T08:00:00' }],
  orders: [{ class: 'antibiotic', beginAt: '2026-05-02T08:00:00', endAt: '2026-05-05T08:00:00' }],
  reports: [{ kind: 'chestCT', conclusion: '左肺炎症，未见实变', at: '2026-05-02' }],
  nursing: [{ kind: 'pressureInjury', present: true }],
  documents: { operationNotes: [{ code: '51.2300', bilateral: true }], allergyRecord: { drugs: ['青霉素'] } },
  staff: [{ name: '王', operationLevel: '3' }],
  feedback: [{ receivedAt: '2026-05-02' }],
};

/** Groups and lists as they should be, every leaf anything at all. */
const odd = fc
  .array(fc.tuple(fc.constantFrom(...Object.keys(WHOLE)), json), { maxLength: 8 })
  .map((members) => ({ ...WHOLE, ...ownMembers(members) }));
/** Lists that go on and on; a stay has a few dozen procedures and some thousand charge lines at most. */
const long = fc
  .tuple(
    fc.constantFrom(
      ['op', 200] as const,
      ...['labs', 'orders', 'charges', 'reports'].map((name) => [name, 2_000] as const),
    ),
    json,
  )
  .map(([[name, length], by]) => ({
    ...WHOLE,
    [name]: Array.from({ length }, (_item, index) =>
      index % 50 === 0 ? by : (WHOLE[name] as readonly unknown[] | undefined)?.[0],
    ),
  }));

let national: CompiledPack | undefined;

/** The national pack: every operator at work. */
function rulesInForce(): CompiledPack {
  if (national !== undefined) return national;
  const root = join(import.meta.dirname, '../../../rule-packs/cn-national');
  const files = new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(json|csv)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const),
  );
  const parsed = parsePack(files, kinds);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const resolved = resolvePack([parsed.value], kinds);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.issues));
  national = compileSoundPack(resolved.value);
  return national;
}

export const record: Target = {
  id: 'record',
  sentence: '[P8] [P15] records of any shape are evaluated by the national rules; no rule fails because a value is odd',
  longRuns: 30_000,
  inputs: fc.oneof(
    { weight: 4, arbitrary: odd.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: damaged(WHOLE).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: long.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: json.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: text },
  ),
  run(input) {
    const { json: parsed, issues } = parseJson(input, 'record.json');
    if (parsed === undefined) return must(issues.length > 0, 'a record was refused without a word');
    const pack = rulesInForce();
    const pair = { conduct: pack, policy: pack };
    for (const given of [parsed.value, normaliseRecord(parsed.value).record] as CaseRecord[]) {
      if (typeof given !== 'object' || given === null || Array.isArray(given)) continue;
      const { counts, findings } = evaluateCase(given, pair, { asOf: '2026-05-08', steps: 200_000 });
      must(counts.rules === pack.rules.size, 'a rule gave no answer');
      for (const { ruleId, failed } of findings.slice(0, 3)) {
        if (pack.rules.get(ruleId) === undefined) continue;
        const told = explainRule(ruleId, given, pair, { asOf: '2026-05-08' }).outcome;
        must(told === (failed === undefined ? 'fired' : 'failed'), `the explanation of ${ruleId} says ${told}`);
      }
    }
  },
};
