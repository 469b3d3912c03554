import { Chain } from './chain.ts';

/** Elements by id, in order, while overlays are applied. Ids may be any text: they never become property names. */
export class ElementList<T> extends Chain<T> {
  readonly #retired = new Set<string>();

  /** What is left at the end: retired elements are gone. */
  values(): T[] {
    const kept: T[] = [];
    for (const [id, value] of this.entries()) if (!this.#retired.has(id)) kept.push(value);
    return kept;
  }

  /** Out, yet still a place beside which others may stand: an overlay may disable an element and add another after it, in any order. */
  retire(id: string): void {
    this.#retired.add(id);
  }

  isRetired(id: string): boolean {
    return this.#retired.has(id);
  }

  /** The value of an element; one that is not there yet comes at the end. */
  override set(id: string, value: T): void {
    if (this.has(id)) super.set(id, value);
    else this.insert(id, value, {});
  }
}
