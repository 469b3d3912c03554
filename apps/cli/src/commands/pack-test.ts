import { runPackTests } from '@caseloom/engine';
import type { Command } from '../command.ts';
import { loadCompiledPack } from '../load-pack.ts';

export const packTest: Command = {
  words: 'pack test',
  usage: 'pack test <dir> [--packs DIR]… [--reference]',
  summary: "Runs the pack's own tests; with --reference also through json-rules-engine and feelin. Exit 1 when one fails or differs.",
  flags: { packs: { kind: 'list' }, reference: { kind: 'switch' } },
  takes: 1,
  async run(args) {
    const pack = await loadCompiledPack(args.positional[0]!, args);
    const report = runPackTests(pack);
    for (const one of report.results) process.stdout.write(`${one.passed ? 'pass' : 'FAIL'} ${one.id}${one.differences.map((line) => `\n     ${line}`).join('')}\n`);
    process.stdout.write(`${report.passed} passed, ${report.failed} failed\n`);
    if (!args.has('reference')) return report.failed > 0 ? 1 : 0;
    const { compareWithReference } = await import('@caseloom/reference');
    const second = await compareWithReference(pack);
    for (const one of second.different) process.stdout.write(`DIFFERENT ${JSON.stringify(one)}\n`);
    process.stdout.write(`reference: ${second.compared} compared, ${second.equal} equal, ${second.different.length} different, ${second.notComparable.length} rules not comparable\n`);
    return report.failed > 0 || second.different.length > 0 ? 1 : 0;
  },
};
