import { formatCsv, parseCsvTable } from '@caseloom/core';
import type { CodeSystems } from '@caseloom/grouping';
import { MANIFEST_FILE, tableFile, type PackFiles, type PackManifest } from '@caseloom/pack';
import type { Args } from '../args.ts';
import { loadPack } from '../packs/load-pack.ts';

/** Names that a scheme folder gives its code tables, and the artifacts of a pack that hold the same. */
const TABLES = { 'icd10_dx.csv': 'icd10', 'icd9_proc.csv': 'icd9cm3' } as const;

/** The code tables that hold in a pack, its own or those of its parents, under the names of a scheme folder: codes of a scheme are held against them. */
export async function codeTables(dir: string, pack: PackFiles, args: Args): Promise<PackFiles> {
  const own = Object.entries(TABLES).flatMap(([name, id]) => {
    const text = pack.get(tableFile('codes', id, 'codes'));
    return text === undefined ? [] : [[name, text] as const];
  });
  const manifest = JSON.parse(pack.get(MANIFEST_FILE) ?? '{}') as Partial<PackManifest>;
  if (own.length > 0 || manifest.extends === undefined) return new Map(own);
  const { resolved } = await loadPack(dir, args);
  const codes = resolved.artifacts.get('codes');
  return new Map(
    Object.entries(TABLES).flatMap(([name, id]) => {
      const rows = codes?.get(id)?.tables['codes']?.rows;
      return rows === undefined
        ? []
        : [[name, formatCsv([['code'], ...rows.map((row) => [row['code'] ?? ''])])] as const];
    }),
  );
}

/** The same as sets. */
export function codeSystems(tables: PackFiles): CodeSystems {
  const [dx, proc] = (['icd10_dx.csv', 'icd9_proc.csv'] as const).map((name) => {
    const text = tables.get(name);
    return text === undefined ? undefined : new Set(parseCsvTable(text).rows.map(({ values }) => values['code'] ?? ''));
  });
  return { ...(dx === undefined ? {} : { dx }), ...(proc === undefined ? {} : { proc }) };
}
