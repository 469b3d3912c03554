import { CaseloomError, issue } from '@caseloom/core';

export interface XmlHandler {
  /** Names come without their namespace prefix. */
  open(name: string, attributes: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

const LONGEST_TOKEN = 4_000_000;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads XML as a stream of tags and texts: enough for spreadsheets and no more. No document type, no entities but the five of
 * XML, no external anything; one tag or text is bounded in size ([P19]).
 * @throws CaseloomError FILE_XML_BROKEN
 */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const parser = new XmlParser(handler);
  for await (const _ of parseXml(bytes, parser));
}

/** As `readXml`, pausing after every piece of input, so that what the handler collected can be handed on. */
export async function* parseXml(bytes: AsyncIterable<Uint8Array>, parser: XmlParser): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes) {
      parser.push(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.push(decoder.decode());
  } catch (error) {
    throw error instanceof TypeError ? broken('UTF-8') : error;
  }
  parser.end();
}

export class XmlParser {
  readonly #handler: XmlHandler;
  #text = '';
  #depth = 0;

  constructor(handler: XmlHandler) {
    this.#handler = handler;
  }

  push(piece: string): void {
    const text = this.#text + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      if (tag === -1) break;
      const end = this.#token(text, at, tag);
      if (end === undefined) break;
      at = end;
    }
    this.#text = text.slice(at);
    if (this.#text.length > LONGEST_TOKEN) throw broken('token too long');
  }

  end(): void {
    if (this.#depth !== 0 || this.#text.trim() !== '') throw broken('ends early');
  }

  /** Handles the text before a tag and the tag. @returns where the next token starts; undefined when the tag is not complete yet */
  #token(text: string, from: number, tag: number): number | undefined {
    const special = text[tag + 1];
    if (special === undefined) return undefined;
    if (special === '!' || special === '?') return this.#skip(text, from, tag);
    const end = tagEnd(text, tag);
    if (end === undefined) return undefined;
    this.#emitText(text, from, tag);
    this.#tag(text.slice(tag + 1, end));
    return end + 1;
  }

  #skip(text: string, from: number, tag: number): number | undefined {
    if (text.startsWith('<![CDATA[', tag)) {
      const end = text.indexOf(']]>', tag);
      if (end === -1) return undefined;
      this.#emitText(text, from, tag);
      this.#handler.text?.(text.slice(tag + 9, end));
      return end + 3;
    }
    const [opener, closer] = text[tag + 1] === '?' ? ['<?', '?>'] : ['<!--', '-->'];
    if (text.length - tag < 9 && !text.startsWith('<?', tag)) return undefined;
    if (!text.startsWith(opener, tag)) throw broken('document type');
    const end = text.indexOf(closer, tag + opener.length);
    if (end === -1) return undefined;
    this.#emitText(text, from, tag);
    return end + closer.length;
  }

  #emitText(text: string, from: number, to: number): void {
    if (to > from && this.#depth > 0) this.#handler.text?.(unescaped(text.slice(from, to)));
  }

  #tag(inside: string): void {
    if (inside.startsWith('/')) {
      this.#depth--;
      if (this.#depth < 0) throw broken('closing tag');
      this.#handler.close?.(localName(inside.slice(1).trim()));
      return;
    }
    const closesItself = inside.endsWith('/');
    const body = closesItself ? inside.slice(0, -1) : inside;
    const nameEnd = body.search(/\s/);
    const name = localName(nameEnd === -1 ? body : body.slice(0, nameEnd));
    this.#handler.open(name, (wanted) => (nameEnd === -1 ? undefined : attribute(body, nameEnd, wanted)));
    if (closesItself) this.#handler.close?.(name);
    else this.#depth++;
  }
}

function tagEnd(text: string, tag: number): number | undefined {
  let end = text.indexOf('>', tag);
  while (end !== -1 && hasOpenQuote(text, tag, end)) end = text.indexOf('>', end + 1);
  return end === -1 ? undefined : end;
}

function hasOpenQuote(text: string, from: number, to: number): boolean {
  let quote = '';
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    if (quote === '' ? char === '"' || char === "'" : char === quote) quote = quote === '' ? char : '';
  }
  return quote !== '';
}

/** The value of an attribute by its name without prefix; the first of several. */
function attribute(body: string, from: number, wanted: string): string | undefined {
  let at = from;
  for (;;) {
    const equals = body.indexOf('=', at);
    if (equals === -1) return undefined;
    const quoteAt = equals + 1 + body.slice(equals + 1).search(/\S/);
    const close = body.indexOf(body[quoteAt] ?? '"', quoteAt + 1);
    if (close === -1) throw broken('attribute');
    if (localName(body.slice(at, equals).trim()) === wanted) return unescaped(body.slice(quoteAt + 1, close));
    at = close + 1;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,8});/g, (whole, name: string) => {
    if (name.startsWith('#')) return characterOf(name);
    if (!Object.hasOwn(ENTITIES, name)) throw broken(`entity ${whole}`);
    return ENTITIES[name]!;
  });
}

function characterOf(reference: string): string {
  const code = reference[1] === 'x' ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  if (code > 0x10ffff) throw broken('character');
  return String.fromCodePoint(code);
}

function broken(reason: string): CaseloomError {
  return new CaseloomError([issue('FILE_XML_BROKEN', '', { reason })]);
}
