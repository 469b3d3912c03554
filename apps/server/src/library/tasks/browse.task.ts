import type { OutputOf, Operations } from '@caseloom/api';
import type { LibraryIndex } from '../index/library-index.ts';
import { orderRules } from '../index/order-rules.ts';
import type { RuleSort } from '../index/order-rules.ts';
import { selectRules, statusOf } from '../index/select-rules.ts';
import type { LibraryFilter, Selection } from '../index/select-rules.ts';
import { hitsByNumber, ruleRow } from './rule-row.ts';
import type { Hits } from './rule-row.ts';
import { defineTask } from './task.ts';

export interface Browse {
  readonly filter: LibraryFilter;
  readonly sort: RuleSort;
  readonly descending: boolean;
  readonly after?: string | undefined;
  readonly offset: number;
  readonly limit: number;
  readonly facets: boolean;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly hits: Hits;
}

type Answer = OutputOf<Operations['browseLibrary']>;

interface Listed {
  readonly selection: Selection;
  readonly order: Uint32Array;
  readonly hits: Uint32Array;
  readonly status: Uint8Array;
}

/** The last list of each index: whoever scrolls asks for the same one again and again. */
const lists = new WeakMap<LibraryIndex, { readonly asked: string; readonly listed: Listed }>();

/** One page of the rules that a filter means, with the numbers beside the filter's choices. */
export const browseTask = defineTask({
  id: 'browse',
  run: ({ index }, asked: Browse): Answer => {
    const { selection, order, hits, status } = listedAs(index, asked);
    const from = asked.after === undefined ? asked.offset : placeAfter(index, order, asked.after) + asked.offset;
    return {
      total: selection.total,
      all: index.size,
      rows: Array.from(order.subarray(from, from + asked.limit), (rule) => ruleRow(index, rule, status, hits)),
      ...(asked.facets ? { facets: facetsOf(selection) } : {}),
    };
  },
});

function listedAs(index: LibraryIndex, { filter, sort, descending, today, hits: byId }: Browse): Listed {
  const asked = JSON.stringify([filter, sort, descending, today, byId]);
  const known = lists.get(index);
  if (known?.asked === asked) return known.listed;
  const hits = hitsByNumber(index, byId);
  const selection = selectRules(index, filter, today, hits);
  const listed = {
    selection,
    order: orderRules(index, selection, sort, descending, hits),
    hits,
    status: statusOf(index, today),
  };
  lists.set(index, { asked, listed });
  return listed;
}

/** Where the rule after the one named stands; at the start when that one is no longer listed. */
function placeAfter(index: LibraryIndex, order: Uint32Array, id: string): number {
  const rule = index.numberOf(id);
  return rule === undefined ? 0 : order.indexOf(rule) + 1;
}

const MOST_VALUES = 200;

function facetsOf({ counts }: Selection): Answer['facets'] {
  return Object.fromEntries(
    Object.entries(counts).map(([name, values]) => [
      name,
      [...values]
        .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
        .slice(0, MOST_VALUES)
        .map(([value, rules]) => ({ value, rules })),
    ]),
  );
}
