/** Finds the name of a variable or term in the words of the language; undefined where nobody has named it. */
export type Words = (name: string) => string | undefined;

/** `charge ÷ groupMean` in words: `总费用 ÷ 组均费用`; names without a word stay as they are. */
export function formulaInWords(formula: string, words: Words): string {
  return formula.replace(/[A-Za-z][A-Za-z0-9]*/g, (name) => words(name) ?? name);
}

/** `2 HALF_UP` as places and mode; undefined when it is not of that form. */
export function readRounding(rounding: string): { readonly places: number; readonly mode: string } | undefined {
  const match = /^(\d+) ([A-Z_]+)$/.exec(rounding);
  return match === null ? undefined : { places: Number(match[1]), mode: match[2] ?? '' };
}

/** A code list of a scheme: `adrg:GW1/dx` holds the diagnoses of GW1. */
export function readListName(list: string): { readonly owner: string; readonly of: 'dx' | 'proc' } | undefined {
  const match = /^(?:mdc|adrg|drg|rule):([^/]+)\/(dx|proc)[\w.]*$/.exec(list);
  return match === null ? undefined : { owner: match[1] ?? '', of: match[2] as 'dx' | 'proc' };
}
