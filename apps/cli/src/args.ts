import { unusable } from './failure.ts';

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
  /** The value, which must be one of these when it is there. */
  oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined;
  list(name: string): readonly string[];
  has(name: string): boolean;
}

/**
 * Reads `--flag value`, `--flag=value`, `-o value` and positional words; `-` alone is a word, `--` ends the flags.
 * @throws CaseloomError CLI_OPTION_UNKNOWN, CLI_OPTION_NO_VALUE, CLI_OPTION_SWITCH, CLI_OPTION_TWICE, CLI_OPTION_NEEDED
 */
export function parseArgs(words: readonly string[], specs: FlagSpecs): Args {
  const positional: string[] = [];
  const values = new Map<string, string[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') {
      positional.push(...words.slice(i + 1));
      break;
    }
    if (word === '-' || !word.startsWith('-')) {
      positional.push(word);
      continue;
    }
    const { option, inline } = split(word);
    const { kind } = specOf(option, specs);
    if (kind === 'switch') {
      if (inline !== undefined) throw unusable('CLI_OPTION_SWITCH', { option });
      values.set(option, ['']);
      continue;
    }
    const value = inline ?? words[++i] ?? '';
    if (value === '' || (inline === undefined && value.startsWith('--')))
      throw unusable('CLI_OPTION_NO_VALUE', { option });
    if (kind === 'value' && values.has(option)) throw unusable('CLI_OPTION_TWICE', { option });
    values.set(option, [...(values.get(option) ?? []), value]);
  }
  for (const [option, { required }] of Object.entries(specs))
    if (required === true && !values.has(option)) throw unusable('CLI_OPTION_NEEDED', { option });
  return argsOf(positional, values);
}

function split(word: string): { option: string; inline?: string } {
  if (word === '-o') return { option: 'out' };
  const body = word.startsWith('--') ? word.slice(2) : word;
  const equals = body.indexOf('=');
  return equals < 0 ? { option: body } : { option: body.slice(0, equals), inline: body.slice(equals + 1) };
}

function specOf(option: string, specs: FlagSpecs): FlagSpec {
  const spec = Object.hasOwn(specs, option) ? specs[option] : undefined;
  if (spec !== undefined) return spec;
  const known = Object.keys(specs).map((name) => `--${name}`);
  throw unusable('CLI_OPTION_UNKNOWN', { option, known: known.join(' ') || '–' });
}

function argsOf(positional: readonly string[], values: ReadonlyMap<string, readonly string[]>): Args {
  const value = (name: string): string | undefined => values.get(name)?.[0];
  return {
    positional,
    value,
    need: (name) => {
      const given = value(name);
      if (given === undefined) throw unusable('CLI_OPTION_NEEDED', { option: name });
      return given;
    },
    oneOf: (name, allowed) => {
      const given = value(name);
      const found = allowed.find((one) => one === given);
      if (given !== undefined && found === undefined)
        throw unusable('CLI_OPTION_INVALID', { option: name, value: given, expected: allowed.join(' | ') });
      return found;
    },
    list: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
}
