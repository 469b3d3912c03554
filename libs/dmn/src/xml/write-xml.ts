import { escapeAttribute, escapeXml } from './xml-tag.ts';

/** An element to be written; attributes that are undefined are left out, children that are too. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly (XmlNode | undefined)[];
  readonly text?: string;
}

export function node(
  name: string,
  attributes: XmlNode['attributes'] = {},
  children: readonly (XmlNode | undefined)[] = [],
): XmlNode {
  return { name, attributes, children };
}

export function textNode(name: string, text: string): XmlNode {
  return { name, attributes: {}, children: [], text };
}

/** Two blanks a level; an element with text stays on its line. */
export function writeXml(root: XmlNode): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function write({ name, attributes, children, text }: XmlNode, indent: string, lines: string[]): void {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value!)}"`)
    .join('');
  const inside = children.filter((child) => child !== undefined);
  const open = `${indent}<${name}${written}`;
  if (text !== undefined) lines.push(`${open}>${escapeXml(text)}</${name}>`);
  else if (inside.length === 0) lines.push(`${open}/>`);
  else {
    lines.push(`${open}>`);
    for (const child of inside) write(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  }
}
