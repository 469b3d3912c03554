/** An element of a document, its names without prefixes. */
export interface XmlElement {
  readonly name: string;
  /** Namespace of the element; empty where there is none. */
  readonly namespace: string;
  /** By name as written: prefixes stay, for the same name may stand in two namespaces. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Own text, that of the children left out. */
  readonly text: string;
  /** `/definitions/decision[2]/decisionTable`, counted from 1 among elements of one name. */
  readonly path: string;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Namespaces in force, by prefix. */
  readonly prefixes: ReadonlyMap<string, string>;
}
