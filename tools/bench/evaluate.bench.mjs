import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../rule-packs');

/** A case through validation, grouping, payment and measures with the packs that ship, beside reading its JSON. */
export default {
  title: 'One case of the sample hospital: every rule, grouping, payment and measures (different records in turn)',
  baseline: 'JSON.parse of the record',
  iterations: 500,
  prepare: async () => {
    const { compileSoundPack, evaluateCase } = await import('@caseloom/engine');
    const { hospitalYear } = await import('@caseloom/hospital');
    const pack = compileSoundPack(await resolvedPack('sample-hospital'));
    const texts = [...hospitalYear({ seed: 1, cases: 500, endsOn: '2026-10-31' })].map(({ record }) =>
      JSON.stringify(record),
    );
    const records = texts.map((text) => JSON.parse(text));
    const asOf = (record) => record.stay.dischargeAt?.slice(0, 10) ?? '2026-10-31';
    const bytes = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length);
    return {
      note: `${pack.rules.size} rules, ${bytes} characters of JSON per record.`,
      runs: {
        'JSON.parse of the record': (i) => JSON.parse(texts[i % texts.length]),
        'full evaluation': (i) => {
          const record = records[i % records.length];
          return evaluateCase(record, { conduct: pack, policy: pack }, { asOf: asOf(record) });
        },
      },
    };
  },
};

async function resolvedPack(id) {
  const { kinds } = await import('@caseloom/engine');
  const { findPack, readPackFolder } = await import('@caseloom/files');
  const { parsePack, resolvePack } = await import('@caseloom/pack');
  const chain = [];
  for (let dir = join(folder, id); dir;) {
    const parsed = value(parsePack(await readPackFolder(dir), kinds));
    chain.unshift(parsed);
    const parent = parsed.manifest.extends;
    dir = parent && (await findPack(parent.id, parent.range, [folder]))?.dir;
    if (parent && !dir) throw new Error(`${parent.id}@${parent.range} is not in ${folder}`);
  }
  return value(resolvePack(chain, kinds));
}

function value(result) {
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 1));
  return result.value;
}
