/** Elements by id, in order; made for many small changes. Ids may be any text: they never become property names. */
export class ElementList<T> {
  #ids: string[];
  readonly #values: Map<string, T>;
  readonly #retired = new Set<string>();

  constructor(entries: Iterable<readonly [string, T]>) {
    this.#values = new Map(entries);
    this.#ids = [...this.#values.keys()];
  }

  has(id: string): boolean {
    return this.#values.has(id);
  }

  get(id: string): T | undefined {
    return this.#values.get(id);
  }

  ids(): readonly string[] {
    return this.#ids;
  }

  /** What is left at the end: retired elements are gone. */
  values(): T[] {
    return this.#ids.filter((id) => !this.#retired.has(id)).map((id) => this.#values.get(id)!);
  }

  /** Out, yet still a place beside which others may stand: an overlay may disable an element and add another after it, in any order. */
  retire(id: string): void {
    this.#retired.add(id);
  }

  set(id: string, value: T): void {
    if (!this.#values.has(id)) this.#ids.push(id);
    this.#values.set(id, value);
  }

  insert(
    id: string,
    value: T,
    place: { readonly before?: string | undefined; readonly after?: string | undefined },
  ): void {
    const anchor = place.before ?? place.after;
    const at =
      anchor === undefined ? this.#ids.length : this.#ids.indexOf(anchor) + (place.before === undefined ? 1 : 0);
    this.#ids.splice(at, 0, id);
    this.#values.set(id, value);
  }

  remove(id: string): void {
    this.#values.delete(id);
    this.#ids = this.#ids.filter((one) => one !== id);
  }
}
