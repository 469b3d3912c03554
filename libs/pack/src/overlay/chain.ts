interface Link<T> {
  readonly id: string;
  value: T;
  previous: Link<T> | undefined;
  next: Link<T> | undefined;
}

export interface Place {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Elements by id, in order, for very many changes: to find, insert, move or remove one costs the same however long the list is. */
export class Chain<T> {
  readonly #links = new Map<string, Link<T>>();
  #first: Link<T> | undefined;
  #last: Link<T> | undefined;

  /** Of entries with the same id the first keeps its place and the last its value. */
  constructor(entries: Iterable<readonly [string, T]>) {
    for (const [id, value] of entries) {
      const known = this.#links.get(id);
      if (known === undefined) this.insert(id, value, {});
      else known.value = value;
    }
  }

  has(id: string): boolean {
    return this.#links.has(id);
  }

  get(id: string): T | undefined {
    return this.#links.get(id)?.value;
  }

  /** Changes the value of an element that is there. */
  set(id: string, value: T): void {
    this.#links.get(id)!.value = value;
  }

  /** A new element beside the one named, which is there, or at the end. */
  insert(id: string, value: T, place: Place): void {
    const link: Link<T> = { id, value, previous: undefined, next: undefined };
    this.#links.set(id, link);
    this.#attach(link, place);
  }

  remove(id: string): void {
    const link = this.#links.get(id)!;
    this.#detach(link);
    this.#links.delete(id);
  }

  /** To another place; beside itself is where it stands. */
  move(id: string, place: Place): void {
    if (place.before === id || place.after === id) return;
    const link = this.#links.get(id)!;
    this.#detach(link);
    this.#attach(link, place);
  }

  *entries(): Generator<readonly [string, T]> {
    for (let link = this.#first; link !== undefined; link = link.next) yield [link.id, link.value];
  }

  ids(): string[] {
    return Array.from(this.entries(), ([id]) => id);
  }

  #attach(link: Link<T>, { before, after }: Place): void {
    const next =
      before !== undefined ? this.#links.get(before) : after !== undefined ? this.#links.get(after)?.next : undefined;
    const previous = next === undefined ? this.#last : next.previous;
    link.next = next;
    link.previous = previous;
    if (previous === undefined) this.#first = link;
    else previous.next = link;
    if (next === undefined) this.#last = link;
    else next.previous = link;
  }

  #detach(link: Link<T>): void {
    if (link.previous === undefined) this.#first = link.next;
    else link.previous.next = link.next;
    if (link.next === undefined) this.#last = link.previous;
    else link.next.previous = link.previous;
  }
}
