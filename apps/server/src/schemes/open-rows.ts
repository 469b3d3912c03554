import type { SchemeIndex } from './scheme-index.ts';

/** How far a tree is opened. */
export interface Opening {
  readonly q: string;
  readonly open: readonly string[];
  readonly closed: readonly string[];
  readonly all: boolean;
  readonly at?: string | undefined;
}

export interface OpenRows {
  /** Places of the nodes that are shown, from top to bottom. */
  readonly places: readonly number[];
  readonly isOpen: (place: number) => boolean;
  readonly hits: ReadonlySet<number>;
}

/**
 * The rows of a tree that is opened so far. With words only what matches them and the ways there are shown, opened unless closed by hand; below a
 * match that is opened by hand everything is.
 */
export function openRows(index: SchemeIndex, { q, open, closed, all, at }: Opening): OpenRows {
  const placesOf = (ids: readonly string[]) =>
    new Set(ids.flatMap((id) => (index.placeOf(id) === undefined ? [] : [index.placeOf(id)!])));
  const isSearch = q.trim() !== '';
  const hits = new Set(index.find(q));
  const opened = placesOf(open);
  const shut = placesOf(closed);
  const onTheWay = new Set<number>();
  for (const hit of hits) for (const place of index.wayTo(hit).slice(0, -1)) onTheWay.add(place);
  const asked = at === undefined ? undefined : index.placeOf(at);
  if (asked !== undefined && (!isSearch || hits.has(asked) || onTheWay.has(asked)))
    for (const place of index.wayTo(asked).slice(0, -1)) opened.add(place);
  const isOpen = (place: number) => !shut.has(place) && (all || opened.has(place) || onTheWay.has(place));
  const places: number[] = [];
  const walk = (from: number, to: number, isWhole: boolean): void => {
    for (let place = from; place < to; place = index.nodes[place]!.end) {
      if (!isWhole && !hits.has(place) && !onTheWay.has(place)) continue;
      places.push(place);
      if (isOpen(place)) walk(place + 1, index.nodes[place]!.end, isWhole || (hits.has(place) && opened.has(place)));
    }
  };
  walk(0, index.nodes.length, !isSearch);
  return { places, isOpen, hits };
}
