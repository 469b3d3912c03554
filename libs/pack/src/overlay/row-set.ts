import { rowKey, type Row } from '../format/table.ts';
import type { TableSpec } from '../types.ts';
import type { Place } from './chain.ts';

/** The rows of a table while an overlay is applied. */
export interface RowList {
  has(key: string): boolean;
  get(key: string): Row | undefined;
  ids(): readonly string[];
  insert(key: string, row: Row, place: Place): void;
  set(key: string, row: Row): void;
  move(key: string, place: Place): void;
  /** Out, yet still a place beside which others may stand. */
  retire(key: string): void;
  values(): Row[];
}

/**
 * The rows of a table whose order says nothing. Only rows that the overlay names get a key, found by its first cell and then the rest: an overlay says
 * little of a table of a hundred thousand rows.
 */
export class RowSet implements RowList {
  readonly #rows: readonly Row[];
  readonly #spec: TableSpec;
  readonly #places = new Map<string, number>();
  readonly #changed = new Map<number, Row>();
  readonly #retired = new Set<number>();
  readonly #added = new Map<string, Row>();
  #ids: readonly string[] | undefined;

  /** @param touched the rows of the overlay */
  constructor(rows: readonly Row[], spec: TableSpec, touched: readonly Row[]) {
    this.#rows = rows;
    this.#spec = spec;
    const [first = '', ...rest] = spec.key;
    const restOf = (row: Row): string =>
      (rest.length === 1 ? row[rest[0]!] : rest.map((column) => row[column]).join('|')) ?? '';
    const named = new Map<string, Set<string>>();
    for (const row of touched) {
      const group = row[first] ?? '';
      named.set(group, (named.get(group) ?? new Set()).add(restOf(row)));
    }
    let above: string | undefined;
    let here: ReadonlySet<string> | undefined;
    rows.forEach((row, index) => {
      const group = row[first] ?? '';
      if (group !== above) here = named.get((above = group));
      if (here?.has(restOf(row)) === true) this.#places.set(rowKey(row, spec), index);
    });
  }

  has(key: string): boolean {
    return this.#places.has(key) || this.#added.has(key);
  }

  get(key: string): Row | undefined {
    const place = this.#places.get(key);
    return place === undefined ? this.#added.get(key) : (this.#changed.get(place) ?? this.#rows[place]);
  }

  /** Every key, for near names. */
  ids(): readonly string[] {
    return (this.#ids ??= this.#rows.map((row) => rowKey(row, this.#spec)));
  }

  insert(key: string, row: Row): void {
    this.#added.set(key, row);
  }

  set(key: string, row: Row): void {
    const place = this.#places.get(key);
    if (place === undefined) this.#added.set(key, row);
    else this.#changed.set(place, row);
  }

  move(): void {
    throw new RangeError('rows without order do not move');
  }

  retire(key: string): void {
    const place = this.#places.get(key);
    if (place === undefined) this.#added.delete(key);
    else this.#retired.add(place);
  }

  values(): Row[] {
    const kept: Row[] = [];
    this.#rows.forEach((row, index) => {
      if (!this.#retired.has(index)) kept.push(this.#changed.get(index) ?? row);
    });
    for (const row of this.#added.values()) kept.push(row);
    return kept;
  }
}
