import type { ListNames } from './condition-text.ts';
import type { CodeList, ListKind } from './read-lists.ts';

/** All codes of the body regions of MDCZ, and the lists of the regions, as the national schemes call them. */
const ALL_REGIONS = 'mdc:MDCZ/dx';
const REGION_PREFIX = 'mdc:MDCZ/part.';

/** A list under its name in the scheme's tables. */
export interface NamedList {
  readonly name: string;
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Names of the lists of a workbook in the scheme's tables: `B00` is `mdc:MDCB/dx`, `Z01` (a body region) `mdc:MDCZ/part.Z01`, `BJ1` `adrg:BJ1/dx` or `adrg:BJ1/proc`,
 * `AC1_01` `adrg:AC1/proc1`: as published schemes call theirs, so that two schemes can be compared.
 */
export class SchemeLists implements ListNames {
  readonly regions: ListNames['regions'];
  readonly named: readonly NamedList[];
  readonly #names = new Map<string, string>();
  /** Lists that some condition named, as `kind:name`. */
  readonly #used = new Set<string>();

  constructor(lists: readonly CodeList[]) {
    const filled = lists.filter(({ codes }) => codes.size > 0);
    const taken = new Set<string>([ALL_REGIONS]);
    for (const { kind, name } of filled) this.#names.set(`${kind}:${name}`, unique(plainName(kind, name), taken));
    const regions = filled.filter(isRegion);
    this.regions = regions.length === 0 ? undefined : { all: ALL_REGIONS, prefix: REGION_PREFIX };
    const own = filled.map((list) => ({ name: this.#names.get(`${list.kind}:${list.name}`)!, codes: list.codes }));
    const all = new Map(regions.flatMap(({ codes }) => [...codes]));
    this.named = regions.length === 0 ? own : [...own, { name: ALL_REGIONS, codes: all }];
  }

  nameOf(kind: ListKind, name: string): string | undefined {
    this.#used.add(`${kind}:${name}`);
    return this.#names.get(`${kind}:${name}`);
  }

  isUsed({ kind, name }: CodeList): boolean {
    return this.#used.has(`${kind}:${name}`);
  }
}

export function isRegion({ kind, name }: Pick<CodeList, 'kind' | 'name'>): boolean {
  return kind === 'mdcDx' && name.startsWith('Z');
}

function plainName(kind: ListKind, name: string): string {
  const safe = name.replaceAll('{', '(').replaceAll('}', ')');
  if (isRegion({ kind, name })) return `${REGION_PREFIX}${safe}`;
  if (kind === 'mdcDx') return /^[A-Z]00$/.test(name) ? `mdc:MDC${name[0]}/dx` : `mdc:${safe}/dx`;
  const [, adrg, number] = /^([A-Z][0-9A-Z]{2})_0*([0-9]+)$/.exec(name) ?? [];
  return adrg === undefined ? `adrg:${safe}/${kind}` : `adrg:${adrg}/${kind}${number}`;
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}~${number}`;
  taken.add(free);
  return free;
}
