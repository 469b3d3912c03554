/** Something that is not well-formed; the reader adds where. */
export class XmlFault extends Error {}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}._-]*(?::[\p{L}_][\p{L}\p{N}\p{M}._-]*)?/uy;
const ATTRIBUTE = /\s+([\p{L}_][\p{L}\p{N}\p{M}._-]*(?::[\p{L}_][\p{L}\p{N}\p{M}._-]*)?)\s*=\s*("[^"<]*"|'[^'<]*')/uy;
const END = /\s*(\/?)>/y;

export interface XmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly closesItself: boolean;
  /** Where the text after the tag begins. */
  readonly end: number;
}

/** An opening tag that begins at a `<`. @throws XmlFault */
export function readTag(text: string, at: number): XmlTag {
  const name = match(NAME, text, at + 1);
  if (name === null) throw new XmlFault('tag');
  const attributes = new Map<string, string>();
  let place = at + 1 + name[0].length;
  for (let next = match(ATTRIBUTE, text, place); next !== null; next = match(ATTRIBUTE, text, place)) {
    const [whole, key, quoted] = next as unknown as [string, string, string];
    if (attributes.has(key)) throw new XmlFault(`attribute ${key} twice`);
    attributes.set(key, unescapeXml(quoted.slice(1, -1)).replaceAll(/[\t\r\n]/g, ' '));
    place += whole.length;
  }
  const end = match(END, text, place);
  if (end === null) throw new XmlFault(`tag ${name[0]}`);
  return { name: name[0], attributes, closesItself: end[1] === '/', end: place + end[0].length };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** @throws XmlFault for entities beyond the five and for characters that are none */
export function unescapeXml(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));|&/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined && Object.hasOwn(ENTITIES, name)) return ENTITIES[name]!;
      const code = hex === undefined ? (decimal === undefined ? undefined : Number(decimal)) : Number.parseInt(hex, 16);
      if (code === undefined || code > 0x10ffff || code === 0) throw new XmlFault(`entity ${whole.slice(0, 12)}`);
      return String.fromCodePoint(code);
    },
  );
}

/** Text as it may stand between tags or in quotes; characters that XML cannot hold become U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replaceAll('\r', '&#13;')
    .replaceAll(
      /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    );
}

/** As escapeXml, for the value of an attribute, where blanks of all kinds would become one. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replaceAll(/[\n\t]/g, (char) => `&#${char.charCodeAt(0)};`);
}
