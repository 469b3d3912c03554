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
  readonly #keyOf: (name: string) => string;

  /** @param keyOf  names of one key count as one */
  constructor(longest = Number.POSITIVE_INFINITY, keyOf: (name: string) => string = (name) => name) {
    this.#longest = longest;
    this.#keyOf = keyOf;
  }

  take(wanted: string): string {
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? '' : `-${number}`;
      const name = `${wanted.slice(0, this.#longest - suffix.length)}${suffix}`;
      const key = this.#keyOf(name);
      if (this.#used.has(key)) continue;
      this.#used.add(key);
      return name;
    }
  }
}

/** Artifacts are files, and some disks take `Age` and `age` for one. */
export function artifactIds(): UniqueNames {
  return new UniqueNames(LONGEST_ID, (name) => name.toLowerCase());
}
