/** Words of many rules in one long text, so that a search is one scan of it. */
export class WordSearch {
  readonly #text: string;
  /** Where each rule's words begin; one more at the end. */
  readonly #starts: Uint32Array;

  /** @param words of rule 0, 1, …; line ends in them become blanks */
  constructor(words: readonly string[]) {
    this.#starts = new Uint32Array(words.length + 1);
    let at = 0;
    const clean = words.map((one) => (one.includes('\n') ? one.replaceAll('\n', ' ') : one));
    clean.forEach((one, index) => {
      this.#starts[index] = at;
      at += one.length + 1;
    });
    this.#starts[words.length] = at;
    this.#text = `${clean.join('\n')}\n`;
  }

  /** Calls `found` once for every rule whose words hold `word` (lower case), in order. */
  each(word: string, found: (rule: number) => void): void {
    const starts = this.#starts;
    let rule = 0;
    for (let at = this.#text.indexOf(word); at !== -1;) {
      rule = this.#ruleAt(at, rule);
      found(rule);
      at = this.#text.indexOf(word, starts[rule + 1]!);
    }
  }

  #ruleAt(at: number, from: number): number {
    let [low, high] = [from, this.#starts.length - 1];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle;
    }
    return low;
  }
}
