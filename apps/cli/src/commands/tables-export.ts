import { CaseloomError, csvLine } from '@caseloom/core';
import { exportDmn } from '@caseloom/dmn';
import { guardedCell, writeXlsx } from '@caseloom/files';
import type { Artifact } from '@caseloom/pack';
import { isTable, writeSheet, type DecisionDocument, type DecisionTable } from '@caseloom/tables';
import { createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import type { Command } from '../command.ts';
import { unusable } from '../failure.ts';
import { LineWriter } from '../output/line-writer.ts';
import { loadPack } from '../packs/load-pack.ts';

export const command: Command = {
  flags: {
    pack: { kind: 'value', required: true },
    packs: { kind: 'list' },
    id: { kind: 'value', required: true },
    out: { kind: 'value', required: true },
  },
  takes: 0,
  async run(args) {
    const id = args.need('id');
    const out = args.need('out');
    const { resolved } = await loadPack(args.need('pack'), args);
    const artifacts = new Map(resolved.artifacts.get('tables') as ReadonlyMap<string, Artifact<DecisionDocument>>);
    const artifact = artifacts.get(id);
    if (artifact === undefined)
      throw unusable('CLI_TABLE_UNKNOWN', { id, known: [...artifacts.keys()].slice(0, 12).join(', ') || '–' });
    switch (extname(out).toLowerCase()) {
      case '.dmn':
        await writeDmn([...artifacts.values()], artifact, out);
        return 0;
      case '.xlsx':
      case '.csv':
        await writeTable(artifact, out);
        return 0;
      default:
        throw unusable('CLI_TABLE_FILE_KIND', { file: out });
    }
  },
};

/** The whole model of the artifact, or all decisions without one. */
async function writeDmn(
  artifacts: readonly Artifact<DecisionDocument>[],
  { id, value }: Artifact<DecisionDocument>,
  out: string,
): Promise<void> {
  const exported = exportDmn(artifacts, value.kind === 'model' ? id : value.model);
  if (!exported.ok) throw new CaseloomError(exported.issues);
  const writer = new LineWriter(out);
  await writer.write(exported.value.trimEnd());
  await writer.close();
}

async function writeTable(artifact: Artifact<DecisionDocument>, out: string): Promise<void> {
  if (!isTable(artifact.value)) throw unusable('CLI_NO_TABLE', { id: artifact.id });
  const lines = writeSheet(artifact as Artifact<DecisionTable>);
  if (out.toLowerCase().endsWith('.csv')) {
    const writer = new LineWriter(out);
    for (const cells of lines) await writer.write(csvLine(cells.map(guardedCell)));
    return writer.close();
  }
  const { inputs, outputs } = artifact.value;
  const first = lines.next().value as readonly string[];
  const width = 2 + inputs.length + outputs.length;
  const columns = Array.from({ length: Math.max(width, first.length) }, (_, index) => ({ title: first[index] ?? '' }));
  await writeXlsx(createWriteStream(out), [{ name: artifact.id, columns, rows: lines }]);
}
