import { z } from 'zod';
import { unknownBecause, type CompileContext, type RuleRun } from '../run.ts';

/** How values of two documents are compared: as they are, by their first characters, or through a map between code editions. */
export const likenessSchema = { characters: z.int().min(1).optional(), map: z.string().min(1).optional() };
interface Likeness {
  readonly characters?: number | undefined;
  readonly map?: string | undefined;
}

/** What a value is compared by; undefined: it cannot be said. */
export type KeyOf = (value: unknown, run: RuleRun) => string | undefined;

/**
 * Keys of this document's values and of the other's. Through a map this document's code is compared as the code it leads to; one that the map does not know
 * cannot be compared. Reports RULE_MAP_UNKNOWN.
 */
export function keysOf(
  { characters, map: name }: Likeness,
  context: CompileContext,
): { readonly own: KeyOf; readonly other: KeyOf } {
  const short: KeyOf = (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const text = String(value).trim();
    return text === '' ? undefined : characters === undefined ? text : text.slice(0, characters);
  };
  if (name === undefined) return { own: short, other: short };
  const map = context.environment.map?.(name);
  if (map === undefined && context.environment.codeSet(name) === undefined)
    context.report('RULE_MAP_UNKNOWN', { map: name }, 'map');
  return {
    own: (value, run) => {
      const target = typeof value === 'string' ? map?.get(value.trim()) : undefined;
      return target === undefined ? unknownBecause(run, name, 'external') : short(target, run);
    },
    other: short,
  };
}
