import type { CompiledPack } from '@caseloom/engine';
import { pinyinInitials } from './pinyin-initials.ts';

export interface CodeEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string | undefined;
  readonly attributes: Record<string, string>;
  /** Its codes in the other edition, where the pack has a map. */
  readonly others: readonly string[];
}
interface Indexed extends CodeEntry {
  readonly key: string;
  readonly name: string;
  readonly english: string;
  readonly initials: string;
}

const byPack = new WeakMap<CompiledPack, Map<string, readonly Indexed[]>>();

/**
 * Codes by code in either edition, Chinese or English name, or pinyin initials (`dnjs` finds 胆囊结石). What begins with the query comes first, codes
 * before names. The index is made once per compiled pack.
 */
export function searchCodes(
  pack: CompiledPack,
  system: 'icd10' | 'icd9cm3',
  query: string,
  limit: number,
): CodeEntry[] {
  const q = query.trim().toLowerCase();
  const found: { entry: Indexed; rank: number }[] = [];
  for (const entry of indexOf(pack, system)) {
    const rank = q === '' ? 5 : rankOf(entry, q);
    if (rank !== undefined) found.push({ entry, rank });
    if (q === '' && found.length >= limit) break;
  }
  found.sort(
    (a, b) => a.rank - b.rank || a.entry.key.length - b.entry.key.length || (a.entry.key < b.entry.key ? -1 : 1),
  );
  return found.slice(0, limit).map(({ entry: { code, zh, en, attributes, others } }) => ({
    code,
    zh,
    en,
    attributes,
    others,
  }));
}

function rankOf(entry: Indexed, q: string): number | undefined {
  if (entry.key.startsWith(q)) return 0;
  if (entry.others.some((one) => one.toLowerCase().startsWith(q))) return 1;
  if (entry.name.startsWith(q) || (entry.initials !== '' && entry.initials.startsWith(q))) return 1;
  if (entry.name.includes(q)) return 2;
  if (q.length > 1 && entry.initials.includes(q)) return 3;
  return q.length > 2 && entry.english.includes(q) ? 4 : undefined;
}

function indexOf(pack: CompiledPack, system: string): readonly Indexed[] {
  let systems = byPack.get(pack);
  if (!systems) byPack.set(pack, (systems = new Map()));
  let index = systems.get(system);
  if (!index) {
    const others = otherEditions(pack, system);
    index = [...(pack.environment.codeSystem(system)?.rows.values() ?? [])].map((row) => {
      const { code = '', zh = '', en, pinyin = '', ...attributes } = row;
      return {
        code,
        zh,
        en,
        attributes: { ...attributes },
        key: code.toLowerCase(),
        name: zh.toLowerCase(),
        english: (en ?? '').toLowerCase(),
        initials: pinyin === '' ? pinyinInitials(zh) : pinyin.toLowerCase(),
        others: others.get(code) ?? [],
      };
    });
    systems.set(system, index);
  }
  return index;
}

/** Maps named after the system (`icd10-clinical-insurance`), read both ways: code → codes of the other edition. */
function otherEditions(pack: CompiledPack, system: string): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>();
  const add = (code: string, other: string) => {
    if (code === '' || other === '' || code === other) return;
    const known = others.get(code);
    if (known === undefined) others.set(code, [other]);
    else if (!known.includes(other)) known.push(other);
  };
  for (const id of pack.resolved.artifacts.get('codes')?.keys() ?? []) {
    if (!id.startsWith(`${system}-`)) continue;
    for (const [from, to] of pack.environment.map(id) ?? []) {
      add(from, to);
      add(to, from);
    }
  }
  return others;
}
