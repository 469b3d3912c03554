import type { DrgScheme } from '../drg/compile-drg.ts';
import { ByteDictionary, HASH_START, hashed } from './byte-dictionary.ts';

/** The codes of a scheme by their bytes, with their numbers. */
export function codeBytes({ index }: DrgScheme): ByteDictionary {
  const dictionary = new ByteDictionary();
  const encoder = new TextEncoder();
  let number = 0;
  for (const code of index.codes()) {
    const bytes = encoder.encode(code);
    dictionary.add(bytes.reduce(hashed, HASH_START), bytes, 0, bytes.length, number++);
  }
  return dictionary;
}

/** Which code numbers a scheme leaves out before grouping, by kind; undefined where it leaves out none. */
export function excludedNumbers({ index, excluded }: DrgScheme): Record<'dx' | 'procs', Uint8Array> | undefined {
  if (excluded.isEmpty) return undefined;
  const codes = [...index.codes()];
  return {
    dx: Uint8Array.from(codes, (code) => Number(excluded.hasDiagnosis(code))),
    procs: Uint8Array.from(codes, (code) => Number(excluded.hasProcedure(code))),
  };
}
