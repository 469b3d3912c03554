const LONGEST_ID = 80;

/** An artifact id of a name: letters, digits and dashes; `decision` where none of it is left, as of a Chinese name. */
export function slug(name: string, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, LONGEST_ID);
  return plain === '' ? fallback : plain;
}

/** Gives each wanted id once: `age`, `age-2`, `age-3`. */
export class UniqueNames {
  readonly #used = new Set<string>();
  readonly #longest: number;

  constructor(longest = Number.POSITIVE_INFINITY) {
    this.#longest = longest;
  }

  take(wanted: string): string {
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? '' : `-${number}`;
      const name = `${wanted.slice(0, this.#longest - suffix.length)}${suffix}`;
      const key = name.toLowerCase();
      if (this.#used.has(key)) continue;
      this.#used.add(key);
      return name;
    }
  }
}

export function artifactIds(): UniqueNames {
  return new UniqueNames(LONGEST_ID);
}
