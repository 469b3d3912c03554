import { conformityReport, knownSystems, type SettledCase } from '@caseloom/grouping';
import { writeFile } from 'node:fs/promises';
import { CASE_FLAGS } from '../cases/case-flags.ts';
import type { Command } from '../command.ts';
import { compileSound, loadPack } from '../packs/load-pack.ts';
import { schemeArtifact, schemeOfPack } from '../schemes/scheme-of-pack.ts';
import { settledCases } from '../schemes/settled-cases.ts';
import { reportLines } from '../schemes/tell-report.ts';

const { pack: _pack, cases: _cases, ...READING } = CASE_FLAGS;

export const command: Command = {
  flags: {
    ...READING,
    scheme: { kind: 'value' },
    base: { kind: 'value' },
    cases: { kind: 'value' },
    settled: { kind: 'value' },
    json: { kind: 'switch' },
    out: { kind: 'value' },
  },
  takes: 1,
  async run(args) {
    const { resolved } = await loadPack(args.positional[0]!, args);
    const artifact = schemeArtifact(resolved, args.value('scheme'));
    const asOf = args.value('as-of');
    const base = args.value('base');
    const basePack = base === undefined ? undefined : (await loadPack(base, args)).resolved;
    const ofBase = basePack?.artifacts.get('grouping');
    const cases: SettledCase[] = [];
    if (args.has('cases') || args.has('settled')) {
      const pack = compileSound(resolved);
      const { scheme } = schemeOfPack(pack, artifact.id);
      for await (const one of settledCases(args, pack, scheme)) cases.push(one);
    }
    const report = conformityReport(artifact, {
      codes: knownSystems(resolved),
      ...(asOf === undefined ? {} : { asOf }),
      ...(basePack === undefined ? {} : { base: ofBase?.get(artifact.id) ?? schemeArtifact(basePack, undefined) }),
      ...(args.has('cases') ? { cases } : {}),
    });
    const json = `${JSON.stringify(report, undefined, 2)}\n`;
    const out = args.value('out');
    if (out !== undefined) await writeFile(out, json);
    process.stdout.write(args.has('json') ? json : `${reportLines(report).join('\n')}\n`);
    return report.issues.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
