import { issue, type Issue } from '@caseloom/core';
import { OWN_NAMESPACE } from '../namespaces.ts';
import type { XmlElement } from '../xml/xml-element.ts';

/** Reading one model: which elements were taken over, and what there is to say. */
export class ModelReader {
  readonly #taken = new Set<XmlElement>();
  readonly #notes: Issue[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  take(element: XmlElement): XmlElement {
    this.#taken.add(element);
    return element;
  }

  /** Children of a name, taken over. */
  children(parent: XmlElement, name: string): XmlElement[] {
    return parent.children
      .filter((child) => isPart(parent, child) && child.name === name)
      .map((child) => this.take(child));
  }

  child(parent: XmlElement, name: string): XmlElement | undefined {
    return this.children(parent, name)[0];
  }

  /** The text of a child, or of its `text` child, as it was written. */
  textOf(parent: XmlElement, name: string): string | undefined {
    const element = this.child(parent, name);
    if (element === undefined) return undefined;
    const text = this.child(element, 'text');
    return (text ?? element).text;
  }

  note(code: string, element: XmlElement, args: Issue['args'], severity: Issue['severity'] = 'warning'): void {
    this.#notes.push(issue(code, this.address(element), args, severity));
  }

  address(element: XmlElement): string {
    return `${this.#file}#${element.path}`;
  }

  /** Everything said, and every element that was not taken over, by name and address. Pictures and tool settings are told once each, as remarks. */
  notes(root: XmlElement): readonly Issue[] {
    const left: Issue[] = [];
    this.#collect(root, left);
    return [...this.#notes, ...left];
  }

  #collect(element: XmlElement, left: Issue[]): void {
    if (this.#taken.has(element)) {
      for (const child of element.children) this.#collect(child, left);
      return;
    }
    if (element.name === 'extensionElements' && element.children.length === 0) return;
    const isRemark = element.name === 'extensionElements' || element.name === 'DMNDI';
    const args = { element: named(element), line: element.line };
    left.push(issue('DMN_NOT_TAKEN', this.address(element), args, isRemark ? 'info' : 'warning'));
  }
}

/** An element of the same language as its parent: extensions may use the same names. */
function isPart(parent: XmlElement, child: XmlElement): boolean {
  return parent.namespace === child.namespace;
}

function named({ name, attributes }: XmlElement): string {
  const own = attributes.get('name') ?? attributes.get('id');
  return own === undefined ? name : `${name} ${own}`;
}

/** An attribute of ours, whatever prefix the file gives us. */
export function ownAttribute({ attributes, prefixes }: XmlElement, name: string): string | undefined {
  for (const [key, value] of attributes) {
    const [prefix, local] = key.split(':');
    if (local === name && prefixes.get(prefix!) === OWN_NAMESPACE) return value;
  }
  return undefined;
}
