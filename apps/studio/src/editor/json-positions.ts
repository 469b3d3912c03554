/**
 * Where the values of a JSON text stand, so that an issue's address can be marked in an editor. Reads as far as the text is sound and says
 * where it stopped; nothing is repaired.
 */
export interface Span {
  readonly from: number;
  /** End, exclusive. */
  readonly to: number;
}
export interface JsonPositions {
  /** `conditions.all[0].fact` → span of the value; the empty path is the whole document. */
  readonly values: ReadonlyMap<string, Span>;
  /** Offset of the first character that is no JSON; absent when the text is sound. */
  readonly stoppedAt?: number;
}

class Stop {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
}

export function jsonPositions(text: string): JsonPositions {
  const values = new Map<string, Span>();
  let at = 0;
  const space = () => {
    while (at < text.length && ' \t\n\r'.includes(text[at] as string)) at += 1;
  };
  const expectText = (wanted: string) => {
    if (!text.startsWith(wanted, at)) throw new Stop(at);
    at += wanted.length;
  };
  const readString = (): string => {
    const from = at;
    expectText('"');
    while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
    expectText('"');
    try {
      return JSON.parse(text.slice(from, at)) as string;
    } catch {
      throw new Stop(from);
    }
  };
  /** After a member: the end, or a comma and then not the end. */
  const between = (end: string) => {
    space();
    if (text[at] === end) return;
    expectText(',');
    space();
    if (text[at] === end) throw new Stop(at);
  };
  const readMembers = (path: string) => {
    expectText('{');
    space();
    while (text[at] !== '}') {
      const name = readString();
      space();
      expectText(':');
      readValue(path === '' ? name : `${path}.${name}`);
      between('}');
    }
    at += 1;
  };
  const readItems = (path: string) => {
    expectText('[');
    space();
    for (let index = 0; text[at] !== ']'; index += 1) {
      readValue(`${path}[${index}]`);
      between(']');
    }
    at += 1;
  };
  const readPlain = () => {
    const from = at;
    while (at < text.length && !',]} \t\n\r'.includes(text[at] as string)) at += 1;
    try {
      JSON.parse(text.slice(from, at));
    } catch {
      throw new Stop(from);
    }
  };
  function readValue(path: string): void {
    space();
    const from = at;
    if (text[at] === '{') readMembers(path);
    else if (text[at] === '[') readItems(path);
    else if (text[at] === '"') readString();
    else readPlain();
    values.set(path, { from, to: at });
  }
  try {
    readValue('');
    space();
    return at < text.length ? { values, stoppedAt: at } : { values };
  } catch (error) {
    if (error instanceof Stop) return { values, stoppedAt: Math.min(error.at, text.length) };
    throw error;
  }
}

/** The span of an address, or of the nearest thing around it that exists. */
export function nearestSpan(positions: JsonPositions, path: string): Span | undefined {
  for (let way = path; ; way = outer(way)) {
    const span = positions.values.get(way);
    if (span !== undefined || way === '') return span;
  }
}

/** `a.b[2]` → `a.b` → `a` → ``. */
function outer(path: string): string {
  const cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  return cut <= 0 ? '' : path.slice(0, cut);
}

/** Path of the innermost value that an offset stands in; empty for the whole. */
export function pathAt(text: string, offset: number): string {
  let found = '';
  let length = Number.POSITIVE_INFINITY;
  for (const [path, { from, to }] of jsonPositions(text).values) {
    if (from > offset || to < offset || to - from > length) continue;
    found = path;
    length = to - from;
  }
  return found;
}
