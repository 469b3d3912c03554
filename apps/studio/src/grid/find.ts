export interface FindQuery {
  readonly text: string;
  /** The whole cell, not a part of it. */
  readonly whole: boolean;
  readonly matchCase: boolean;
}

/** Whether a cell answers the search; an empty text finds nothing. */
export function finds(cell: string, { text, whole, matchCase }: FindQuery): boolean {
  if (text === '') return false;
  const [a, b] = matchCase ? [cell, text] : [cell.toLowerCase(), text.toLowerCase()];
  return whole ? a === b : a.includes(b);
}

/** The cell with every occurrence replaced; the text is taken literally. */
export function replaced(cell: string, query: FindQuery, by: string): string {
  if (!finds(cell, query)) return cell;
  if (query.whole) return by;
  if (query.matchCase) return cell.replaceAll(query.text, () => by);
  const text = query.text.toLowerCase();
  const lower = cell.toLowerCase();
  // Some letters change their length with their case: then only what stands as typed is replaced.
  if (lower.length !== cell.length) return cell.replaceAll(query.text, () => by);
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(text); at !== -1; at = lower.indexOf(text, from)) {
    result += cell.slice(from, at) + by;
    from = at + text.length;
  }
  return result + cell.slice(from);
}
