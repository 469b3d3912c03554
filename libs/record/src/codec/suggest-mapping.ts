import { fieldOf, fields } from '../catalogue/index.ts';
import type { Field } from '../types.ts';
import { foldWidth } from '../values/text.ts';
import { columnAliases } from './column-aliases.ts';
import type { FormId } from './dialect.ts';
import { dialects } from './dialects/index.ts';
import { settlementHead } from './dialects/settlement.ts';

/** Why a field is proposed for a column, strongest first. */
export const MATCHES = ['path', 'dialect', 'label', 'alias', 'english', 'initials', 'similar'] as const;
export type Match = (typeof MATCHES)[number];

export interface MappingSuggestion {
  readonly column: string;
  /** Absent when nothing fits; the other columns' fields are not proposed twice. */
  readonly path?: string;
  readonly form?: FormId;
  readonly part?: string;
  readonly match?: Match;
}

interface Candidate {
  readonly path: string;
  readonly match: Match;
  readonly form?: FormId;
  readonly part?: string;
}

/**
 * A field for each column of a foreign header: by canonical path, by the column names of the known dialects, by Chinese or English
 * label, by pinyin initials of the label, or by a label that contains the other. A number in a label is the item's place
 * (其他诊断编码2 → `dx.other[1].code`). Stronger matches choose first.
 */
export function suggestMapping(header: readonly string[]): MappingSuggestion[] {
  const found = header.map((column) => candidatesFor(column));
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const match of MATCHES) {
    found.forEach((candidates, index) => {
      if (chosen.has(index)) return;
      const free = candidates.find((candidate) => candidate.match === match && !taken.has(placeOf(candidate)));
      if (free === undefined) return;
      chosen.set(index, free);
      taken.add(placeOf(free));
    });
  }
  return header.map((column, index) => ({ column, ...chosen.get(index) }));
}

function placeOf({ path, part }: Candidate): string {
  return `${path} ${part ?? ''}`;
}

function candidatesFor(column: string): Candidate[] {
  const name = foldWidth(column).trim();
  const found: Candidate[] = [];
  const field = fieldOf(name);
  if (field !== undefined && field.document !== 'derived')
    found.push({ path: name.replaceAll('[]', '[0]'), match: 'path' });
  found.push(...(byDialectColumn.get(name.toLowerCase()) ?? []));
  const { label, place } = labelOf(name);
  if (label === '') return found;
  const add = (matched: readonly string[] | undefined, match: Match): void => {
    for (const path of matched ?? []) found.push({ path: withPlace(path, place), match });
  };
  add(byLabel.get(label), 'label');
  add(byAlias.get(label), 'alias');
  add(byEnglish.get(label), 'english');
  add(byInitials.get(label), 'initials');
  if (label.length >= 3) add(similar(label), 'similar');
  return found;
}

/** A label without blanks, brackets, punctuation and case, and the number in it, if there is one. */
function labelOf(name: string): { label: string; place: number } {
  const bare = foldWidth(name)
    .toLowerCase()
    .replace(/^\(\d+\)/, '')
    .replace(/\([^)]*\)/g, '');
  const number = /\d+/.exec(bare);
  const label = bare.replace(/[\d\s_\-/.,:;、，。：；“”"'#*+]/gu, '');
  return { label, place: number === null ? 1 : Math.max(1, Number(number[0].slice(0, 3))) };
}

function withPlace(path: string, place: number): string {
  return path.replace('[]', `[${place - 1}]`);
}

function similar(label: string): string[] {
  const close = [...byLabel.keys()].filter(
    (known) => known.length >= 3 && (known.includes(label) || label.includes(known)),
  );
  close.sort((a, b) => Math.abs(a.length - label.length) - Math.abs(b.length - label.length) || (a < b ? -1 : 1));
  return close.slice(0, 3).flatMap((known) => byLabel.get(known)!);
}

const proposable = fields.filter(({ document }) => document !== 'derived' && document !== 'external');

const byLabel = indexed(proposable, ({ zh }) => labelOf(zh).label);
const byEnglish = indexed(proposable, ({ en }) => labelOf(en).label);
const byInitials = indexed(proposable, ({ initials }) => initials);
const byAlias = new Map(Object.entries(columnAliases).map(([alias, path]) => [labelOf(alias).label, [path]]));

function indexed(list: readonly Field[], keyOf: (field: Field) => string): ReadonlyMap<string, string[]> {
  const index = new Map<string, string[]>();
  for (const field of list) index.set(keyOf(field), [...(index.get(keyOf(field)) ?? []), field.path]);
  index.delete('');
  return index;
}

const byDialectColumn: ReadonlyMap<string, Candidate[]> = (() => {
  const index = new Map<string, Candidate[]>();
  for (const { column, path, form, part } of [...dialects.flatMap((dialect) => dialect.columns), ...settlementHead]) {
    const candidate: Candidate = {
      path,
      match: 'dialect',
      ...(form === undefined ? {} : { form }),
      ...(part === undefined ? {} : { part }),
    };
    index.set(column.toLowerCase(), [...(index.get(column.toLowerCase()) ?? []), candidate]);
  }
  return index;
})();
