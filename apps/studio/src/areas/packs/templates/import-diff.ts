import { continuedIds } from '../tables/row-ids.ts';

/** Rows by id, cells in the columns of the table. */
export interface ImportRow {
  readonly id: string;
  readonly cells: readonly string[];
}
export interface ImportEntry {
  readonly kind: 'added' | 'changed' | 'removed' | 'same';
  readonly id: string;
  /** As it stands; absent when added. */
  readonly before?: readonly string[] | undefined;
  /** As the file says; absent when removed. Columns that the file does not give are as before, or empty. */
  readonly after?: readonly string[] | undefined;
}
export interface ImportDiff {
  readonly entries: readonly ImportEntry[];
  readonly counts: Readonly<Record<ImportEntry['kind'], number>>;
  /** Ids that the file gives more than once, with the row of the file. */
  readonly twice: readonly { readonly id: string; readonly row: number }[];
}

/** Table column → column of the file; what is not in it is not imported. */
export type ColumnMap = Readonly<Record<string, number>>;

/**
 * What a file would change in a table. Rows are recognised by their id; without a column for it, by the content of the columns that the file
 * gives, and what is new gets an id of its own.
 */
export function importDiff(
  columns: readonly string[],
  standing: readonly ImportRow[],
  file: readonly (readonly string[])[],
  map: ColumnMap,
): ImportDiff {
  const idColumn = map['id'];
  const mapped = columns.map((column) => map[column]);
  const known = new Map(standing.map((row) => [row.id, row]));
  const cellsOf = (row: readonly string[], before: readonly string[] | undefined): string[] =>
    columns.map((_, at) => (mapped[at] === undefined ? (before?.[at] ?? '') : (row[mapped[at]] ?? '')));
  const wanted = new Map<string, ImportEntry>();
  const twice: { id: string; row: number }[] = [];
  const put = (entry: ImportEntry, row: number): void => {
    if (wanted.has(entry.id)) twice.push({ id: entry.id, row });
    wanted.set(entry.id, entry);
  };
  if (idColumn === undefined) byContent();
  else
    file.forEach((row, index) => {
      const id = (row[idColumn] ?? '').trim();
      if (id === '') return;
      const before = known.get(id)?.cells;
      const after = withId(cellsOf(row, before), id);
      put(
        { kind: before === undefined ? 'added' : same(before, after) ? 'same' : 'changed', id, before, after },
        index,
      );
    });

  function byContent(): void {
    const contentOf = (cells: readonly string[]) =>
      JSON.stringify(columns.flatMap((_, at) => (mapped[at] === undefined ? [] : [cells[at] ?? ''])));
    const left = new Map<string, ImportRow[]>();
    for (const row of standing) {
      const content = contentOf(row.cells);
      const list = left.get(content);
      if (list === undefined) left.set(content, [row]);
      else list.push(row);
    }
    const fresh = continuedIds(
      standing.map((row) => row.id),
      file.length,
    );
    file.forEach((row, index) => {
      const cells = cellsOf(row, undefined);
      const old = left.get(contentOf(cells))?.shift();
      if (old !== undefined) return put({ kind: 'same', id: old.id, before: old.cells, after: old.cells }, index);
      const id = fresh[index]!;
      return put({ kind: 'added', id, after: withId(cells, id) }, index);
    });
  }
  function withId(cells: string[], id: string): string[] {
    const at = columns.indexOf('id');
    if (at !== -1) cells[at] = id;
    return cells;
  }
  const entries: ImportEntry[] = [...wanted.values()];
  for (const row of standing) if (!wanted.has(row.id)) entries.push({ kind: 'removed', id: row.id, before: row.cells });
  const counts = { added: 0, changed: 0, removed: 0, same: 0 };
  for (const entry of entries) counts[entry.kind]++;
  return { entries, counts, twice };
}

const same = (a: readonly string[], b: readonly string[]): boolean => b.every((cell, at) => cell === (a[at] ?? ''));

/** The file's column for each column of the table: as remembered, else one of the same name or title. */
export function suggestedMap(
  columns: readonly { readonly id: string; readonly titles: readonly string[] }[],
  header: readonly string[],
  remembered: Readonly<Record<string, string>>,
): ColumnMap {
  const plain = (text: string) =>
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_*-]/g, '');
  const names = header.map(plain);
  const map: Record<string, number> = {};
  for (const { id, titles } of columns) {
    const kept = remembered[id] === undefined ? -1 : header.indexOf(remembered[id]);
    const found =
      kept !== -1 ? kept : names.findIndex((name) => name !== '' && [id, ...titles].map(plain).includes(name));
    if (found !== -1) map[id] = found;
  }
  return map;
}
