import { describe, expect, it } from '@jest/globals';
import { compileSoundPack, evaluateCase, type CompiledPack } from '@caseloom/engine';
import { errorTrials, type Trial } from '@caseloom/hospital';
import { normaliseRecord, type CaseRecord } from '@caseloom/record';
import { loadShippedPack } from './shipped-packs.ts';

type Engine = 'basic' | 'knowledge' | 'stat';
const ENGINES: Readonly<Record<string, Engine>> = { A: 'basic', B: 'knowledge', C: 'stat' };

/** What one engine's rules did over the trials. */
interface Tally {
  /** Injected errors of the engine's category, and those that any rule found: in the error's subcategory or at its field. */
  errors: number;
  found: number;
  /** New findings of the engine's rules on faulty twins; findings on clean twins, and new ones on near misses. */
  right: number;
  wrong: number;
}

/**
 * Recall and precision of each engine's rules on the truth of the synthetic hospital: every error beside its clean twin, so half of the records are wrong.
 * Once as files come, and once with laboratory and orders connected, told from what really happened (the clean twin).
 */
describe('the three engines on injected errors', () => {
  let pack: CompiledPack;
  const table: string[] = [];

  it.each([
    ['as files come', false, { basic: [0.99, 0.99], knowledge: [0.99, 0.95], stat: [0.6, 0.8] }],
    ['with laboratory and orders connected', true, { basic: [0.99, 0.99], knowledge: [0.99, 0.95], stat: [0.9, 0.85] }],
  ] as const)('%s find enough and raise few false alarms', async (what, isConnected, floors) => {
    pack ??= compileSoundPack(await loadShippedPack('sample-hospital'));
    const tallies = new Map<Engine, Tally>(
      Object.values(ENGINES).map((engine) => [engine, { errors: 0, found: 0, right: 0, wrong: 0 }]),
    );
    for (const trial of errorTrials({ seed: 20261121, cases: 2500, endsOn: '2026-10-31', perKind: 12 }))
      tally(trial, isConnected ? adapters(trial.clean) : {}, tallies);
    for (const [engine, { errors, found, right, wrong }] of tallies) {
      const [recall, precision] = [found / errors, right / (right + wrong)];
      table.push(
        `${what.padEnd(38)} ${engine.padEnd(10)} recall ${found}/${errors} ${recall.toFixed(3)}  precision ${right}/${right + wrong} ${precision.toFixed(3)}`,
      );
      expect([engine, recall >= floors[engine][0], precision >= floors[engine][1]]).toEqual([engine, true, true]);
    }
    process.stdout.write(`${table.splice(0).join('\n')}\n`);
  });

  function tally(trial: Trial, external: object, tallies: ReadonlyMap<Engine, Tally>): void {
    const own = tallies.get(ENGINES[trial.kind.subcategory.charAt(0)]!)!;
    const clean = findings({ ...trial.clean, ...external });
    const fresh = findings({ ...trial.faulty, ...external }).filter((one) => !clean.some(({ key }) => key === one.key));
    own.errors++;
    if (fresh.some((one) => one.subcategory === trial.kind.subcategory || plain(one.path) === plain(trial.kind.field)))
      own.found++;
    for (const one of fresh) tallies.get(one.engine)!.right++;
    for (const one of clean) tallies.get(one.engine)!.wrong++;
    const near = trial.nearMiss === undefined ? [] : findings({ ...trial.nearMiss, ...external });
    for (const one of near) if (!clean.some(({ key }) => key === one.key)) tallies.get(one.engine)!.wrong++;
  }

  function findings(given: CaseRecord) {
    const { record } = normaliseRecord(given);
    const asOf = record.stay?.dischargeAt?.slice(0, 10) ?? '2026-10-31';
    return evaluateCase(record, { conduct: pack, policy: pack }, { asOf }).findings.map((one) => ({
      key: one.key,
      subcategory: one.subcategory,
      path: one.path,
      engine: pack.rules.get(one.ruleId)!.rule.event.params.engine!,
    }));
  }
});

function plain(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '');
}

/** What a laboratory and an order system would say of the stay: values that go with what was coded in truth, treatment as it was given. */
function adapters({ dx, op, clin, stay }: CaseRecord): Pick<CaseRecord, 'labs' | 'orders'> {
  const codes = [dx?.principal?.code, ...(dx?.other ?? []).map((one) => one.code)].map(String);
  const has = (pattern: RegExp): boolean => codes.some((code) => pattern.test(code));
  const at = stay?.admitAt ?? '';
  const lab = (code: string, value: string) => ({ code, value, at });
  const order = (name: string) => ({ class: name, beginAt: at, endAt: stay?.dischargeAt });
  const ventilated = (op ?? []).some((one) => one.code?.startsWith('96.7'));
  return {
    labs: [
      lab('PaO2', has(/^(J96|J80|P28\.5)/) ? '54' : '88'),
      lab('HGB', has(/^D(5\d|6[0-4])/) ? '82' : '128'),
      lab('K', has(/^E87\.6/) ? '2.8' : '4.1'),
      lab('ALB', has(/^E(77\.8|88\.0)/) ? '27' : '41'),
      lab('CREA', has(/^N17/) ? '260' : '78'),
    ],
    orders: [
      ...(ventilated ? [order('ventilator')] : []),
      ...(has(/^J96/) ? [order('oxygen')] : []),
      ...(clin?.['blood'] === undefined ? [] : [order('redCells')]),
    ],
  };
}
