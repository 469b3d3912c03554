import { renderIssue } from '@caseloom/core';
import { SideBySideAccumulator, type SideBySide } from '@caseloom/grouping';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CASE_FLAGS } from '../cases/case-flags.ts';
import type { Command } from '../command.ts';
import { everyMessage } from '../every-message.ts';
import { language } from '../language.ts';
import { RowWriter, type Row } from '../output/row-writer.ts';
import { loadCompiledPack } from '../packs/load-pack.ts';
import { CasePairs } from '../schemes/case-pairs.ts';
import { schemeOfPack } from '../schemes/scheme-of-pack.ts';

const CLUSTERS = ['cause', 'message', 'cases', 'pairs', 'weight_change', 'examples'];
const DIFFERENCES = ['id', 'a', 'b', 'cause', 'message'];

export const command: Command = {
  flags: {
    ...CASE_FLAGS,
    'other-pack': { kind: 'value' },
    'other-cases': { kind: 'value' },
    scheme: { kind: 'value' },
    'other-scheme': { kind: 'value' },
    out: { kind: 'value', required: true },
  },
  takes: 0,
  async run(args) {
    const pack = await loadCompiledPack(args.need('pack'), args);
    const other = args.value('other-pack');
    const otherPack = other === undefined ? pack : await loadCompiledPack(other, args);
    const wanted = args.value('scheme');
    const [a, b] = [schemeOfPack(pack, wanted), schemeOfPack(otherPack, args.value('other-scheme') ?? wanted)];
    const dir = args.need('out');
    await mkdir(dir, { recursive: true });
    const differences = new RowWriter(join(dir, 'differences.csv'), DIFFERENCES, 'csv');
    const counted = new SideBySideAccumulator(a, b);
    const pairs = new CasePairs(args, pack, a.scheme);
    for await (const { id, input, other: second, settlement } of pairs) {
      const found = counted.add(id, input, second, settlement);
      if (found !== undefined)
        await differences.write({ ...found, cause: found.cause.code, message: told(found.cause) });
    }
    await differences.close();
    await writeClusters(dir, counted.result());
    return pairs.refused > 0 ? 1 : 0;
  },
};

async function writeClusters(dir: string, found: SideBySide): Promise<void> {
  const rows = new RowWriter(join(dir, 'clusters.csv'), CLUSTERS, 'csv');
  for (const cluster of found.clusters) await rows.write(clusterRow(cluster));
  await rows.close();
  await writeFile(join(dir, 'clusters.json'), `${JSON.stringify(found, undefined, 2)}\n`);
  const { cases, same, different, clusters } = found;
  process.stdout.write(`${JSON.stringify({ cases, same, different, clusters: clusters.length })}\n`);
}

function clusterRow({ cause, cases, pairs, examples, weightChange }: SideBySide['clusters'][number]): Row {
  return {
    cause: cause.code,
    message: told(cause),
    cases,
    pairs: pairs.map((one) => `${one.a} ${one.b} ${one.cases}`).join('; '),
    weight_change: weightChange,
    examples: examples.join(' '),
  };
}

function told(cause: SideBySide['clusters'][number]['cause']): string {
  return renderIssue(everyMessage, cause, language);
}
