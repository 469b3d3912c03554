import { join } from 'node:path';

const packs = join(import.meta.dirname, '../../rule-packs');

export default {
  title: 'One case, sample hospital pack: reading, evaluating, explaining',
  baseline: 'JSON.parse',
  iterations: 400,
  note: 'Cases of the synthetic hospital in turn; evaluate = validate, group, pay, measures and the result hash.',
  async prepare() {
    const { hospitalYear } = await import('@caseloom/hospital');
    const { compilePack, evaluateCase, explainRule, factsOf, groupAndPay, kinds } = await import('@caseloom/engine');
    const { findPack, readPackFolder } = await import('@caseloom/files');
    const { parsePack, resolvePack } = await import('@caseloom/pack');
    const { normaliseRecord } = await import('@caseloom/record');
    const chain = [];
    for (let dir = join(packs, 'sample-hospital'); dir; ) {
      const parsed = parsePack(await readPackFolder(dir), kinds);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
      chain.unshift(parsed.value);
      const parent = parsed.value.manifest.extends;
      dir = parent && (await findPack(parent.id, parent.range, [packs])).dir;
    }
    const pack = compilePack(resolvePack(chain, kinds).value);
    const pair = { conduct: pack, policy: pack };
    const records = [...hospitalYear({ seed: 1, cases: 200, endsOn: '2026-10-31' })].map(({ record }) => record);
    const texts = records.map((record) => JSON.stringify(record));
    const normal = records.map((record) => normaliseRecord(record).record);
    const at = (list, i) => list[i % list.length];
    const asOf = (record) => ({ asOf: record.stay.dischargeAt.slice(0, 10) });
    const first = pack.rules.rules[0].id;
    console.log(`  ${pack.rules.rules.length} rules, ${Math.round(texts.join('').length / texts.length)} characters of JSON per case`);
    return {
      runs: {
        'JSON.parse': (i) => JSON.parse(at(texts, i)),
        normalise: (i) => normaliseRecord(JSON.parse(at(texts, i))),
        'group and pay': (i) => groupAndPay(factsOf(at(normal, i), pair, asOf(at(normal, i))), pack, asOf(at(normal, i))),
        evaluate: (i) => evaluateCase(at(normal, i), pair, asOf(at(normal, i))),
        'explain one rule': (i) => explainRule(first, at(normal, i), pair, asOf(at(normal, i))),
      },
    };
  },
};
