/** Where a cursor stands in a JSON text that need not be complete: its way into the document and what the objects around it say. */
export interface JsonPlace {
  /** Member names and indexes, `['conditions', 'all', 0, 'fact']`; of a name that is being typed: the object's way. */
  readonly at: readonly (string | number)[];
  /** Inside a text: what of it stands before the cursor, where it begins (behind its quote), and whether it is a member's name. */
  readonly text?: { readonly typed: string; readonly from: number; readonly isName: boolean };
  /** Texts that are members of the objects around, innermost first. */
  readonly around: readonly Readonly<Record<string, string>>[];
}

interface Frame {
  readonly object: boolean;
  readonly texts: Record<string, string>;
  index: number;
  name: string | undefined;
  /** A name is expected next, not a value. */
  wantsName: boolean;
}

/** Reads once from the start to the cursor, and on to the end of the object around it for its other members. Nothing has to be sound. */
export function jsonPlace(text: string, offset: number): JsonPlace {
  const frames: Frame[] = [];
  let place: Omit<JsonPlace, 'around'> | undefined;
  let own: readonly Frame[] = [];
  const settle = (found: JsonPlace['text']) => {
    if (place !== undefined) return;
    own = [...frames];
    place = { at: wayOf(frames, found?.isName === true), ...(found === undefined ? {} : { text: found }) };
  };
  let at = 0;
  while (at < text.length) {
    if (place === undefined && at >= offset) settle(undefined);
    if (place !== undefined && !own.some((one) => frames.includes(one))) break;
    const one = text[at];
    if (one === '"') {
      const end = textEnd(text, at);
      const frame = frames.at(-1);
      const isName = frame?.object === true && frame.wantsName;
      if (place === undefined && offset > at && offset <= end)
        settle({ typed: text.slice(at + 1, offset), from: at + 1, isName });
      const content = unquoted(text.slice(at, end + 1));
      if (frame !== undefined && isName) frame.name = content;
      else if (frame?.object === true && frame.name !== undefined) frame.texts[frame.name] = content;
      at = end + 1;
      continue;
    }
    if (one === '{' || one === '[')
      frames.push({ object: one === '{', texts: {}, index: 0, name: undefined, wantsName: one === '{' });
    else if (one === '}' || one === ']') frames.pop();
    else step(frames.at(-1), one);
    at += 1;
  }
  settle(undefined);
  return {
    ...(place as Omit<JsonPlace, 'around'>),
    around: own
      .filter((frame) => frame.object)
      .map((frame) => frame.texts)
      .toReversed(),
  };
}

function step(frame: Frame | undefined, character: string | undefined): void {
  if (frame === undefined) return;
  if (character === ':') frame.wantsName = false;
  if (character !== ',') return;
  if (frame.object) {
    frame.wantsName = true;
    frame.name = undefined;
  } else frame.index += 1;
}

function wayOf(frames: readonly Frame[], isName: boolean): readonly (string | number)[] {
  return frames.flatMap((frame, depth): (string | number)[] => {
    if (!frame.object) return [frame.index];
    const isLast = depth === frames.length - 1;
    return frame.name === undefined || (isLast && isName) ? [] : [frame.name];
  });
}

/** Offset of the closing quote, or of the end of the line for a text that is still open. */
function textEnd(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"' && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

function unquoted(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.replace(/^"|"$/g, '');
  }
}

/** How many characters of the written text (behind its quote) make the first `count` characters of the text it means. */
export function writtenLength(written: string, count: number): number {
  let at = 0;
  for (let read = 0; read < count && at < written.length; read += 1)
    at += written[at] === '\\' ? (written[at + 1] === 'u' ? 6 : 2) : 1;
  return at;
}
