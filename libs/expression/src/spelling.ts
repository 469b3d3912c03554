import { normalizeContextKey, parser, trackVariables } from 'lezer-feel';
import { respellable, respellMembers } from './plain-members.ts';
import { isContext, isFunction, isList, isRange, type FeelType, type Names } from './types.ts';

export type Dialect = 'expression' | 'unaryTests';

/** What the grammar has to know before it reads: names with blanks and signs in them are several words to it otherwise. */
export interface Spelling {
  readonly parser: (dialect: Dialect) => typeof parser;
  /** A name as it is meant, of a name as it is written: `e - f` may be the name `e-f`. */
  readonly nameOf: (written: string) => string;
  /**
   * A text with its odd member names respelled character for character, for the grammar's eyes only: behind filters and calls, where it loses sight of
   * what is known, or everywhere. The same text where there are none.
   */
  readonly plainMembers: (text: string, where: 'behindBrackets' | 'everywhere') => string;
}

type Tracked = { [name: string]: Tracked | 1 };

const known = new WeakMap<Names, Spelling>();
const PLAIN = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;
/** A member of what a filter or a call gives. */
const BEHIND = /[\])]\s*\./;
/** Nested groups are followed this far; deeper names have to be plain. */
const MAX_LEVELS = 8;

/** The spelling of a set of names, made once per set; `functions` are names of functions, which never change. */
export function spellingOf(names: Names, functions: Iterable<string>): Spelling {
  let spelling = known.get(names);
  if (spelling === undefined) known.set(names, (spelling = makeSpelling(names, functions)));
  return spelling;
}

function makeSpelling(names: Names, functions: Iterable<string>): Spelling {
  const tracked: Tracked = Object.create(null) as Tracked;
  const meant = new Map<string, string>();
  const note = (name: string): void => {
    if (!PLAIN.test(name)) meant.set(normalizeContextKey(name), name);
  };
  for (const name of functions) {
    note(name);
    if (!PLAIN.test(name)) tracked[name] = 1;
  }
  for (const [name, type] of names) {
    note(name);
    const members = membersOf(type, note, MAX_LEVELS);
    if (members !== undefined || !PLAIN.test(name)) tracked[name] = members ?? 1;
  }
  const contextTracker = trackVariables({ ...tracked });
  const parsers = {
    expression: parser.configure({ top: 'Expression', contextTracker, strict: false }),
    unaryTests: parser.configure({ top: 'UnaryTests', contextTracker, strict: false }),
  };
  const members = respellable(meant.values());
  return {
    parser: (dialect) => parsers[dialect],
    plainMembers: (text, where) => {
      const isBehind = where === 'behindBrackets';
      if (members.length === 0 || (isBehind && !BEHIND.test(text))) return text;
      return respellMembers(text, members, isBehind);
    },
    nameOf: (written) => {
      if (PLAIN.test(written)) return written;
      const normal = normalizeContextKey(written);
      return meant.get(normal) ?? normal.replaceAll(/ (\*\*?|[./\-'+]) /g, '$1');
    },
  };
}

/** Only what the grammar could not read by itself. */
function membersOf(type: FeelType, note: (name: string) => void, levels: number): Tracked | undefined {
  if (levels === 0) return undefined;
  if (isList(type)) return membersOf(type.list, note, levels);
  if (isFunction(type)) return membersOf(type.returns, note, levels);
  if (isRange(type) || !isContext(type)) return undefined;
  let made: Tracked | undefined;
  for (const [name, member] of type.members) {
    note(name);
    const members = membersOf(member, note, levels - 1);
    if (members !== undefined || !PLAIN.test(name)) (made ??= {})[name] = members ?? 1;
  }
  return made;
}
