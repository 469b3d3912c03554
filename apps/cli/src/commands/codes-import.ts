import { parseCsvTable } from '@caseloom/core';
import { readPackFolder, writePackFolder } from '@caseloom/files';
import { prettyJson } from '@caseloom/pack';
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from '../command.ts';
import { Unusable } from '../failure.ts';
import { readTextFile } from '../text-files.ts';

/** What a file of the published tables is: by its name, else by its header. */
const KNOWN: Readonly<Record<string, { artifact: string; system: string; table: 'codes' | 'map' }>> = {
  icd10_dx: { artifact: 'icd10', system: 'icd10', table: 'codes' },
  icd9_proc: { artifact: 'icd9cm3', system: 'icd9cm3', table: 'codes' },
  dx_map: { artifact: 'icd10-map', system: 'map', table: 'map' },
  proc_map: { artifact: 'icd9cm3-map', system: 'map', table: 'map' },
};

export const codesImport: Command = {
  words: 'codes import',
  usage: 'codes import <folder|file.csv> --pack DIR [--system icd10|icd9cm3|…] [--id ARTIFACT]',
  summary: 'Puts code tables (code,name[,…]) and maps (from,to) into a pack; a full national table replaces a sample.',
  flags: { pack: { kind: 'value', required: true }, system: { kind: 'value' }, id: { kind: 'value' } },
  takes: 1,
  async run(args) {
    const source = args.positional[0]!;
    const listed = stat(source).isDirectory() ? readdirSync(source).filter((name) => name.endsWith('.csv') && !name.endsWith('_differences.csv')).sort().map((name) => join(source, name)) : [source];
    if (listed.length === 0) throw new Unusable(`${source} has no .csv file`);
    const files = new Map(await readPackFolder(args.need('pack')));
    for (const path of listed) {
      const { header, rows, problems } = parseCsvTable(await readTextFile(path));
      if (problems.length > 0) throw new Unusable(`${path}:${problems[0]!.row}: ${problems[0]!.code}`);
      const known = KNOWN[basename(path, '.csv')];
      const isMap = header.includes('from') && header.includes('to');
      if (!isMap && !header.includes('code')) throw new Unusable(`${path}: needs the columns code,name or from,to; it has ${header.join(',')}`);
      const system = args.value('system') ?? known?.system ?? (isMap ? 'map' : basename(path, '.csv'));
      const artifact = args.value('id') ?? known?.artifact ?? basename(path, '.csv');
      const table = isMap ? 'map' : 'codes';
      const columns = header.map((name) => (name === 'name' ? 'zh' : name));
      files.set(`codes/${artifact}.json`, prettyJson({ title: { zh: artifact, en: artifact }, system, ...(isMap ? { map: { from: 'clinical', to: 'insurance' } } : {}) }));
      files.set(`codes/${artifact}.${table}.csv`, `${columns.join(',')}\n${rows.map(({ values }) => header.map((name) => quote(values[name] ?? '')).join(',')).join('\n')}\n`);
      process.stderr.write(`codes/${artifact}: ${rows.length} rows\n`);
    }
    await writePackFolder(args.need('pack'), files);
    return 0;
  },
};

function stat(path: string): ReturnType<typeof statSync> & object {
  try {
    return statSync(path) as ReturnType<typeof statSync> & object;
  } catch {
    throw new Unusable(`${path} is not there`);
  }
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
