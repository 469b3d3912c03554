import { evaluateCase, type CompiledPack } from '@caseloom/engine';
import { measureState, measureValue, MeasureTally } from '@caseloom/measures';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_FLAGS } from '../cases/case-flags.ts';
import { openCases } from '../cases/open-cases.ts';
import type { Command } from '../command.ts';
import { RowWriter } from '../output/row-writer.ts';
import { chooseScheme, SCHEME_FLAG } from '../packs/choose-scheme.ts';
import { loadCompiledPack } from '../packs/load-pack.ts';
import { GROUP_COLUMNS, groupRow } from './group.ts';
import { PAY_COLUMNS, payRow } from './pay.ts';
import { findingRow, languageOf, VALIDATE_COLUMNS } from './validate.ts';
export const command: Command = {
  flags: { ...CASE_FLAGS, out: { kind: 'value', required: true }, ...SCHEME_FLAG, lang: { kind: 'value' } },
  takes: 0,
  async run(args) {
    const loaded = await loadCompiledPack(args.need('pack'), args);
    const { pack, scheme } = loaded.schemes.size === 0 ? { pack: loaded } : chooseScheme(loaded, args);
    const language = languageOf(args);
    const dir = args.need('out');
    const cases = await openCases(args, pack);
    await mkdir(dir, { recursive: true });
    const file = (name: string, columns: readonly string[]): RowWriter =>
      new RowWriter(join(dir, name), columns, 'csv');
    const validated = file('validate.csv', VALIDATE_COLUMNS);
    const grouped = scheme === undefined ? undefined : file('group.csv', GROUP_COLUMNS[scheme.family]);
    const paid = scheme === undefined || pack.policies.length === 0 ? undefined : file('pay.csv', PAY_COLUMNS);
    const tallies = pack.measures.map(({ definition }) => new MeasureTally(definition));
    const findings = { block: 0, error: 0, warn: 0, info: 0 };
    for await (const { id, record, asOf } of cases) {
      const evaluation = evaluateCase(record, { conduct: pack, policy: pack }, { asOf });
      for (const one of evaluation.findings) {
        findings[one.severity]++;
        await validated.write(findingRow(id, one, language));
      }
      if (evaluation.grouping !== undefined) await grouped?.write(groupRow(id, evaluation.grouping));
      if (evaluation.payment !== undefined) await paid?.write(payRow(id, evaluation.payment));
      for (const tally of tallies) tally.add(evaluation.measures);
    }
    for (const out of [validated, grouped, paid]) await out?.close();
    const { read, refused } = cases.counts;
    const summary = { pack: identityOf(pack), cases: read, refused, findings };
    await writeJson(dir, 'measures.json', tallies.map(measureOf));
    await writeJson(dir, 'summary.json', summary);
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    return refused > 0 || Object.values(findings).some((count) => count > 0) ? 1 : 0;
  },
};

function identityOf({ resolved, hash }: CompiledPack): unknown {
  return { id: resolved.manifest.id, version: resolved.manifest.version, hash };
}

/** A measure's value over all cases, what it was computed from, and where it stands against its limits. */
function measureOf(tally: MeasureTally): unknown {
  const { definition } = tally;
  const sums = tally.sums();
  const value = measureValue(definition, sums);
  const { id, title, unit } = definition;
  return { measure: id, title, value, unit, ...sums, state: measureState(definition, value) };
}

async function writeJson(dir: string, name: string, value: unknown): Promise<void> {
  await writeFile(join(dir, name), `${JSON.stringify(value, undefined, 2)}\n`);
}
