import { evaluateCase, type Evaluation } from '@caseloom/engine';
import { aggregate, measureState, measureValue, type MeasureContribution } from '@caseloom/measures';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_FLAGS, CASE_USAGE, readCases } from '../case-input.ts';
import type { Command } from '../command.ts';
import { loadCompiledPack } from '../load-pack.ts';
import { RowWriter } from '../output.ts';
import { GROUP_COLUMNS, groupRow } from './group.ts';
import { PAY_COLUMNS, payRow } from './pay.ts';
import { VALIDATE_COLUMNS } from './validate.ts';

export const runAll: Command = {
  words: 'run',
  usage: `run ${CASE_USAGE} --out DIR`,
  summary: 'Validates, groups and pays every case into findings.csv, groups.csv, payments.csv, measures.json and summary.json of a folder.',
  flags: { ...CASE_FLAGS, out: { kind: 'value', required: true } },
  takes: 0,
  async run(args) {
    const pack = await loadCompiledPack(args.need('pack'), args);
    const dir = args.need('out');
    await mkdir(dir, { recursive: true });
    const [scheme] = pack.schemes.values();
    const findings = new RowWriter(join(dir, 'findings.csv'), VALIDATE_COLUMNS);
    const groups = scheme === undefined ? undefined : new RowWriter(join(dir, 'groups.csv'), GROUP_COLUMNS[scheme.family]);
    const payments = pack.policies.length === 0 ? undefined : new RowWriter(join(dir, 'payments.csv'), PAY_COLUMNS);
    const contributions: MeasureContribution[] = [];
    const counts = { block: 0, error: 0, warn: 0, info: 0 };
    const { read, refused } = await readCases(args, pack, async ({ id, record, asOf }) => {
      const evaluation: Evaluation = evaluateCase(record, { conduct: pack, policy: pack }, { asOf });
      for (const one of evaluation.findings) {
        counts[one.severity]++;
        await findings.write({ id, rule: one.ruleId, outcome: one.failed === undefined ? 'fired' : 'failed', severity: one.severity, field: one.path, message: one.message.zh });
      }
      if (evaluation.grouping !== undefined) await groups?.write(groupRow(id, evaluation.grouping));
      if (evaluation.payment !== undefined) await payments?.write(payRow(id, evaluation.payment));
      contributions.push(...evaluation.measures);
    });
    await Promise.all([findings.close(), groups?.close(), payments?.close()]);
    const measures = pack.measures.map(({ definition }) => {
      const sums = aggregate(definition, contributions);
      const value = measureValue(definition, sums);
      return { measure: definition.id, title: definition.title, value, unit: definition.unit, ...sums, state: measureState(definition, value) };
    });
    await writeFile(join(dir, 'measures.json'), `${JSON.stringify(measures, undefined, 2)}\n`);
    const summary = { pack: { id: pack.resolved.manifest.id, version: pack.resolved.manifest.version, hash: pack.hash }, cases: read, refused, findings: counts };
    await writeFile(join(dir, 'summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`);
    process.stdout.write(`${JSON.stringify(summary)}\n`);
    return refused > 0 || counts.block + counts.error + counts.warn + counts.info > 0 ? 1 : 0;
  },
};
