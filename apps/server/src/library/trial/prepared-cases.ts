import type { Facts } from '@caseloom/record';
import { FactBytes } from './fact-bytes.ts';

/** Parsed groups kept beside the bytes: whoever tries a rule tries it again with the next pause. */
const MOST_PARSED = 60_000;

/**
 * The facts of cases that rules were tried on lately, ready to be read: as bytes, of which only the groups that a rule reads are made objects.
 * Bounded; what was put in first goes first. Holds patient data, in memory only.
 */
export class PreparedCases {
  readonly #bytes: FactBytes;
  readonly #parsed = new Map<string, Record<string, unknown>>();
  #parsedGroups = 0;

  constructor(mostBytes = 512 * 1_048_576) {
    this.#bytes = new FactBytes(mostBytes);
  }

  has(key: string, group?: string): boolean {
    return this.#bytes.has(key, group);
  }

  /** @param facts plain JSON by group; groups that are there already are kept */
  put(key: string, facts: Facts): void {
    this.#bytes.put(key, facts);
    this.#parsed.delete(key);
  }

  /** The facts of these groups, on an object without a prototype; undefined when the case is not here. Not to be changed. */
  facts(key: string, groups: readonly string[]): Facts | undefined {
    if (!this.#bytes.has(key)) return undefined;
    let facts = this.#parsed.get(key);
    if (facts === undefined) {
      facts = Object.create(null) as Record<string, unknown>;
      this.#parsed.set(key, facts);
    }
    for (const group of groups) {
      if (group in facts) continue;
      const text = this.#bytes.text(key, group);
      if (text === undefined) continue;
      facts[group] = JSON.parse(text);
      this.#parsedGroups++;
    }
    if (this.#parsedGroups > MOST_PARSED) this.#forgetParsed(key);
    return facts;
  }

  groups(key: string): readonly string[] {
    return this.#bytes.groups(key);
  }

  #forgetParsed(keep: string): void {
    const kept = this.#parsed.get(keep)!;
    this.#parsed.clear();
    this.#parsed.set(keep, kept);
    this.#parsedGroups = Object.keys(kept).length;
  }
}
