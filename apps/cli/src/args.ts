import { Unusable } from './failure.ts';

export interface FlagSpec {
  /** `value`: takes one value; `list`: may be repeated; `switch`: takes none. */
  readonly kind: 'value' | 'list' | 'switch';
  readonly required?: boolean;
}
export type FlagSpecs = Readonly<Record<string, FlagSpec>>;

export interface Args {
  readonly positional: readonly string[];
  value(name: string): string | undefined;
  need(name: string): string;
  list(name: string): readonly string[];
  has(name: string): boolean;
}

/** Reads `--flag value`, `--flag=value`, `-o value` and positional words. @throws Unusable for flags the command does not know. */
export function parseArgs(words: readonly string[], specs: FlagSpecs): Args {
  const positional: string[] = [];
  const values = new Map<string, string[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '-' || !word.startsWith('-')) {
      positional.push(word);
      continue;
    }
    const [flag, inline] = split(word === '-o' ? '--out' : word);
    const spec = Object.hasOwn(specs, flag) ? specs[flag] : undefined;
    if (spec === undefined) throw new Unusable(`unknown option --${flag}; this command knows ${Object.keys(specs).map((name) => `--${name}`).join(' ') || 'none'}`);
    if (spec.kind === 'switch') {
      if (inline !== undefined) throw new Unusable(`--${flag} takes no value`);
      values.set(flag, ['']);
      continue;
    }
    const value = inline ?? words[++i];
    if (value === undefined) throw new Unusable(`--${flag} needs a value`);
    if (spec.kind === 'value' && values.has(flag)) throw new Unusable(`--${flag} is given twice`);
    values.set(flag, [...(values.get(flag) ?? []), value]);
  }
  for (const [name, spec] of Object.entries(specs)) if (spec.required === true && !values.has(name)) throw new Unusable(`--${name} is needed`);
  return {
    positional,
    value: (name) => values.get(name)?.[0],
    need: (name) => {
      const value = values.get(name)?.[0];
      if (value === undefined) throw new Unusable(`--${name} is needed`);
      return value;
    },
    list: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
}

function split(word: string): [string, string | undefined] {
  const body = word.replace(/^--?/, '');
  const equals = body.indexOf('=');
  return equals < 0 ? [body, undefined] : [body.slice(0, equals), body.slice(equals + 1)];
}
