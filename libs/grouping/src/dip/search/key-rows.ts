import type { CatalogueRow } from '../catalogue.ts';
import { expressionHolds } from '../procedure-expression.ts';

/** The core or basic rows of one diagnosis key, in table order. */
export class KeyRows {
  readonly all: readonly CatalogueRow[];
  /** Rows without expression. */
  readonly conservative: readonly CatalogueRow[];
  /** Per expression code the places of the rows that need it, or one of few others: of each row the group with the fewest alternatives. */
  readonly #places = new Map<number, number[]>();

  constructor(rows: readonly CatalogueRow[]) {
    this.all = rows;
    this.conservative = rows.filter((row) => row.expression === undefined);
    rows.forEach(({ expression }, place) => {
      const groups = expression?.groups ?? [];
      const narrow = groups.reduce((least, group) => (group.length < least.length ? group : least), groups[0] ?? []);
      for (const code of narrow) this.#places.set(code, [...(this.#places.get(code) ?? []), place]);
    });
  }

  /** Rows whose expression holds for a stay that meets these codes. */
  holding(met: readonly number[]): readonly CatalogueRow[] {
    if (this.#places.size === 0) return NO_ROWS;
    const places: number[] = [];
    for (const code of met)
      for (const place of this.#places.get(code) ?? NOWHERE)
        if (!places.includes(place) && expressionHolds(this.all[place]!.expression!, met)) places.push(place);
    if (places.length === 0) return NO_ROWS;
    if (places.length > 1) places.sort((a, b) => a - b);
    return places.map((place) => this.all[place]!);
  }
}

const NOWHERE: readonly number[] = [];
const NO_ROWS: readonly CatalogueRow[] = [];

export const NO_KEY = new KeyRows([]);
