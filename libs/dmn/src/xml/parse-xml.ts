import { CaseloomError, issue } from '@caseloom/core';
import type { XmlElement } from './xml-element.ts';
import { readTag, unescapeXml, XmlFault } from './xml-tag.ts';

export interface XmlLimits {
  readonly characters: number;
  readonly depth: number;
  readonly elements: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = { characters: 64_000_000, depth: 200, elements: 5_000_000 };

interface Open {
  readonly element: Omit<XmlElement, 'text' | 'children'>;
  readonly children: XmlElement[];
  readonly counts: Map<string, number>;
  readonly written: string;
  text: string;
}

/**
 * Reads a document into a tree. No document type, no entities but the five of XML, nothing external; size, depth and number of elements are limited.
 * @throws CaseloomError DMN_XML_BROKEN with the line, DMN_XML_LIMIT
 */
export function parseXml(source: string, limits: XmlLimits = DEFAULT_XML_LIMITS): XmlElement {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.length > limits.characters) throw limited('characters', limits.characters);
  const builder = new TreeBuilder(limits);
  const lines = new LineCounter(text);
  for (let at = 0; at < text.length;) {
    const tag = text.indexOf('<', at);
    const end = tag === -1 ? text.length : tag;
    try {
      if (end > at) builder.text(text.slice(at, end));
      if (tag === -1) break;
      at = readMarkup(text, tag, builder, lines);
    } catch (error) {
      throw error instanceof XmlFault ? broken(error.message, lines.lineAt(tag === -1 ? at : tag)) : error;
    }
  }
  try {
    return builder.root();
  } catch (error) {
    throw error instanceof XmlFault ? broken(error.message, lines.lineAt(text.length)) : error;
  }
}

/** @returns where reading goes on */
function readMarkup(text: string, at: number, builder: TreeBuilder, lines: LineCounter): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4, 'comment');
  if (text.startsWith('<?', at)) return after(text, '?>', at + 2, 'instruction');
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(text, ']]>', at + 9, 'CDATA');
    builder.plain(text.slice(at + 9, end - 3));
    return end;
  }
  if (text.startsWith('<!', at)) throw new XmlFault('document type');
  if (text.startsWith('</', at)) {
    const end = after(text, '>', at + 2, 'closing tag');
    builder.close(text.slice(at + 2, end - 1).trim());
    return end;
  }
  const tag = readTag(text, at);
  builder.open(tag.name, tag.attributes, lines.lineAt(at));
  if (tag.closesItself) builder.close(tag.name);
  return tag.end;
}

function after(text: string, closer: string, from: number, what: string): number {
  const end = text.indexOf(closer, from);
  if (end === -1) throw new XmlFault(what);
  return end + closer.length;
}

class TreeBuilder {
  readonly #limits: XmlLimits;
  readonly #open: Open[] = [];
  #root: XmlElement | undefined;
  #elements = 0;

  constructor(limits: XmlLimits) {
    this.#limits = limits;
  }

  open(written: string, attributes: ReadonlyMap<string, string>, line: number): void {
    if (this.#root !== undefined) throw new XmlFault('second root');
    if (++this.#elements > this.#limits.elements) throw limited('elements', this.#limits.elements);
    if (this.#open.length >= this.#limits.depth) throw limited('depth', this.#limits.depth);
    const parent = this.#open.at(-1);
    const prefixes = prefixesWith(parent?.element.prefixes ?? XML_PREFIXES, attributes);
    const colon = written.indexOf(':');
    const prefix = colon === -1 ? '' : written.slice(0, colon);
    const name = written.slice(colon + 1);
    const namespace = prefixes.get(prefix);
    if (namespace === undefined && prefix !== '') throw new XmlFault(`prefix ${prefix}`);
    const count = (parent?.counts.get(name) ?? 0) + 1;
    parent?.counts.set(name, count);
    const path = parent === undefined ? `/${name}` : `${parent.element.path}/${name}[${count}]`;
    this.#open.push({
      element: { name, namespace: namespace ?? '', attributes, path, line, prefixes },
      children: [],
      counts: new Map(),
      written,
      text: '',
    });
  }

  close(written: string): void {
    const open = this.#open.pop();
    if (open === undefined || open.written !== written) throw new XmlFault(`closing tag ${written.slice(0, 40)}`);
    const element: XmlElement = { ...open.element, children: open.children, text: open.text };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }

  text(escaped: string): void {
    this.plain(unescapeXml(escaped));
  }

  plain(text: string): void {
    const open = this.#open.at(-1);
    if (open !== undefined) open.text += text;
    else if (text.trim() !== '') throw new XmlFault('text outside the root');
  }

  root(): XmlElement {
    if (this.#open.length > 0 || this.#root === undefined) throw new XmlFault('the document ends early');
    return this.#root;
  }
}

const XML_PREFIXES: ReadonlyMap<string, string> = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);

function prefixesWith(
  known: ReadonlyMap<string, string>,
  attributes: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  let prefixes: Map<string, string> | undefined;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map(known);
    prefixes.set(name === 'xmlns' ? '' : name.slice(6), value);
  }
  return prefixes ?? known;
}

/** Lines of places that only move forward. */
class LineCounter {
  readonly #text: string;
  #at = 0;
  #line = 1;
  constructor(text: string) {
    this.#text = text;
  }
  lineAt(place: number): number {
    for (
      let next = this.#text.indexOf('\n', this.#at);
      next !== -1 && next < place;
      next = this.#text.indexOf('\n', this.#at)
    ) {
      this.#line++;
      this.#at = next + 1;
    }
    return this.#line;
  }
}

function broken(reason: string, line: number): CaseloomError {
  return new CaseloomError([issue('DMN_XML_BROKEN', String(line), { reason, line })]);
}

function limited(what: string, limit: number): CaseloomError {
  return new CaseloomError([issue('DMN_XML_LIMIT', '', { what, limit })]);
}
