/** How far the tree is opened by hand, and what is looked for in it. */
export interface Opening {
  readonly q: string;
  readonly all: boolean;
  readonly open: readonly string[];
  /** Closed by hand, whatever else would open them. */
  readonly closed: readonly string[];
}

export const CLOSED: Opening = { q: '', all: false, open: [], closed: [] };

export function opened(opening: Opening, id: string): Opening {
  return {
    ...opening,
    open: opening.open.includes(id) ? opening.open : [...opening.open, id],
    closed: opening.closed.filter((one) => one !== id),
  };
}

export function shut(opening: Opening, id: string): Opening {
  return {
    ...opening,
    open: opening.open.filter((one) => one !== id),
    closed: opening.closed.includes(id) ? opening.closed : [...opening.closed, id],
  };
}

/** Looking for something else, nodes closed in the former search are open again. */
export const searched = (opening: Opening, q: string): Opening => ({ ...opening, q, closed: [] });

/** Keeps the way to a node open when another one is chosen: `MDCA/AA1/AA19` stands below `MDCA` and `MDCA/AA1`. */
export function withWayTo(opening: Opening, id: string): Opening {
  const parts = id.split('/');
  const above = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
  const shutAbove = new Set(opening.closed);
  return { ...opening, open: [...new Set([...opening.open, ...above.filter((one) => !shutAbove.has(one))])] };
}
