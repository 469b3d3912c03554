import { runPackTests, type PackTestReport } from '@caseloom/engine';
import type { ReferenceReport } from '@caseloom/reference';
import type { Command } from '../command.ts';
import { loadCompiledPack } from '../packs/load-pack.ts';

export const command: Command = {
  flags: { packs: { kind: 'list' }, reference: { kind: 'switch' }, json: { kind: 'switch' } },
  takes: 1,
  async run(args) {
    const pack = await loadCompiledPack(args.positional[0]!, args);
    const report = runPackTests(pack);
    const reference = args.has('reference')
      ? await (await import('@caseloom/reference')).compareWithReference(pack)
      : undefined;
    const text = args.has('json')
      ? JSON.stringify({ ...report, ...(reference === undefined ? {} : { reference }) }, undefined, 2)
      : [...reportLines(report), ...(reference === undefined ? [] : referenceLines(reference))].join('\n');
    process.stdout.write(`${text}\n`);
    return report.failed > 0 || (reference?.different.length ?? 0) > 0 ? 1 : 0;
  },
};

function reportLines({ results, passed, failed, changed }: PackTestReport): string[] {
  const lines = results.flatMap((one) => [
    `${one.passed ? 'pass' : one.inherited ? 'CHANGED' : 'FAIL'} ${one.id}`,
    ...one.differences.map((difference) => `     ${difference}`),
  ]);
  const inherited = changed === 0 ? '' : `, ${changed} of the parents' tests changed by this pack`;
  return [...lines, `${passed} passed, ${failed} failed${inherited}`];
}

function referenceLines(report: ReferenceReport): string[] {
  const { different, notComparable, compared, equal, undecided, rules, asked, passedOver } = report;
  const lacking = notComparable.reduce((sum, one) => sum + (one.rows ?? 1), 0);
  const passed = passedOver === 0 ? '' : `, ${passedOver} pairs that nothing in the case could fire passed over`;
  return [
    ...different.map(
      (one) =>
        `DIFFERENT ${one.case}\n     ${one.rule}${one.path === '' ? '' : ` at ${one.path}`}: ${one.ours}, reference ${one.reference}`,
    ),
    ...notComparable.map(
      ({ rule, why, rows = 1 }) => `not comparable ${rule}${rows > 1 ? ` and ${rows - 1} more rows` : ''}: ${why}`,
    ),
    `reference: ${compared} compared, ${equal} equal, ${different.length} different, ${undecided} undecided; ${asked} of ${rules} rules asked, ${lacking} not comparable${passed}`,
  ];
}
