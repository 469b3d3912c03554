/** Codes that no condition can tell apart: they stand in the same lists and tables. */
export interface CodeClass {
  /** The first code of the class in the order of the tables. */
  readonly code: string;
  /** Every one of them. */
  readonly codes: readonly string[];
  /** Names of the sets that they stand in. */
  readonly marks: readonly string[];
}

/**
 * Puts codes together that carry the same marks. What no set names is no class: it is the same as no code at all.
 * @param sets name → codes; names must differ
 * @param left codes that the scheme leaves out before grouping
 */
export function codeClasses(
  sets: ReadonlyMap<string, readonly string[]>,
  left: ReadonlySet<string>,
): readonly CodeClass[] {
  const marks = new Map<string, string[]>();
  for (const [name, codes] of sets) {
    for (const code of new Set(codes)) {
      if (left.has(code)) continue;
      const found = marks.get(code);
      if (found === undefined) marks.set(code, [name]);
      else found.push(name);
    }
  }
  const classes = new Map<string, { code: string; codes: string[]; marks: readonly string[] }>();
  for (const [code, names] of marks) {
    const key = names.join('\n');
    const known = classes.get(key);
    if (known === undefined) classes.set(key, { code, codes: [code], marks: names });
    else known.codes.push(code);
  }
  return [...classes.values()];
}
