import { formatCsv } from '@caseloom/core';
import {
  compileSoundPack,
  factsOf,
  groupAndPay,
  learnModels,
  observationOf,
  type CompiledPack,
} from '@caseloom/engine';
import { errorKinds, errorTrials, hospitalYear } from '@caseloom/hospital';
import { describe, expect, it } from '@jest/globals';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import { compileModels, type CompiledModels, type Observation } from '@caseloom/statistics';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadShippedPack } from './shipped-packs.ts';

const GOLDEN = new URL('statistical-engine.csv', import.meta.url);
const PER_KIND = 12;

/** Learns from one year of the synthetic hospital, errors and all, and looks at another: how often models are right, and what they find. */
describe('the statistical engine on the synthetic hospital', () => {
  const rows: string[][] = [];
  let pack: CompiledPack;
  let models: CompiledModels;

  it('learns from 4,000 stays, of which three in ten carry errors', async () => {
    pack = compileSoundPack(await loadShippedPack('sample-hospital'));
    const seen = [...hospitalYear({ seed: 7, cases: 4000, endsOn: '2025-10-31' })].map((one) => observed(one.record));
    const population = {
      cases: seen.length,
      from: '2024-11-01',
      to: '2025-10-31',
      learnedOn: '2025-11-01',
      by: 'spec',
    };
    const learned = learnModels(seen, population);
    models = compileModels(learned.map((one) => ({ kind: 'models' as const, ...one })));
    for (const { id, tables } of learned)
      rows.push(['rows learned', id, String(Object.values(tables)[0]!.rows.length), '']);
    expect(models.size).toBe(3);
  }, 120_000);

  it('is right about most of what it says of a year it never saw', () => {
    const said = new Map<string, { findings: number; faulty: number }>();
    let clean = 0;
    let alarmed = 0;
    for (const { record, truth } of hospitalYear({ seed: 99, cases: 3000, endsOn: '2026-10-31' })) {
      const hits = models.evaluate(observed(record));
      if (truth.length === 0) clean++;
      if (truth.length === 0 && hits.length > 0) alarmed++;
      for (const { model } of hits) {
        const one = said.get(model) ?? { findings: 0, faulty: 0 };
        one.findings++;
        if (truth.length > 0) one.faulty++;
        said.set(model, one);
      }
    }
    for (const [model, { findings, faulty }] of [...said].sort(([a], [b]) => (a < b ? -1 : 1)))
      rows.push(['findings, of these on faulty stays', model, String(findings), String(faulty)]);
    rows.push(['faultless stays, of these with a finding', '', String(clean), String(alarmed)]);
    expect(alarmed / clean).toBeLessThan(0.01);
  }, 120_000);

  it('finds what it found before: a change in the table is reviewed like code', () => {
    const found = new Map(errorKinds.map((kind) => [kind.id, { trials: 0, found: 0 }]));
    for (const trial of errorTrials({ seed: 20261121, cases: 2500, endsOn: '2026-10-31', perKind: PER_KIND })) {
      const before = new Set(models.evaluate(observed(trial.clean)).map((one) => one.row));
      const one = found.get(trial.kind.id)!;
      one.trials++;
      if (models.evaluate(observed(trial.faulty)).some((hit) => !before.has(hit.row))) one.found++;
    }
    for (const [kind, { trials, found: count }] of found)
      if (count > 0 || errorKinds.find((one) => one.id === kind)!.subcategory.startsWith('C'))
        rows.push(['trials, of these found', kind, String(trials), String(count)]);
    const told = formatCsv([['what', 'of', 'n', 'right'], ...rows]);
    if (process.env['CASELOOM_UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, told);
    expect(told).toBe(readFileSync(GOLDEN, 'utf8'));
  }, 120_000);

  function observed(raw: CaseRecord): Observation {
    const { record } = normaliseRecord(raw);
    const asOf = record.stay?.dischargeAt?.slice(0, 10) ?? '2026-10-31';
    const facts = factsOf(record, { conduct: pack, policy: pack }, { asOf });
    const { grouping } = groupAndPay(facts, pack, { asOf });
    return observationOf({ ...facts, ...(grouping === undefined ? {} : { grouping }) });
  }
});
