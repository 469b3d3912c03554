import { ACTIVE, DISABLED, GONE } from './library-index.ts';
import type { ColumnName, LibraryIndex } from './library-index.ts';

export const STATUSES = ['active', 'notYet', 'expired', 'disabled'] as const;
export type RuleStatus = (typeof STATUSES)[number];

/** Facets of the screen: the columns people choose values of, and what is worked out on the day. */
export const CHOICES = [
  'severity',
  'category',
  'subcategory',
  'engine',
  'source',
  'field',
  'set',
  'layer',
  'stages',
] as const;
export type Choice = (typeof CHOICES)[number];

/** Which rules: within a list any, between lists all. */
export interface LibraryFilter {
  /** Words, all of which a rule's id, title, texts or codes hold. */
  readonly q?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly choices?: Partial<Record<Choice, readonly string[] | undefined>> | undefined;
  readonly status?: readonly RuleStatus[] | undefined;
  /** Fields that conditions read. */
  readonly reads?: readonly string[] | undefined;
  /** Codes compared with; `K80*` for a beginning. */
  readonly codes?: readonly string[] | undefined;
  /** Value sets and code tables named in conditions. */
  readonly sets?: readonly string[] | undefined;
  /** Shared conditions named. */
  readonly conditions?: readonly string[] | undefined;
  readonly hits?: { readonly min?: number | undefined; readonly max?: number | undefined } | undefined;
}

export interface Selection {
  /** 1 for each selected rule. */
  readonly mask: Uint8Array;
  readonly total: number;
  /** Without the choice itself: what could be chosen beside or instead. */
  readonly counts: Readonly<Record<Choice | 'status', Map<string, number>>>;
}

const ALL_WORDS = 6;

/**
 * The rules that a filter means, and how many each value of every facet has under the other facets' choices. One pass over the columns.
 * @param today `YYYY-MM-DD` for what is valid; @param hits how often each rule fired, by number
 */
export function selectRules(index: LibraryIndex, filter: LibraryFilter, today: string, hits: Uint32Array): Selection {
  const base = baseMask(index, filter, hits);
  const wanted = CHOICES.map((choice) => wantedNumbers(index, choice, filter.choices?.[choice]));
  const columns = CHOICES.map((choice) => index.columns[choice]);
  const status = statusOf(index, today);
  const wantedStatus =
    filter.status && filter.status.length > 0 ? new Set(filter.status.map((one) => STATUSES.indexOf(one))) : undefined;
  const counts = CHOICES.map((choice) => new Uint32Array(index.dictionaries[choice].size));
  const statusCounts = new Uint32Array(STATUSES.length);
  const mask = new Uint8Array(index.size);
  let total = 0;
  for (let rule = 0; rule < index.size; rule++) {
    if (base[rule] !== 1) continue;
    let misses = 0;
    let missed = -1;
    for (let choice = 0; choice < columns.length && misses < 2; choice++)
      if (wanted[choice] !== undefined && wanted[choice]![columns[choice]![rule]!] === 0) {
        misses++;
        missed = choice;
      }
    if (misses < 2 && wantedStatus !== undefined && !wantedStatus.has(status[rule]!)) {
      misses++;
      missed = columns.length;
    }
    if (misses === 0) {
      mask[rule] = 1;
      total++;
      for (let choice = 0; choice < columns.length; choice++) counts[choice]![columns[choice]![rule]!]!++;
      statusCounts[status[rule]!]!++;
    } else if (misses === 1) {
      if (missed === columns.length) statusCounts[status[rule]!]!++;
      else counts[missed]![columns[missed]![rule]!]!++;
    }
  }
  return {
    mask,
    total,
    counts: {
      ...(Object.fromEntries(CHOICES.map((choice, at) => [choice, told(index, choice, counts[at]!)])) as Record<
        Choice,
        Map<string, number>
      >),
      status: new Map(STATUSES.flatMap((one, at) => (statusCounts[at]! > 0 ? [[one, statusCounts[at]!]] : []))),
    },
  };
}

/** Everything that is no facet: words, codes, shapes, hits, ids. */
function baseMask(index: LibraryIndex, filter: LibraryFilter, hits: Uint32Array): Uint8Array {
  const base = new Uint8Array(index.size);
  if (filter.ids !== undefined) {
    for (const id of filter.ids) {
      const number = index.numberOf(id);
      if (number !== undefined) base[number] = 1;
    }
  } else for (let rule = 0; rule < base.length; rule++) base[rule] = index.states[rule] === GONE ? 0 : 1;
  const keep = (mark: (mask: Uint8Array) => void): void => {
    const mask = new Uint8Array(index.size);
    mark(mask);
    for (let rule = 0; rule < base.length; rule++) base[rule]! &= mask[rule]!;
  };
  for (const word of wordsOf(filter.q)) keep((mask) => index.markWord(word, mask, 1));
  if (filter.codes && filter.codes.length > 0)
    keep((mask) => filter.codes!.forEach((code) => index.markCode(code, mask, 1)));
  for (const [given, part] of [
    [filter.reads, 'fields'],
    [filter.sets, 'sets'],
    [filter.conditions, 'named'],
  ] as const) {
    if (!given || given.length === 0) continue;
    const shapes = index.shapesWith((parts) => given.some((one) => parts[part].has(one)));
    keep((mask) => {
      for (let rule = 0; rule < mask.length; rule++) mask[rule] = shapes.has(index.shapes[rule]!) ? 1 : 0;
    });
  }
  const { min = 0, max = Infinity } = filter.hits ?? {};
  if (min > 0 || max < Infinity)
    keep((mask) => {
      for (let rule = 0; rule < mask.length; rule++) mask[rule] = hits[rule]! >= min && hits[rule]! <= max ? 1 : 0;
    });
  return base;
}

export const wordsOf = (q: string | undefined): string[] =>
  (q ?? '').trim().toLowerCase().split(/\s+/).filter(Boolean).slice(0, ALL_WORDS);

/** Which numbers of the column are chosen; undefined: all. Stages stand together in one text. */
function wantedNumbers(
  index: LibraryIndex,
  choice: Choice,
  given: readonly string[] | undefined,
): Uint8Array | undefined {
  if (!given || given.length === 0) return undefined;
  const wanted = new Uint8Array(index.dictionaries[choice].size);
  index.dictionaries[choice].texts().forEach((text, number) => {
    const has = choice === 'stages' ? text.split(' ').some((one) => given.includes(one)) : given.includes(text);
    if (has) wanted[number] = 1;
  });
  return wanted;
}

/** Each rule's number in STATUSES on the day. */
export function statusOf(index: LibraryIndex, today: string): Uint8Array {
  const from = flags(index, 'validFrom', (date) => date !== '' && date > today);
  const to = flags(index, 'validTo', (date) => date !== '' && date < today);
  const status = new Uint8Array(index.size);
  for (let rule = 0; rule < status.length; rule++)
    status[rule] =
      index.states[rule] === DISABLED
        ? 3
        : index.states[rule] === ACTIVE && from[index.columns.validFrom[rule]!] === 1
          ? 1
          : to[index.columns.validTo[rule]!] === 1
            ? 2
            : 0;
  return status;
}

function flags(index: LibraryIndex, column: ColumnName, test: (text: string) => boolean): Uint8Array {
  return Uint8Array.from(index.dictionaries[column].texts(), (text) => (test(text) ? 1 : 0));
}

function told(index: LibraryIndex, choice: Choice, counts: Uint32Array): Map<string, number> {
  const map = new Map<string, number>();
  index.dictionaries[choice].texts().forEach((text, number) => {
    if (counts[number] === 0 || counts[number] === undefined) return;
    if (choice === 'stages') for (const one of text.split(' ')) map.set(one, (map.get(one) ?? 0) + counts[number]);
    else map.set(text, counts[number]);
  });
  return map;
}
