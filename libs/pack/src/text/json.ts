import { isKeepableText, issue, type Issue } from '@caseloom/core';

/** Where a value stands in its text, zero-based, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface ParsedJson {
  readonly value: unknown;
  /** Span of the value at a path (`['rules', 3, 'id']`), or of its nearest ancestor. */
  readonly spanOf: (path: readonly PropertyKey[]) => Span;
}

const MAX_DEPTH = 100;

/**
 * Strict JSON (RFC 8259) with an address for everything wrong: syntax, a key given twice, a key named `__proto__`, depth over 100,
 * text with U+0000 or half of a surrogate pair, which neither hashes nor databases take.
 * One reader for every engine, so that the same text gives the same complaint in the server and in the browser.
 * Issues carry `line` and `column` (from 1) in args and a span; `path` is the file.
 */
export function parseJson(
  text: string,
  file: string,
): { readonly json?: ParsedJson; readonly issues: readonly Issue[] } {
  const reader = new Reader(text, file);
  const root = reader.document();
  if (reader.issues.length > 0 || root === undefined) return { issues: reader.issues };
  return { json: { value: root.value, spanOf: (path) => spanOf(root, path) }, issues: [] };
}

/** Line and column, both from 1, of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

interface Node {
  readonly value: unknown;
  readonly from: number;
  readonly to: number;
  readonly children?: ReadonlyMap<string | number, Node>;
}

function spanOf(root: Node, path: readonly PropertyKey[]): Span {
  let node = root;
  for (const step of path) {
    const child = node.children?.get(typeof step === 'symbol' ? String(step) : step);
    if (child === undefined) break;
    node = child;
  }
  return { from: node.from, to: node.to };
}

class Stop extends Error {}

class Reader {
  readonly issues: Issue[] = [];
  #at = 0;
  readonly #text: string;
  readonly #file: string;

  constructor(text: string, file: string) {
    this.#text = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text;
    this.#file = file;
  }

  document(): Node | undefined {
    try {
      const node = this.#value(0);
      this.#blank();
      if (this.#at < this.#text.length) this.#fail('end');
      return node;
    } catch (error) {
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  #complain(code: string, offset: number, args: Record<string, string | number>): void {
    this.issues.push({
      ...issue(code, this.#file, { ...args, ...lineAndColumn(this.#text, offset) }),
      span: { from: offset, to: Math.min(offset + 1, this.#text.length) },
    });
  }

  #fail(expected: string): never {
    const found = this.#at >= this.#text.length ? 'end' : this.#text[this.#at]!;
    this.#complain('PACK_JSON_SYNTAX', this.#at, { expected, found });
    throw new Stop();
  }

  #blank(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.#at++;
    }
  }

  #value(depth: number): Node {
    this.#blank();
    if (depth > MAX_DEPTH) {
      this.#complain('PACK_JSON_DEPTH', this.#at, { limit: MAX_DEPTH });
      throw new Stop();
    }
    const from = this.#at;
    const char = this.#text[from];
    if (char === '{') return this.#object(depth);
    if (char === '[') return this.#array(depth);
    if (char === '"') {
      const value = this.#string();
      return { value, from, to: this.#at };
    }
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, from)) {
        this.#at += word.length;
        return { value, from, to: this.#at };
      }
    }
    NUMBER.lastIndex = from;
    const number = NUMBER.exec(this.#text);
    if (number === null) return this.#fail('value');
    this.#at = NUMBER.lastIndex;
    return { value: Number(number[0]), from, to: this.#at };
  }

  #object(depth: number): Node {
    const from = this.#at++;
    const children = new Map<string, Node>();
    this.#blank();
    if (this.#text[this.#at] === '}') this.#at++;
    else {
      for (;;) {
        this.#blank();
        const keyAt = this.#at;
        if (this.#text[keyAt] !== '"') this.#fail('"key"');
        const key = this.#string();
        this.#blank();
        if (this.#text[this.#at] !== ':') this.#fail(':');
        this.#at++;
        const child = this.#value(depth + 1);
        if (key === '__proto__') this.#complain('PACK_JSON_KEY_FORBIDDEN', keyAt, { key });
        else if (children.has(key)) this.#complain('PACK_JSON_KEY_TWICE', keyAt, { key });
        else children.set(key, child);
        this.#blank();
        const next = this.#text[this.#at];
        if (next !== ',' && next !== '}') this.#fail(', or }');
        this.#at++;
        if (next === '}') break;
      }
    }
    const value: Record<string, unknown> = {};
    for (const [key, child] of children) value[key] = child.value;
    return { value, from, to: this.#at, children };
  }

  #array(depth: number): Node {
    const from = this.#at++;
    const children = new Map<number, Node>();
    const value: unknown[] = [];
    this.#blank();
    if (this.#text[this.#at] === ']') this.#at++;
    else {
      for (;;) {
        const child = this.#value(depth + 1);
        children.set(value.length, child);
        value.push(child.value);
        this.#blank();
        const next = this.#text[this.#at];
        if (next !== ',' && next !== ']') this.#fail(', or ]');
        this.#at++;
        if (next === ']') break;
      }
    }
    return { value, from, to: this.#at, children };
  }

  #string(): string {
    const from = this.#at++;
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (Number.isNaN(code) || code < 0x20) this.#fail('"');
      if (code === 0x5c) this.#at += 2;
      else {
        this.#at++;
        if (code === 0x22) break;
      }
    }
    try {
      const value = JSON.parse(this.#text.slice(from, this.#at)) as string;
      if (!isKeepableText(value)) this.#complain('PACK_JSON_TEXT', from, {});
      return value;
    } catch {
      this.#at = from;
      return this.#fail('string');
    }
  }
}

const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
