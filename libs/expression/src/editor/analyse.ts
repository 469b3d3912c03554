import type { Node } from '../ast.ts';
import { compileNode } from '../compile-node.ts';
import { type Compilation, Environment } from '../environment.ts';
import { functions } from '../functions/index.ts';
import { Located } from '../located.ts';
import { parse } from '../parse.ts';
import { type Dialect, spellingOf } from '../spelling.ts';
import { type FeelType, isList, type Names } from '../types.ts';

export interface EditorText {
  readonly zh: string;
  readonly en: string;
}

export interface EditorOptions {
  readonly names: Names;
  /** What is being written; an expression, unless told otherwise. */
  readonly dialect?: Dialect;
  /** Type of `?` in unary tests. */
  readonly inputType?: FeelType;
  readonly types?: ReadonlyMap<string, FeelType>;
  /** What a field is called, by its canonical path: `op[].level`. */
  readonly labelOf?: (path: string) => EditorText | undefined;
}

/** One part of an expression: its type, and what could be read where it stands. */
export interface Part {
  readonly node: Node;
  readonly type: FeelType;
  readonly at: Environment;
}

/** Every part of a text, as far as it can be read; inner ones before outer ones. Nothing is evaluated but what depends on nothing. */
export function partsOf(text: string, options: EditorOptions): readonly Part[] {
  const parts: Part[] = [];
  const { names, dialect = 'expression' } = options;
  const compilation: Compilation = {
    names,
    types: options.types ?? new Map(),
    reference: false,
    issues: [],
    constants: new WeakSet(),
    observe: (node, type, at) => void parts.push({ node, type, at }),
  };
  try {
    const tree = parse(text, dialect, spellingOf(names, functions.keys()), true);
    const top = new Environment(compilation);
    compileNode(tree, dialect === 'expression' ? top : top.with('?', options.inputType ?? 'any'));
  } catch (error) {
    if (!(error instanceof Located)) throw error;
  }
  return parts;
}

/** The innermost part that the offset touches. */
export function partAt(text: string, offset: number, options: EditorOptions): Part | undefined {
  let found: Part | undefined;
  for (const part of partsOf(text, options)) {
    const { from, to } = part.node.span;
    if (from > offset || to < offset || from === to) continue;
    if (found === undefined || to - from < found.node.span.to - found.node.span.from) found = part;
  }
  return found;
}

/** Static type of the innermost part at an offset; undefined where nothing can be read. */
export function typeAt(text: string, offset: number, options: EditorOptions): FeelType | undefined {
  return partAt(text, offset, options)?.type;
}

/** Canonical path of facts that a part stands for: `op[].level`. */
export function pathOf(node: Node, names: Names): { readonly path: string; readonly type: FeelType } | undefined {
  if (node.kind === 'name') {
    const type = names.get(node.name);
    return type === undefined ? undefined : { path: node.name, type };
  }
  if (node.kind === 'filter') return pathOf(node.list, names);
  if (node.kind !== 'path') return undefined;
  const object = pathOf(node.object, names);
  if (object === undefined) return undefined;
  const [owner, path] = isList(object.type) ? [object.type.list, `${object.path}[]`] : [object.type, object.path];
  const type = typeof owner === 'object' && 'members' in owner ? owner.members.get(node.member) : undefined;
  return type === undefined ? undefined : { path: `${path}.${node.member}`, type };
}
