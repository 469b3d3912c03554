import { describe, expect, it } from '@jest/globals';
import { compileSoundPack, evaluateCase, type CompiledPack } from '@caseloom/engine';
import { errorKinds, errorTrials, type Trial } from '@caseloom/hospital';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import { formatCsv } from '@caseloom/core';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadShippedPack } from './shipped-packs.ts';

const GOLDEN = new URL('injected-errors.csv', import.meta.url);
const GOLDEN_CLEAN = new URL('injected-errors-clean.csv', import.meta.url);
const PER_KIND = 12;

interface Tally {
  trials: number;
  /** A new finding of the error's own subcategory, or at its field. */
  found: number;
  /** Any new finding at all. */
  noticed: number;
  nearMisses: number;
  nearMissAlarms: number;
}

/** Runs every kind of injected error through the shipped packs: recall and false alarms per kind, zeros included. */
describe('errors injected into the sample hospital', () => {
  const tallies = new Map<string, Tally>(
    errorKinds.map((kind) => [kind.id, { trials: 0, found: 0, noticed: 0, nearMisses: 0, nearMissAlarms: 0 }]),
  );
  const cleanAlarms = new Map<string, number>();
  let cleans = 0;
  let pack: CompiledPack;

  it('evaluates every clean twin, every error and every near miss', async () => {
    pack = compileSoundPack(await loadShippedPack('sample-hospital'));
    for (const trial of errorTrials({ seed: 20261121, cases: 2500, endsOn: '2026-10-31', perKind: PER_KIND }))
      tally(trial);
    expect([...tallies.values()].every((one) => one.trials > 0)).toBe(true);
  });

  it('finds what it found before: a change in the table is reviewed like code', () => {
    agrees(GOLDEN, [
      ['kind', 'subcategory', 'trials', 'found', 'noticed', 'near_misses', 'near_miss_alarms'],
      ...errorKinds.map((kind) => {
        const one = tallies.get(kind.id)!;
        return [kind.id, kind.subcategory, one.trials, one.found, one.noticed, one.nearMisses, one.nearMissAlarms].map(
          String,
        );
      }),
    ]);
  });

  it('raises on clean twins the false alarms that are known, rule by rule', () => {
    agrees(GOLDEN_CLEAN, [
      ['rule', 'severity', 'alarms', 'clean_twins'],
      ...[...cleanAlarms]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, count]) => [...key.split(' '), String(count), String(cleans)]),
    ]);
  });

  function tally(trial: Trial): void {
    const one = tallies.get(trial.kind.id)!;
    const clean = findings(trial.clean);
    cleans++;
    for (const { rule, severity } of clean.values())
      cleanAlarms.set(`${rule} ${severity}`, (cleanAlarms.get(`${rule} ${severity}`) ?? 0) + 1);
    const fresh = [...findings(trial.faulty)].filter(([key]) => !clean.has(key)).map(([, finding]) => finding);
    one.trials++;
    if (fresh.length > 0) one.noticed++;
    if (
      fresh.some(
        (finding) => finding.subcategory === trial.kind.subcategory || sameField(finding.path, trial.kind.field),
      )
    )
      one.found++;
    if (trial.nearMiss === undefined) return;
    one.nearMisses++;
    if ([...findings(trial.nearMiss)].some(([key, finding]) => !clean.has(key) && finding.severity !== 'info'))
      one.nearMissAlarms++;
  }

  function findings(
    record: CaseRecord,
  ): Map<string, { rule: string; severity: string; subcategory: string | undefined; path: string }> {
    const normal = normaliseRecord(record).record;
    const asOf = normal.stay?.dischargeAt?.slice(0, 10) ?? '2026-10-31';
    const evaluation = evaluateCase(normal, { conduct: pack, policy: pack }, { asOf });
    return new Map(
      evaluation.findings.map((one) => [
        one.key,
        { rule: one.ruleId, severity: one.severity, subcategory: one.subcategory, path: one.path },
      ]),
    );
  }
});

/** Compares with the committed table; CASELOOM_UPDATE_GOLDEN=1 writes it instead. */
function agrees(golden: URL, rows: string[][]): void {
  const table = formatCsv(rows);
  if (process.env['CASELOOM_UPDATE_GOLDEN'] === '1') writeFileSync(golden, table);
  expect(table).toBe(readFileSync(golden, 'utf8'));
}

function sameField(a: string, b: string): boolean {
  const plain = (path: string): string => path.replaceAll(/\[\d+\]/g, '');
  return plain(a) === plain(b);
}
