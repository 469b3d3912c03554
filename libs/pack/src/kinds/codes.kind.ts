import { issue, type Issue } from '@caseloom/core';
import { localTextSchema } from '../format/manifest.ts';
import type { Artifact, ArtifactKind } from '../types.ts';
import { z } from '../zod.ts';

const codeSchema = z
  .object({
    code: z.string().min(1),
    zh: z.string().optional(),
    en: z.string().optional(),
    pinyin: z.string().optional(),
  })
  .catchall(z.string());

const codesSchema = z.strictObject({
  title: localTextSchema,
  /** What the codes stand for (`parameter`: names that rules read, each with its `value`); several artifacts may describe one system, a child pack's adding to its parent's. */
  system: z.enum([
    'icd10',
    'icd9cm3',
    'valueSet',
    'list',
    'taxonomy',
    'department',
    'service',
    'drug',
    'material',
    'map',
    'parameter',
  ]),
  edition: z.string().optional(),
  /** True: a part of the system, for trying out. A code that is not here may still exist. */
  sample: z.boolean().optional(),
  source: z.string().optional(),
  about: localTextSchema.optional(),
  /** Editions that the table `map` leads between. */
  map: z.strictObject({ from: z.string().min(1), to: z.string().min(1), version: z.string().optional() }).optional(),
  codes: z.array(codeSchema).optional(),
});

export type CodesValue = z.infer<typeof codesSchema>;
export type CodeEntry = Readonly<Record<string, string>>;

/** Code systems, value sets, lists and maps between editions. Long lists stand in the table `codes`. */
export const codesKind: ArtifactKind<CodesValue> = {
  kind: 'codes',
  title: { zh: '代码表', en: 'Codes' },
  schema: codesSchema,
  families: [{ path: 'codes', key: 'code', ordered: false }],
  cosmetic: ['about', 'source'],
  tables: {
    codes: {
      columns: [{ name: 'code', required: true }, { name: 'zh' }, { name: 'en' }, { name: 'pinyin' }],
      key: ['code'],
      ordered: false,
      open: true,
    },
    map: {
      columns: [
        { name: 'from', required: true },
        { name: 'to', required: true },
      ],
      key: ['from', 'to'],
      ordered: false,
      open: true,
    },
  },
  check,
};

/** Every code of an artifact, from its list and its table, in that order. Absent attributes are absent, never empty. Implements PACK-21. */
export function codesOf(artifact: Artifact): ReadonlyMap<string, CodeEntry> {
  const entries = new Map<string, CodeEntry>();
  const value = artifact.value as CodesValue;
  for (const element of value.codes ?? [])
    entries.set(element.code, compact(Object.entries(element) as [string, string | undefined][]));
  const table = tableOf(artifact, 'codes');
  for (const row of table?.rows ?? [])
    entries.set(row['code'] ?? '', compact(table!.columns.map((column) => [column, row[column]])));
  return entries;
}

/** Translations of an artifact's table `map`: code → codes it may become, in table order. */
export function codeMapOf(artifact: Artifact): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const row of tableOf(artifact, 'map')?.rows ?? []) {
    const targets = map.get(row['from'] ?? '');
    if (targets === undefined) map.set(row['from'] ?? '', [row['to'] ?? '']);
    else targets.push(row['to'] ?? '');
  }
  return map;
}

function check(artifact: Artifact<CodesValue>): Issue[] {
  const issues: Issue[] = [];
  const inList = new Map((artifact.value.codes ?? []).map((element, index) => [element.code, index]));
  tableOf(artifact, 'codes')?.rows.forEach((row, index) => {
    const first = inList.get(row['code'] ?? '');
    if (first !== undefined)
      issues.push(
        issue('PACK_ID_DUPLICATE', `codes.csv:${index + 2}:code`, { id: row['code'] ?? '', first: `codes[${first}]` }),
      );
  });
  if (tableOf(artifact, 'map') !== undefined && artifact.value.map === undefined)
    issues.push(issue('PACK_CODES_MAP_UNNAMED', '', { artifact: artifact.id }));
  return issues;
}

function tableOf(artifact: Artifact, name: string) {
  return Object.hasOwn(artifact.tables, name) ? artifact.tables[name] : undefined;
}

function compact(entries: readonly (readonly [string, string | undefined])[]): CodeEntry {
  const result = Object.create(null) as Record<string, string>;
  for (const [key, value] of entries) if (value !== undefined && value !== '') result[key] = value;
  return result;
}
